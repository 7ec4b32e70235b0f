"""The elements of a story as associations of its ninjs: pictures with credits, fact boxes, embeds, related links."""

from collections.abc import Iterator, Mapping

import msgspec
from msgspec import Struct

from studio.exporting.article_forms import element_html, plain_text
from studio.exporting.hand_off import HandOffRequest
from studio.exporting.ninjs.addresses import Addresses, web_uri
from studio.exporting.ninjs_profile import (
    Association,
    Body,
    Description,
    DigitalSourceType,
    Embed,
    FactBox,
    InfoSource,
    LeadPicture,
    Picture,
    Related,
    Rendition,
    RightsInfo,
    Subject,
)
from studio.rendering.article import ArticleRenderer
from studio.rendering.credit_formats import credit_in_house
from studio.rights import rights_rule
from studio.story import elements
from studio.story.credit import Credit
from studio.story.directives import DirectiveName
from studio.story.elements import EmbedKind
from studio.story.picture import PlacedPicture, all_renditions_of, renditions_of

_AI = DigitalSourceType(
    uri="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
    name="Created using generative AI",
)


class Associations(Struct, frozen=True):
    """Makes the associations of one hand-off. `sizes` are the lengths in bytes of the package's files, by path."""

    request: HandOffRequest
    addresses: Addresses
    renderer: ArticleRenderer
    sizes: Mapping[str, int]

    def all(self) -> Iterator[Association]:
        """The lead picture, the other pictures, the fact boxes, the embeds, the related links that are shown."""
        story = self.request.story
        pictures = sorted(story.pictures, key=lambda picture: picture.id != story.lead_picture)
        yield from (self._picture(picture) for picture in pictures)
        yield from (self._fact_box(box) for box in story.fact_boxes)
        yield from (self._embed(embed) for embed in story.embeds)
        shown = [link for link in story.related if link.is_included and link.headline.strip()]
        yield from (self._related(link, number) for number, link in enumerate(shown, 1))

    def _picture(self, picture: PlacedPicture) -> Picture:
        kind = LeadPicture if picture.id == self.request.story.lead_picture else Picture
        credit, name = picture.credit, f"{DirectiveName.PICTURE}/{picture.id}"
        rights = rights_rule(credit.rights_class)
        licence = web_uri(rights.licence) or web_uri(credit.usage_terms)
        return kind(
            name=name,
            uri=self.addresses.element(name),
            type="picture",
            representation_type="full" if picture.has_file else "partial",
            descriptions=self._picture_texts(picture),
            by=credit.creator.strip(),
            info_sources=self._parties(credit),
            copyright_notice=credit.copyright_notice.strip(),
            usage_terms=credit.usage_terms.strip(),
            rights_info=RightsInfo(linked_rights=licence) if licence else None,
            digital_source_type=_AI if rights.is_ai else None,
            ed_note=credit.instructions.strip(),
            renditions=tuple(self._renditions(picture)),
        )

    def _picture_texts(self, picture: PlacedPicture) -> tuple[Description, ...]:
        """Its texts. A decorative picture has an empty alt text; one whose alt text is missing has none."""
        nothing = (Description(role="altText", value="", content_type="text/plain"),)
        alt = nothing if picture.decorative else descriptions(altText=picture.alt)
        credit = picture.credit
        others = {"caption": picture.caption, "creditLine": self._credit(picture), "context": credit.context_note}
        return (*alt, *descriptions(**others))

    def _credit(self, picture: PlacedPicture) -> str:
        return credit_in_house(picture.credit, self.request.house)

    def _parties(self, credit: Credit) -> tuple[InfoSource, ...]:
        parties = (
            InfoSource(
                role="creditLine", name=credit_in_house(credit, self.request.house), uri=web_uri(credit.link) or None
            ),
            InfoSource(role="organisation", name=credit.organisation.strip()),
            InfoSource(role="distributor", name=credit.via.strip()),
        )
        return tuple(party for party in parties if party.name)

    def _renditions(self, picture: PlacedPicture) -> Iterator[Rendition]:
        for each in all_renditions_of(picture):
            path = f"images/{each.name}"
            yield Rendition(
                name=each.name.removesuffix(".jpg"),
                href=self.addresses.file(path),
                content_type="image/jpeg",
                width=each.width,
                height=each.height,
                size_in_bytes=self.sizes[path],
                aspect_ratio=each.shape,
            )

    def _fact_box(self, box: elements.FactBox) -> FactBox:
        name = f"{DirectiveName.FACT_BOX}/{box.id}"
        markup = element_html(DirectiveName.FACT_BOX, box.id, self.request.story, self.renderer)
        facts = msgspec.to_builtins(box.facts)
        data = msgspec.json.encode({"kind": box.kind.value, "title": box.title, "facts": facts}).decode()
        return FactBox(
            name=name,
            uri=self.addresses.element(name),
            type="component",
            title=box.title.strip(),
            bodies=(
                body("main", "text/html", markup, words=plain_text(markup)),
                body("data", "application/json", data),
            ),
        )

    def _embed(self, embed: elements.Embed) -> Embed:
        name = f"{DirectiveName.EMBED}/{embed.id}"
        story = self.request.story
        poster = story.picture(embed.poster) if embed.poster else None
        has_poster = poster is not None and poster.has_file
        credit = self._credit(poster) if poster is not None and has_poster else ""
        texts = {"altText": embed.alt, "caption": embed.caption, "creditLine": credit}
        return Embed(
            name=name,
            uri=self.addresses.element(name),
            type="video"
            if embed.kind is EmbedKind.VIDEO
            else "audio"
            if embed.kind is EmbedKind.AUDIO
            else "composite",
            title=embed.title.strip(),
            by=embed.author.strip(),
            descriptions=descriptions(**texts, fallback=embed.fallback, quote=embed.text),
            info_sources=(InfoSource(role="creditLine", name=credit),) if credit else (),
            renditions=(*_page(embed.url), *(self._poster(poster) if poster is not None and has_poster else ())),
        )

    def _poster(self, poster: PlacedPicture) -> tuple[Rendition]:
        largest = renditions_of(poster, self.request.house.picture_shape)[-1]
        path = f"images/{largest.name}"
        return (
            Rendition(
                name="poster",
                href=self.addresses.file(path),
                content_type="image/jpeg",
                width=largest.width,
                height=largest.height,
                size_in_bytes=self.sizes[path],
            ),
        )

    def _related(self, link: elements.RelatedLink, number: int) -> Related:
        name = f"related/{number}"
        section = link.section.strip()
        return Related(
            name=name,
            uri=web_uri(link.url) or self.addresses.element(name),
            type="text",
            title=link.headline.strip(),
            subjects=(Subject(rel="section", name=section),) if section else (),
            descriptions=descriptions(summary="" if link.is_cut else link.excerpt),
            renditions=_page(link.url),
        )


def descriptions(**texts: str) -> tuple[Description, ...]:
    """Plain texts by their role; empty ones are left out."""
    return tuple(
        msgspec.convert({"role": role, "value": text.strip(), "contentType": "text/plain"}, Description)
        for role, text in texts.items()
        if text.strip()
    )


def body(role: str, content_type: str, value: str, *, words: str = "") -> Body:
    """A text in one form, with its length and the count of the `words` that readers get from it."""
    plain = {"role": role, "value": value, "contentType": content_type}
    return msgspec.convert({**plain, "charCount": len(value), "wordCount": len(words.split())}, Body)


def _page(url: str) -> tuple[Rendition, ...]:
    address = web_uri(url)
    return (Rendition(name="page", href=address, content_type="text/html"),) if address else ()
