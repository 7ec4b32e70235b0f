"""The preview's renderer is killed while somebody types: it comes back, no key is lost, the window never waits.

python -m tests.faults.renderer_kills --rounds 200 --seed 1
"""

import argparse
import os
import random
import signal
import sys
from typing import Any

from tests.faults.scripted_desk import Script, ScriptedDesk, own_folder, report, run_desk

LONGEST_STALL_MS = 2000


class RendererKills:
    """Types all the time, kills the renderer at random moments, and waits for the page to be what is typed."""

    def __init__(self, rounds: int, seed: int) -> None:
        self._rounds, self._chance = rounds, random.Random(seed)
        self._is_shown = False
        self.kills = self.keys = 0
        self.worst_stall_ms = 0.0

    def script(self, desk: ScriptedDesk) -> Script:
        """The whole of it."""
        window = desk.window
        yield lambda: window.desk.story is not None and window.preview.view is not None and window.preview.view.is_ready
        body = window.editor.body_edit
        window.editor.focus_field("body")
        window.editor.go_to_line(0)
        expected = window.desk.story.body  # type: ignore[union-attr]
        at = 0
        desk.reset_stalls()
        for _ in range(self._rounds):
            page: Any = window.preview.view.preview_page  # type: ignore[union-attr]
            renderer, kill_at = page.renderProcessPid(), self._chance.randrange(20)
            for number in range(25):
                letter = self._chance.choice("etaon shrdlu")
                desk.press(body, letter)
                expected, at = expected[:at] + letter + expected[at:], at + 1
                self.keys += 1
                if number == kill_at:
                    os.kill(renderer, signal.SIGKILL)
                    self.kills += 1
                yield self._chance.randint(20, 50)
            yield lambda page=page, renderer=renderer: page.renderProcessPid() not in (0, renderer)
            yield lambda: window.preview.view.is_ready  # type: ignore[union-attr]
            if window.desk.story.body != expected:  # type: ignore[union-attr]
                desk.fail(f"after kill {self.kills} keys are missing")
            self._is_shown = False
            yield lambda: self._shows(window)
        self.worst_stall_ms = desk.longest_stall_ms
        if self.worst_stall_ms > LONGEST_STALL_MS:
            desk.fail(f"the window did not answer for {self.worst_stall_ms:.0f} ms")
        yield lambda: window.desk.session.is_saved  # type: ignore[union-attr]

    def _shows(self, window: Any) -> bool:
        html = window.preview.source.article_html
        window.preview.view.preview_page.call("isArticle", html, on_result=self._on_compared)
        return self._is_shown

    def _on_compared(self, is_equal: Any) -> None:
        self._is_shown = bool(is_equal)


def main(arguments: list[str]) -> int:
    """Kill the renderer as often as the arguments say; 0 when the page always came back and no key was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.renderer_kills")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    kills = RendererKills(options.rounds, options.seed)
    with own_folder() as folder:
        desk = run_desk(folder / "Stories.offstone", folder / "home", kills.script, with_preview=True)
    return report(
        desk,
        f"{kills.kills} renderers killed, {kills.keys} keys, longest stall {kills.worst_stall_ms:.0f} ms: "
        f"{len(desk.problems)} problems",
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
