"""Copies of the open article, made beside the GUI thread."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from studio.rendering.houses import House
from studio.session.task_runner import Lane, TaskRunner
from studio.story.story import Story

if TYPE_CHECKING:
    from studio.exporting.article_copy import ArticleCopy


def copy_article(
    runner: TaskRunner, story: Story, house: House, form: str, on_copied: "Callable[[ArticleCopy], None]"
) -> None:
    """Make a copy in the form of that name (see `CopyForm`), as the house prints the article."""
    runner.run(Lane.WORKER, partial(make_copy, story, house, form), on_copied)


def make_copy(story: Story, house: House, form: str) -> "ArticleCopy":
    """The copy itself; on the worker lane."""
    from studio.exporting.article_copy import CopyForm, article_copy

    return article_copy(story, house, CopyForm(form))
