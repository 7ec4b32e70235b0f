"""What the preview shows: the page of the story as it is now, and the renditions its figures name."""

from collections.abc import Callable

from studio.errors import HouseError
from studio.rendering.article import ArticleRenderer, RenderedArticle, looks_different_around
from studio.rendering.houses import House
from studio.rendering.live_article import LiveArticle, Patch
from studio.session.picture_service import PictureService
from studio.story.picture import PlacedPicture, Rendition, all_renditions_of
from studio.story.story import Story
from studio.ui.preview.page_views import AS_READERS_GET_IT, PageView
from studio.ui.preview.stand_ins import StandIn, stand_in_of, stand_in_page


class PreviewSource:
    """Keeps the rendered article in step with the story, and serves bytes by exact name, never by path.

    `problem` is what keeps the article, or the page around it, from being rendered as the house would have it; the
    article then stays as it was.
    """

    def __init__(self) -> None:
        self._renderer: ArticleRenderer | None = None
        self._live: LiveArticle | None = None
        self._story: Story | None = None
        self._paged_story: Story | None = None
        self._pictures: PictureService | None = None
        self._names: dict[str, tuple[PlacedPicture, Rendition]] = {}
        self._house_problem: HouseError | None = None
        self._article_problem: HouseError | None = None
        self._page_problem: HouseError | None = None
        self._view = AS_READERS_GET_IT
        self._stand_in: StandIn | None = None

    @property
    def story_id(self) -> str:
        """The id of the story that is shown; empty while there is none."""
        return self._story.id if self._story is not None else ""

    def use_view(self, view: PageView) -> None:
        """Look at the page in another way; it must be loaded again."""
        self._view = view
        self._stand_in = stand_in_of(view, self._renderer.house) if self._renderer is not None else None

    @property
    def problem(self) -> HouseError | None:
        """What went wrong in the house's templates, or None."""
        return self._house_problem or self._article_problem or self._page_problem

    def show(self, story: Story, house: House, pictures: PictureService | None) -> None:
        """Render a story in a house; what is rendered of it already is kept."""
        is_same_story = self._story is not None and self._story.id == story.id
        is_same_house = self._renderer is not None and self._renderer.house == house
        try:
            if self._live is not None and is_same_house and is_same_story:
                self._live.update(story)
            else:
                renderer = ArticleRenderer(house)
                self._live, self._renderer = LiveArticle(renderer, story), renderer
                self._stand_in = stand_in_of(self._view, house)
            self._house_problem = self._article_problem = None
        except HouseError as error:
            self._house_problem = error
            if not is_same_story:
                self._live = None
        self._take_up(story)
        self._pictures = pictures

    def update(self, story: Story) -> Patch | None:
        """Follow the story; what changed in the article, or None when nothing visible did."""
        self._take_up(story)
        if self._live is None:
            return None
        try:
            patch = self._live.update(story)
        except HouseError as error:
            self._article_problem = error
            return None
        self._article_problem = None
        return patch if self._stand_in is None else self._stand_in.patch(patch, story)

    def _take_up(self, story: Story) -> None:
        if self._story is None or story.pictures is not self._story.pictures:
            self._names = _rendition_names(story)
        self._story = story

    @property
    def article_html(self) -> str:
        """The article as it is now: the very string an export holds, or what stands in for it."""
        if self._live is None or self._story is None:
            return ""
        article = self._live.article
        return article.html if self._stand_in is None else self._stand_in.article(article, self._story).html

    def page_bytes(self) -> bytes:
        """The whole page as it is now, UTF-8; where that cannot be rendered, the article with nothing around it."""
        self._paged_story = self._story
        if self._renderer is None or self._story is None or self._live is None:
            return b"<!DOCTYPE html><title>Offstone</title>"
        try:
            page = self._page(self._renderer, self._story, self._live.article)
            self._page_problem = None
        except HouseError as error:
            self._page_problem = error
            page = f'<!DOCTYPE html><meta charset="utf-8"><title>Offstone</title>{self._live.article.html}'
        return page.encode()

    def _page(self, renderer: ArticleRenderer, story: Story, article: RenderedArticle) -> str:
        if self._stand_in is None:
            return renderer.page(story, article)
        return stand_in_page(self._stand_in.article(article, story), self._view, story, renderer.house)

    @property
    def is_page_stale(self) -> bool:
        """True when the page around the article shows something that is no longer so, and must be loaded again.

        So it is when the story changed since the house could not show it: it may be able to now.
        """
        if self._paged_story is None or self._story is None:
            return False
        if self._house_problem is not None or self._page_problem is not None:
            return self._paged_story != self._story
        return looks_different_around(self._paged_story, self._story)

    def picture_bytes(self, name: str, on_ready: Callable[[bytes], None], on_gone: Callable[[], None]) -> bool:
        """Hand over the bytes of a rendition by its name; False when the story has none such, or none is to be seen."""
        known = self._names.get(name)
        if known is None or self._pictures is None or not self._view.has_pictures:
            return False
        self._pictures.exact_rendition(*known, on_ready, on_gone)
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
