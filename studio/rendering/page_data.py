"""What machines read of a page: JSON-LD, Open Graph properties, the content security policy."""

import json
import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from markupsafe import Markup

from studio.rendering.credit_formats import credit_in_house
from studio.rendering.element_views import shape_of, web_address
from studio.rendering.houses import House
from studio.story.corrections import newest_first
from studio.story.credit import RightsClass
from studio.story.elements import Embed, EmbedKind
from studio.story.picture import PlacedPicture, Rendition, renditions_of
from studio.story.story import Story

LONGEST_TITLE = 70
"""Characters of a page's title that are surely shown."""

_BY = re.compile(r"by\s+", re.IGNORECASE)
_AI_SOURCE = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"


def content_security_policy(stylesheets: tuple[str, ...]) -> str:
    """The policy of a page: its own style, pictures beside it, and nothing else.

    ``'self'`` covers `images/` on a web server, but a page opened by double click has no origin in some browsers,
    so ``file:`` stands beside it; for a page from the web that is inert. The preview's page comes from a scheme of
    our own, which its style sheets name.
    """
    schemes = sorted({f"{urlsplit(sheet).scheme}:" for sheet in stylesheets if urlsplit(sheet).scheme})
    pictures = " ".join(["'self'", "file:", "data:", *schemes])
    styles = " ".join(["'unsafe-inline'", *(["'self'"] if stylesheets else []), *schemes])
    return f"default-src 'none'; img-src {pictures}; style-src {styles}; base-uri 'none'; form-action 'none'"


def page_title(story: Story, publisher: str) -> str:
    """The title of the page: the SEO title or the headline, and the publisher where there is room for it.

    Search results and tabs show no more than about 70 characters; a longer title is cut between words.
    """
    title = story.seo_title.strip() or story.headline.strip() or story.working_slug
    with_publisher = f"{title} – {publisher}" if publisher else title
    if len(with_publisher) <= LONGEST_TITLE:
        return with_publisher
    if len(title) <= LONGEST_TITLE:
        return title
    cut = title[: LONGEST_TITLE - 1]
    return f"{cut.rsplit(maxsplit=1)[0] if ' ' in cut else cut}…"


def page_properties(story: Story, house: House) -> tuple[tuple[str, str], ...]:
    """Open Graph properties as (name, content). Addresses only where the house says where its media live."""
    found = [
        ("og:type", "article"),
        ("og:title", story.seo_title or story.headline),
        ("og:description", story.standfirst),
        ("og:site_name", house.publisher),
        ("og:locale", story.language.replace("-", "_")),
        ("article:section", story.section),
    ]
    lead = story.lead
    if house.media_base_url:
        found.append(("og:url", urljoin(house.media_base_url, story.working_slug)))
        if lead is not None and lead.has_file:
            largest = renditions_of(lead, house.lead_shape)[-1]
            found += [
                ("og:image", _image_address(largest, house)),
                ("og:image:width", str(largest.width)),
                ("og:image:height", str(largest.height)),
                ("og:image:alt", lead.alt.strip()),
            ]
    return tuple((name, content.strip()) for name, content in found if content.strip())


def json_ld(story: Story, house: House) -> Markup:
    """The story as schema.org `NewsArticle`, as text that can stand in a ``<script>`` data block."""
    pictures = [
        _image_object(picture, house, shape_of(picture, story, house)) for picture in story.pictures if picture.has_file
    ]
    videos = [
        _video_object(embed) for embed in story.embeds if embed.kind is EmbedKind.VIDEO and web_address(embed.url)
    ]
    author = _BY.sub("", story.byline.strip(), count=1) if _BY.match(story.byline.strip()) else story.byline.strip()
    article = _without_empty(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": story.headline.strip(),
            "alternativeHeadline": story.short_headline.strip(),
            "description": story.standfirst.strip(),
            "articleSection": story.section.strip(),
            "inLanguage": story.language,
            "author": [{"@type": "Person", "name": author}] if author else [],
            "publisher": {"@type": "NewsMediaOrganization", "name": house.publisher} if house.publisher else {},
            "image": pictures,
            "video": videos,
            "correction": [_correction(note.text, note.date) for note in newest_first(story.corrections)],
            "isBasedOn": web_address(story.origin.url) if story.origin else "",
        }
    )
    text = json.dumps(article, ensure_ascii=False, indent=1)
    return Markup(text.replace("</", "<\\/").replace("<!--", "<\\u0021--"))


def _image_address(rendition: Rendition, house: House) -> str:
    return urljoin(house.media_base_url, f"images/{rendition.name}")


def _image_object(picture: PlacedPicture, house: House, shape: str) -> dict[str, Any]:
    largest, credit = renditions_of(picture, shape)[-1], picture.credit
    is_organisation = not credit.creator.strip()
    creator = credit.creator.strip() or credit.organisation.strip()
    return _without_empty(
        {
            "@type": "ImageObject",
            "contentUrl": _image_address(largest, house),
            "width": f"{largest.width}px",
            "height": f"{largest.height}px",
            "caption": picture.caption.strip(),
            "creditText": credit_in_house(credit, house),
            "creator": {"@type": "Organization" if is_organisation else "Person", "name": creator} if creator else {},
            "copyrightNotice": credit.copyright_notice.strip(),
            "usageInfo": web_address(credit.usage_terms),
            "digitalSourceType": _AI_SOURCE if credit.rights_class == RightsClass.AI_GENERATED else "",
        }
    )


def _video_object(embed: Embed) -> dict[str, Any]:
    return _without_empty(
        {
            "@type": "VideoObject",
            "name": embed.title.strip(),
            "description": (embed.caption or embed.fallback).strip(),
            "url": web_address(embed.url),
        }
    )


def _correction(text: str, date: str) -> dict[str, Any]:
    return _without_empty({"@type": "CorrectionComment", "text": text.strip(), "datePublished": date.strip()})


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
