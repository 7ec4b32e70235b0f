"""How far an export is, and the moments at which it can be stopped."""

from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from studio.exporting.hand_off import Originals
from studio.story.story import Story


class ExportStep(StrEnum):
    """What an export is doing."""

    PICTURES = "pictures"
    WRITING = "writing"
    VERIFYING = "verifying"


class Progress(Protocol):
    """Is told of each step right before it, and may raise ExportCancelled, which leaves nothing behind."""

    def __call__(self, step: ExportStep, number: int = 0, count: int = 0, /) -> None:
        """A step begins; of pictures, the `number`-th of `count`, from 1."""


def no_progress(_step: ExportStep, _number: int = 0, _count: int = 0) -> None:
    """Tell nobody, and never stop."""


class WatchedOriginals(Struct):
    """Originals that tell of each picture of a story as it is read; an export reads each once, in turn."""

    originals: Originals
    progress: Progress
    count: int
    number: int = 0

    def read(self, sha256: str) -> bytes:
        """The bytes of an original."""
        self.number += 1
        self.progress(ExportStep.PICTURES, self.number, self.count)
        return self.originals.read(sha256)


def watched(originals: Originals, story: Story, progress: Progress) -> WatchedOriginals:
    """The originals of a story, read under the eyes of `progress`."""
    return WatchedOriginals(originals, progress, sum(picture.has_file for picture in story.pictures))
