"""The article of a story that is being written: each change re-renders only the blocks it touches."""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from studio.rendering.article import ArticleRenderer, RenderedArticle
from studio.rendering.blocks import with_plain_line_ends
from studio.rendering.elements import dependencies_of
from studio.rendering.live_body import BodyChange, LiveBody
from studio.story.story import Story


class Patch(Struct, frozen=True):
    """What changed in an article: `removed` blocks from `start` on give way to `inserted`.

    `opening` and `closing` are the new pieces, or None where they stay.
    """

    start: int
    removed: int
    inserted: tuple[str, ...]
    opening: str | None = None
    closing: str | None = None

    def apply(self, blocks: Sequence[str]) -> tuple[str, ...]:
        """`blocks` with the change made."""
        return (*blocks[: self.start], *self.inserted, *blocks[self.start + self.removed :])


class LiveArticle:
    """Keeps one story rendered while it changes, from one thread.

    Its article is always the one `ArticleRenderer.render` gives for the version it was last told of.
    """

    def __init__(self, renderer: ArticleRenderer, story: Story) -> None:
        self._renderer = renderer
        self._story = story
        self._body = LiveBody.of(with_plain_line_ends(story.body), story.language)
        self._article = RenderedArticle(
            start_tag=renderer.start_tag(story),
            opening=renderer.opening(story),
            blocks=tuple(renderer.block_html(block, story) for block in self._body.blocks),
            closing=renderer.closing(story),
        )

    @property
    def article(self) -> RenderedArticle:
        """The article as it is now."""
        return self._article

    def update(self, story: Story) -> Patch | None:
        """Take in a new version of the story; what changed in its article, or None for nothing.

        A change of language changes the start tag and the page around it too: load the page again then. Raises
        HouseError, and then keeps the version it had.
        """
        before, old = self._article, self._story
        is_same_frame = replace(old, body=story.body) == story
        body, change = self._body.changed_to(with_plain_line_ends(story.body), story.language)
        blocks = self._blocks_after(change, body, story)
        if not is_same_frame:
            blocks, change = self._with_changed_elements(blocks, change, body, story)
        after = RenderedArticle(
            start_tag=before.start_tag if is_same_frame else self._renderer.start_tag(story),
            opening=before.opening if is_same_frame else self._renderer.opening(story),
            blocks=blocks,
            closing=before.closing if is_same_frame else self._renderer.closing(story),
        )
        self._story, self._body, self._article = story, body, after
        return _patch_between(before, after, change)

    def line_of_block(self, index: int) -> int:
        """The 0-based line of the body on which block `index` starts."""
        return self._body.line_starts[index]

    def block_at_line(self, line: int) -> int:
        """The index of the block that holds 0-based `line`, blank lines behind a block included.

        The first block answers for the lines before it; -1 when there are no blocks.
        """
        starts = self._body.line_starts
        return max(0, bisect_right(starts, line) - 1) if starts else -1

    def _blocks_after(self, change: BodyChange, body: LiveBody, story: Story) -> tuple[str, ...]:
        kept, end = self._article.blocks, change.start + change.inserted
        fresh = (self._renderer.block_html(block, story) for block in body.blocks[change.start : end])
        return (*kept[: change.start], *fresh, *kept[change.start + change.removed :])

    def _with_changed_elements(
        self, blocks: tuple[str, ...], change: BodyChange, body: LiveBody, story: Story
    ) -> tuple[tuple[str, ...], BodyChange]:
        """`blocks` with the kept elements that are made from changed parts of the story, and the wider change."""
        fresh = range(change.start, change.start + change.inserted)
        stale = [
            index
            for index, block in enumerate(body.blocks)
            if block.directive is not None
            and index not in fresh
            and dependencies_of(block.directive, self._story) != dependencies_of(block.directive, story)
        ]
        if not stale:
            return blocks, change
        renewed = list(blocks)
        for index in stale:
            renewed[index] = self._renderer.block_html(body.blocks[index], story)
        start = min(stale[0], change.start) if change.inserted or change.removed else stale[0]
        stop = max(stale[-1] + 1, fresh.stop) if change.inserted or change.removed else stale[-1] + 1
        growth = change.inserted - change.removed
        return tuple(renewed), BodyChange(start, stop - start - growth, stop - start)


def _patch_between(before: RenderedArticle, after: RenderedArticle, change: BodyChange) -> Patch | None:
    """The smallest patch, given that the articles differ in no block outside `change`."""
    old = before.blocks[change.start : change.start + change.removed]
    new = after.blocks[change.start : change.start + change.inserted]
    shortest = min(len(old), len(new))
    head = next((index for index in range(shortest) if old[index] != new[index]), shortest)
    rest = shortest - head
    tail = next((index for index in range(rest) if old[-1 - index] != new[-1 - index]), rest)
    patch = Patch(
        start=change.start + head,
        removed=len(old) - head - tail,
        inserted=new[head : len(new) - tail],
        opening=after.opening if after.opening != before.opening else None,
        closing=after.closing if after.closing != before.closing else None,
    )
    is_empty = not patch.removed and not patch.inserted and patch.opening is None and patch.closing is None
    return None if is_empty else patch
