"""The short form of the simulated power cuts, and that they would see what they are there to see."""

import sys

import pytest
from msgspec.structs import replace

from studio.errors import KnownError
from tests.faults.disk_record import SyncFile, SyncFolder
from tests.faults.power_cut import PowerCuts
from tests.faults.system_calls import reason_to_skip

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="storage calls are recorded on Linux"),
    pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip() or "-"),
]


@pytest.fixture(scope="module")
def cuts(tmp_path_factory: pytest.TempPathFactory) -> PowerCuts:
    return PowerCuts(tmp_path_factory.mktemp("cuts"), seed=20260108)


def test_sixty_power_cuts_lose_nothing_that_was_acknowledged(cuts: PowerCuts) -> None:
    cuts.run(60)
    assert cuts.facts["states"] == 60
    assert cuts.facts["acknowledged saves found"] > 100
    assert cuts.facts["pictures read"] > 20
    assert cuts.facts["backups proven"] > 20


@pytest.mark.parametrize("kind", [SyncFile, SyncFolder])
def test_without_syncing_the_same_cuts_lose_something(cuts: PowerCuts, kind: type) -> None:
    whole = cuts.record
    cuts.record = replace(whole, steps=tuple(step for step in whole.steps if not isinstance(step, kind)))
    cuts._said = [at + 1 for at, step in enumerate(cuts.record.steps) if hasattr(step, "text")]
    try:
        with pytest.raises((AssertionError, KnownError, KeyError)):
            cuts.run(60)
    finally:
        cuts.record = whole
