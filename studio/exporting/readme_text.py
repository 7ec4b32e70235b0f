"""The README of a package: what is in it, what goes where, what is missing, and what was overridden and why."""

from studio.exporting.changed_lines import changed_lines
from studio.exporting.flavours.flavours import FLAVOURS, FlavourSpec
from studio.exporting.hand_off import HandOffRequest
from studio.story.box_text import box_text
from studio.story.findings import Finding
from studio.story.story import Story
from studio.wording import sentence

_FILES = (
    *("index.html", "body.html", "images/", "pictures.html", "pictures.csv"),
    *("story.md", "story.json", "offstone.json", "manifest-sha256.txt"),
)
_WIDTH = max(len(name) for name in _FILES) + 2


def readme_text(request: HandOffRequest) -> str:
    """The README as plain text, a section at a time; sections with nothing to say are left out."""
    story = request.story
    title = " ".join(story.headline.split()) or sentence("readme.untitled")
    told = sentence("readme.about", revision=request.revision, saved_at=request.saved_at, house=request.house.name)
    sections = [
        _section("changed", changed_lines(request)),
        _section("contents", [_file_line(name) for name in _FILES if name != "images/" or _has_images(story)]),
        _section("steps", [f"{number}. {step}" for number, step in enumerate(_steps(story), 1)]),
        _section("flavours", [_flavour_line(spec) for spec in FLAVOURS if spec.id in request.house.flavours]),
        _section("boxes", [box_text(box) + "\n" for box in story.fact_boxes]).rstrip("\n"),
        _section("missing", [f"- {line}" for line in _missing(story)]),
        _section("overridden", _overridden(request)),
        _section("warnings", [f"- {_told(finding)}" for finding in request.warnings]),
    ]
    return "\n\n".join([f"{title}\n{told}", *(section for section in sections if section)]) + "\n"


def _section(name: str, lines: list[str]) -> str:
    return "\n".join([sentence(f"readme.title.{name}"), *lines]) if lines else ""


def _file_line(name: str) -> str:
    code = name.replace(".", "_").replace("-", "_").rstrip("/")
    return f"{name:<{_WIDTH}}{sentence(f'readme.file.{code}')}"


def _flavour_line(spec: FlavourSpec) -> str:
    return f"{spec.file:<{_WIDTH}}{spec.title}: {spec.step}"


def _steps(story: Story) -> list[str]:
    steps = ["images"] if _has_images(story) else []
    steps += ["body", "fields", "check"]
    told = [sentence(f"readme.step.{step}") for step in steps]
    if story.embargoed_until:
        told.insert(0, sentence("readme.step.embargo", until=story.embargoed_until))
    return told


def _missing(story: Story) -> list[str]:
    return [
        sentence("readme.picture_missing", picture=" ".join((picture.alt or picture.caption or picture.id).split()))
        for picture in story.pictures
        if not picture.has_file
    ]


def _overridden(request: HandOffRequest) -> list[str]:
    if not request.errors:
        return []
    reason = " ".join(request.override_reason.split())
    return [sentence("readme.reason", reason=reason), *(f"- {_told(finding)}" for finding in request.errors)]


def _told(finding: Finding) -> str:
    return " ".join(sentence(finding.code, **finding.parameters).split())


def _has_images(story: Story) -> bool:
    return any(picture.has_file for picture in story.pictures)
