"""A placed picture, still without its file, from the lines that speak of it."""

from msgspec import Struct
from msgspec.structs import replace

from studio.intake.credit_reader import read_credit
from studio.intake.fates import Fate
from studio.intake.runs import DecidedLine
from studio.story.credit import Credit, RightsClass
from studio.story.picture import PlacedPicture


class PictureDraft(Struct, frozen=True, kw_only=True):
    """What the lines of one picture say, and the lines themselves."""

    picture: PlacedPicture
    lines: tuple[DecidedLine, ...]


def pictures_from(run: list[DecidedLine]) -> list[PictureDraft]:
    """The pictures a run of lines speaks of; their ids are still empty."""
    return [PictureDraft(picture=_picture(group), lines=tuple(group)) for group in _groups(run)]


def _groups(run: list[DecidedLine]) -> list[list[DecidedLine]]:
    groups: list[list[DecidedLine]] = []
    previous: Fate | None = None
    taken: set[Fate] = set()
    for line in run:
        fate = line.verdict.fate
        if not groups or _starts_picture(fate, previous, taken):
            groups.append([])
            taken = set()
        groups[-1].append(line)
        taken.add(fate)
        previous = fate
    return groups


def _starts_picture(fate: Fate, previous: Fate | None, taken: set[Fate]) -> bool:
    if fate is Fate.PICTURE:
        return True
    if fate is Fate.ALT:
        return taken != {Fate.PICTURE} and previous is not Fate.PICTURE
    if fate is Fate.CAPTION_AND_CREDIT:
        return bool(taken & {Fate.CAPTION, Fate.CREDIT, Fate.CAPTION_AND_CREDIT})
    return fate is not previous and bool(taken & {fate, Fate.CAPTION_AND_CREDIT})


def _picture(group: list[DecidedLine]) -> PlacedPicture:
    return PlacedPicture(
        id="",
        alt=_joined(group, Fate.ALT),
        caption=" ".join(filter(None, (_joined(group, Fate.CAPTION), _joined(group, Fate.CAPTION_AND_CREDIT)))),
        file_name=next((_file_name(line.text) for line in group if line.verdict.fate is Fate.PICTURE), ""),
        credit=_credit(group),
    )


def _file_name(address: str) -> str:
    name = address.partition("?")[0].partition("#")[0].rpartition("/")[2]
    return name if "." in name and ":" not in name else ""


def _joined(group: list[DecidedLine], fate: Fate) -> str:
    return " ".join(line.text for line in group if line.verdict.fate is fate).strip()


def _credit(group: list[DecidedLine]) -> Credit:
    found = [
        read_credit(line.verdict.rest or line.text, raw=_raw(line))
        for line in group
        if line.verdict.fate is Fate.CREDIT or (line.verdict.fate is Fate.CAPTION_AND_CREDIT and line.verdict.rest)
    ]
    merged = Credit()
    for credit in found:
        merged = _merged(merged, credit)
    return merged


def _raw(line: DecidedLine) -> str:
    return line.verdict.rest if line.verdict.fate is Fate.CAPTION_AND_CREDIT else line.piece.text


def _merged(first: Credit, second: Credit) -> Credit:
    unknown = first.rights_class == RightsClass.UNKNOWN
    return replace(
        first,
        creator=first.creator or second.creator,
        organisation="/".join(dict.fromkeys(filter(None, (first.organisation, second.organisation)))),
        via=first.via or second.via,
        rights_class=second.rights_class if unknown else first.rights_class,
        raw=" ".join(filter(None, (first.raw, second.raw))),
    )
