"""The list of flavours: adding one adds a row here, and its id to those a house may tick."""

from collections.abc import Callable

from msgspec import Struct

from studio.exporting.flavours.flavour_source import FlavourSource
from studio.exporting.flavours.ghost import ghost
from studio.exporting.flavours.markdown import markdown
from studio.exporting.flavours.ninjs_17 import ninjs_17
from studio.exporting.flavours.rss import rss
from studio.exporting.flavours.wordpress import wordpress
from studio.wording import sentence

Make = Callable[[FlavourSource], dict[str, bytes]]


class FlavourSpec(Struct, frozen=True, kw_only=True):
    """One flavour. `file` is its path in the package; `make` gives it, whole, and the same for the same source."""

    id: str
    file: str
    make: Make

    @property
    def title(self) -> str:
        """What it is, in a few words."""
        return sentence(f"flavour.title.{self.id}")

    @property
    def step(self) -> str:
        """What an editor does with it, in a sentence."""
        return sentence(f"flavour.step.{self.id}")


FLAVOURS = (
    FlavourSpec(id="ninjs-1.7", file="cms/ninjs-1.7.json", make=ninjs_17),
    FlavourSpec(id="wordpress", file="cms/wordpress.html", make=wordpress),
    FlavourSpec(id="ghost", file="cms/ghost.zip", make=ghost),
    FlavourSpec(id="rss", file="cms/rss.xml", make=rss),
    FlavourSpec(id="markdown", file="cms/article.md", make=markdown),
)


def flavour_files(source: FlavourSource) -> dict[str, bytes]:
    """The files of the flavours that the house ticks, by path in the package."""
    ticked = source.request.house.flavours
    return {path: data for spec in FLAVOURS if spec.id in ticked for path, data in spec.make(source).items()}
