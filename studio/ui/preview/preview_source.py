"""What the preview shows: the page of the story as it is now, and the renditions its figures name."""

from collections.abc import Callable

from studio.rendering.article import ArticleRenderer
from studio.rendering.houses import House
from studio.rendering.live_article import LiveArticle, Patch
from studio.session.picture_service import PictureService
from studio.story.picture import PlacedPicture, Rendition, renditions_of
from studio.story.story import Story


class PreviewSource:
    """Keeps the rendered article in step with the story, and serves bytes by exact name, never by path."""

    def __init__(self) -> None:
        self._renderer: ArticleRenderer | None = None
        self._live: LiveArticle | None = None
        self._story: Story | None = None
        self._pictures: PictureService | None = None
        self._names: dict[str, tuple[PlacedPicture, Rendition]] = {}

    def show(self, story: Story, house: House, pictures: PictureService) -> None:
        """Render a story, in a house, from scratch."""
        if self._renderer is None or self._renderer.house != house:
            self._renderer = ArticleRenderer(house)
        self._live = LiveArticle(self._renderer, story)
        self._story = story
        self._pictures = pictures
        self._names = _rendition_names(story)

    def update(self, story: Story) -> Patch | None:
        """Follow the story; what changed in the article, or None when nothing visible did."""
        if self._live is None or self._story is None:
            return None
        if story.pictures is not self._story.pictures:
            self._names = _rendition_names(story)
        self._story = story
        return self._live.update(story)

    @property
    def article_html(self) -> str:
        """The article as it is now: the very string an export holds."""
        return self._live.article.html if self._live is not None else ""

    def page_bytes(self) -> bytes:
        """The whole page as it is now, UTF-8."""
        if self._renderer is None or self._story is None or self._live is None:
            return b"<!DOCTYPE html><title>Offstone</title>"
        return self._renderer.page(self._story, self._live.article).encode()

    def picture_bytes(self, name: str, on_ready: Callable[[bytes], None]) -> bool:
        """Hand over the bytes of a rendition of this story by its name; False when the story has none of that name."""
        known = self._names.get(name)
        if known is None or self._pictures is None:
            return False
        self._pictures.exact_rendition(*known, on_ready)
        return True

    def line_of_block(self, index: int) -> int:
        """The 0-based body line where a block starts."""
        return self._live.line_of_block(index) if self._live is not None else 0

    def block_at_line(self, line: int) -> int:
        """The block that holds a 0-based body line, or the nearest before it."""
        return self._live.block_at_line(line) if self._live is not None else 0

    @property
    def block_count(self) -> int:
        """How many blocks the body has."""
        return len(self._live.article.blocks) if self._live is not None else 0


def _rendition_names(story: Story) -> dict[str, tuple[PlacedPicture, Rendition]]:
    return {rendition.name: (picture, rendition) for picture in story.pictures for rendition in renditions_of(picture)}
