"""The elements that directives place: each as exactly one HTML element, made by a template of the house."""

from msgspec import Struct

from studio.rendering.element_views import embed_view, fact_box_view, picture_view
from studio.rendering.house_templates import HouseTemplates
from studio.rendering.houses import House
from studio.rendering.missing_elements import Missing
from studio.story.directives import Directive, DirectiveName
from studio.story.elements import Embed, FactBox
from studio.story.picture import PlacedPicture
from studio.story.story import Story

Dependencies = tuple[PlacedPicture | FactBox | Embed | None, ...]


def dependencies_of(directive: Directive, story: Story) -> Dependencies:
    """What of the story, beside its language, the element of `directive` is made from."""
    match directive.name:
        case DirectiveName.PICTURE:
            return (story.picture(directive.id),)
        case DirectiveName.FACT_BOX:
            return (story.fact_box(directive.id),)
        case DirectiveName.EMBED:
            embed = story.embed(directive.id)
            return (embed, story.picture(embed.poster) if embed and embed.poster else None)
        case _:
            return ()


class ElementRenderer(Struct, frozen=True):
    """Renders the elements of a story in one house."""

    house: House
    templates: HouseTemplates

    def html_of(self, directive: Directive, story: Story) -> str:
        """The one element for `directive`. Raises HouseError when a template of the house does not work."""
        match directive.name:
            case DirectiveName.PICTURE:
                return self._picture(directive, story)
            case DirectiveName.FACT_BOX:
                return self._fact_box(directive, story)
            case DirectiveName.EMBED:
                return self._embed(directive, story)
            case DirectiveName.PULL_QUOTE:
                return self._pull_quote(directive)
            case _:
                return self.templates.render("ad.html", {"is_shown": self.house.ads_in_body})

    def figure(self, picture: PlacedPicture, place: str) -> str:
        """The figure of a placed picture; `place` is ``lead`` or ``body``."""
        shape = self.house.lead_shape if place == "lead" else self.house.picture_shape
        view = picture_view(picture, self.house, shape=shape)
        if view.image is None:
            return self._missing(Missing.PICTURE_FILE, view.name)
        return self.templates.render("picture.html", {"picture": view, "place": place})

    def _picture(self, directive: Directive, story: Story) -> str:
        picture = story.picture(directive.id)
        return self._unknown(directive) if picture is None else self.figure(picture, "body")

    def _fact_box(self, directive: Directive, story: Story) -> str:
        box = story.fact_box(directive.id)
        if box is None:
            return self._unknown(directive)
        view = fact_box_view(box, self.house, story.language)
        return self.templates.render("fact-box.html", {"box": view})

    def _embed(self, directive: Directive, story: Story) -> str:
        embed = story.embed(directive.id)
        if embed is None:
            return self._unknown(directive)
        view = embed_view(embed, self.house, story)
        return self.templates.render("embed.html", {"embed": view})

    def _pull_quote(self, directive: Directive) -> str:
        text = directive.text.strip()
        if not text:
            return self._missing(Missing.QUOTE_WORDS)
        values = {"text": text, "by": directive.by.strip()}
        return self.templates.render("pull-quote.html", values)

    def _unknown(self, directive: Directive) -> str:
        return self._missing(Missing(directive.name), directive.id)

    def _missing(self, kind: Missing, name: str = "") -> str:
        return self.templates.render("missing.html", {"kind": str(kind), "name": name})
