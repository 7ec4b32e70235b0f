"""Pictures are decoded in a process that can hang, crash or be orphaned without harm to anyone."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from studio.errors import PictureError
from studio.pictures.inspection import place_picture
from studio.pictures.renditions import make_rendition, make_renditions, make_thumbnail
from studio.pictures.worker.picture_worker import PictureWorker
from studio.story.picture import renditions_of
from studio.wording import explain
from tests.pictures.drawn import drawn, encoded

needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="ends processes by signals")


def test_the_worker_answers_as_the_functions_do_and_ends_with_close() -> None:
    data = encoded(drawn(700, 500))
    picture = place_picture(data, "gate.jpg", "gate")
    with PictureWorker() as worker:
        assert worker.process_id is None
        assert worker.place(data, "gate.jpg", "gate") == picture
        first = worker.process_id
        assert worker.renditions(data, picture) == make_renditions(data, picture)
        smallest = renditions_of(picture)[0]
        assert worker.rendition(data, picture, smallest) == make_rendition(data, picture, smallest)
        assert worker.thumbnail(data, 96) == make_thumbnail(data, 96)
        assert worker.process_id == first
    assert worker.process_id is None


def test_a_refusal_comes_back_as_the_same_sentence_and_the_worker_stays() -> None:
    with PictureWorker() as worker:
        for data in (b"", b"no picture", b"8BPS\0\1", encoded(drawn())[:900]):
            with pytest.raises(PictureError) as here:
                place_picture(data, "x", "x")
            with pytest.raises(PictureError) as there:
                worker.place(data, "x", "x")
            assert explain(there.value) == explain(here.value)
        assert worker.process_id is not None


def test_a_long_file_gets_more_time_than_a_small_one_and_never_without_end() -> None:
    worker = PictureWorker()
    assert worker.place_limit_s(20_000) == pytest.approx(2.02)
    assert worker.place_limit_s(4_000_000) == pytest.approx(6.0)
    assert worker.place_limit_s(500_000_000) == pytest.approx(10.0)


@needs_signals
def test_a_killed_worker_is_a_sentence_and_the_next_picture_gets_a_new_one() -> None:
    data = encoded(drawn(64, 40))
    with PictureWorker(place_limit_s=0.5) as worker:
        worker.place(data, "x", "x")
        stopped = worker.process_id
        assert stopped is not None
        os.kill(stopped, signal.SIGSTOP)
        with pytest.raises(PictureError) as late:
            worker.place(data, "x", "x")
        assert late.value.code == "picture.worker_late"
        assert explain(late.value)
    with PictureWorker() as worker:
        worker.place(data, "x", "x")
        first = worker.process_id
        assert first is not None
        os.kill(first, signal.SIGKILL)
        os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
        assert worker.place(data, "x", "x").width == 64
        assert worker.process_id != first


@needs_signals
def test_a_killed_parent_leaves_no_worker_behind() -> None:
    code = (
        "import sys; from studio.pictures.worker.picture_worker import PictureWorker; w = PictureWorker()\n"
        "try: w.place(b'none', 'x', 'x')\nexcept Exception: pass\n"
        "print(w.process_id, flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        watched = Path(f"/proc/{worker}/stat")
        if not watched.exists():
            parent.kill()
            pytest.skip("needs /proc to see the worker end")
        end = os.pidfd_open(worker)
        parent.kill()
        assert _ends_within(end, seconds=10)
        os.close(end)


def _ends_within(process: int, seconds: float) -> bool:
    import select

    return bool(select.select([process], [], [], seconds)[0])
