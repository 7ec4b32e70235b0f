"""Packages of stories made by chance, unpacked into a folder, for the tools that `docs/verification.md` names.

``python -m tests.exporting.make_packages FOLDER 500``
"""

import sys
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from studio.exporting.package_files import package_files
from studio.story.story import Story
from tests.exporting.desk import ERROR, ORIGINALS, request
from tests.exporting.generated import stories


def make_packages(folder: Path, count: int) -> None:
    """Write the files of `count` packages into folders of their own below `folder`."""
    made = iter(range(count))

    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(story=stories())
    def _write(story: Story) -> None:
        asked = request("broadsheet", story=story, findings=(ERROR,), override_reason="A reason")
        below = folder / f"{next(made, count):04}"
        for path, data in package_files(asked, ORIGINALS).items():
            (below / path).parent.mkdir(parents=True, exist_ok=True)
            (below / path).write_bytes(data)

    _write()


if __name__ == "__main__":
    make_packages(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 20)
