"""What an intake hands back: the story, and the fate of every line with its reason."""

from msgspec import Struct, field

from studio.intake.fates import Fate
from studio.story.story import Story


class IntakeLine(Struct, frozen=True, kw_only=True):
    """One line (or, for HTML, one block) of the input and what became of it.

    `number` counts from 0. `reason` is a code whose sentence is ``intake.reason.<reason>``. `label` is the part of
    the line that was taken for a label, such as "Image source, ", and is left out of the field. `field` names the
    field of the story the line went to, and `element` the picture, fact box or embed; both may be empty.
    """

    number: int
    text: str
    fate: Fate
    reason: str
    element: str = ""
    field: str = ""
    label: str = ""


class IntakeNote(Struct, frozen=True, kw_only=True):
    """Something the editor should know about the intake as a whole; `code` gives the sentence.

    `is_warning` is False for what is good to know, and asks for nothing.
    """

    code: str
    parameters: dict[str, str] = field(default_factory=dict)
    is_warning: bool = True


class IntakePicture(Struct, frozen=True, kw_only=True):
    """The file of a picture that came along: the placed picture it belongs to, and its bytes, which nobody decoded.

    `original` is the hash of the original it was made from; a library that has that does not need the file.
    """

    picture_id: str
    file_name: str
    data: bytes
    original: str = ""


class IntakeResult(Struct, frozen=True, kw_only=True):
    """A story made from something foreign. `reader` is the id of the reader, `ads` the number of ad positions.

    `pictures` are the files that came along; a placed picture without one waits for it.
    """

    story: Story
    lines: tuple[IntakeLine, ...]
    reader: str
    ads: int = 0
    notes: tuple[IntakeNote, ...] = ()
    pictures: tuple[IntakePicture, ...] = ()
