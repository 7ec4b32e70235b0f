"""The short form of the bit flips: sixty damaged libraries."""

from pathlib import Path

from tests.faults.bit_flips import BitFlips


def test_sixty_damaged_libraries_open_or_are_restored_or_refused(tmp_path: Path) -> None:
    flips = BitFlips(tmp_path, seed=20260108)
    flips.run(60)
    assert flips.endings.total() == 60
    assert flips.endings["restored and said"] >= 5
    assert flips.endings["opened"] >= 5
