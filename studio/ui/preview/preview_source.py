"""What the preview shows: the page of the story as it is now, and the renditions its figures name."""

from collections.abc import Callable

from studio.rendering.article import ArticleRenderer, looks_different_around
from studio.rendering.houses import House
from studio.rendering.live_article import LiveArticle, Patch
from studio.session.picture_service import PictureService
from studio.story.picture import PlacedPicture, Rendition, all_renditions_of
from studio.story.story import Story


class PreviewSource:
    """Keeps the rendered article in step with the story, and serves bytes by exact name, never by path."""

    def __init__(self) -> None:
        self._renderer: ArticleRenderer | None = None
        self._live: LiveArticle | None = None
        self._story: Story | None = None
        self._paged_story: Story | None = None
        self._pictures: PictureService | None = None
        self._names: dict[str, tuple[PlacedPicture, Rendition]] = {}

    def show(self, story: Story, house: House, pictures: PictureService | None) -> None:
        """Render a story in a house; what is rendered of it already is kept."""
        is_same_house = self._renderer is not None and self._renderer.house == house
        if self._renderer is None or not is_same_house:
            self._renderer = ArticleRenderer(house)
        if is_same_house and self._live is not None and self._story is not None and self._story.id == story.id:
            self._live.update(story)
        else:
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
        self._paged_story = self._story
        return self._renderer.page(self._story, self._live.article).encode()

    @property
    def is_page_stale(self) -> bool:
        """True when the page around the article shows something that is no longer so, and must be loaded again."""
        if self._paged_story is None or self._story is None:
            return False
        return looks_different_around(self._paged_story, self._story)

    def picture_bytes(self, name: str, on_ready: Callable[[bytes], None]) -> bool:
        """Hand over the bytes of a rendition of this story by its name; False when the story has none of that name."""
        known = self._names.get(name)
        if known is None or self._pictures is None:
            return False
        self._pictures.exact_rendition(*known, on_ready)
        return True

    def place_of_line(self, line: float) -> tuple[int, float]:
        """The block that holds a 0-based body line, and how far down in it the line is; block -1 is the header."""
        index = self._live.block_at_line(int(line)) if self._live is not None else -1
        if index < 0:
            return -1, 0.0
        first, count = self._lines_of_block(index)
        return index, min(1.0, max(0.0, (line - first) / count))

    def line_at_place(self, index: int, fraction: float) -> int:
        """The 0-based body line that far down in a block."""
        first, count = self._lines_of_block(index)
        return first + int(min(1.0, max(0.0, fraction)) * max(0, count - 1))

    def _lines_of_block(self, index: int) -> tuple[int, int]:
        if self._live is None or index >= len(self._live.article.blocks):
            return 0, 1
        first = self._live.line_of_block(index)
        is_last = index + 1 == len(self._live.article.blocks)
        return first, 1 if is_last else max(1, self._live.line_of_block(index + 1) - first)


def _rendition_names(story: Story) -> dict[str, tuple[PlacedPicture, Rendition]]:
    return {
        rendition.name: (picture, rendition) for picture in story.pictures for rendition in all_renditions_of(picture)
    }
