"""For what the formatting commands do to the lines of a selection, as pure functions from text to text."""

import re
from collections.abc import Callable

from studio.ui.editor.document_edits import LineEdit, Selected

_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_HEADING = re.compile(r"(#{1,6})[ \t]+")
_QUOTE = re.compile(r" {0,3}> ?")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
URL = re.compile(r"(?:https?://|www\.|mailto:)\S+", re.IGNORECASE)


def toggle_mark(mark: str) -> LineEdit:
    """The change that puts `mark` (``*`` or ``**``) around the selection or the word at the caret, or takes it away."""

    def change(selected: Selected) -> Selected:
        start, end = _trimmed_selection(selected)
        if start == end:
            return _with_empty_marks(selected, mark)
        if _is_marked(selected.text, start, end, mark):
            return _without_marks(selected, start, end, mark)
        if "\n" in selected.text[start:end]:
            return _with_marks_on_each_line(selected, start, end, mark)
        return _replaced(selected, start, end, f"{mark}{selected.text[start:end]}{mark}", len(mark))

    return change


def cycle_heading(selected: Selected) -> Selected:
    """Make the line a heading of level 2, then of level 3, then text again."""
    line_start = selected.text.rfind("\n", 0, selected.caret) + 1
    match = _HEADING.match(selected.text, line_start)
    level = len(match[1]) if match else 0
    marker = {0: "## ", 2: "### "}.get(level, "## " if level == 1 else "")
    old_length = len(match[0]) if match else 0
    text = selected.text[:line_start] + marker + selected.text[line_start + old_length :]
    caret = max(line_start + len(marker), selected.caret + len(marker) - old_length)
    return Selected(text, caret, caret)


def toggle_quote(selected: Selected) -> Selected:
    """Make the lines a block quote, or take the marks away when every line has one."""
    return _toggle_lines(selected, _QUOTE, "> ", keep_blank=True)


def toggle_list(selected: Selected) -> Selected:
    """Make the lines items of a list, or take the marks away when every line has one."""
    return _toggle_lines(selected, _ITEM, "- ", keep_blank=False)


def link(selected: Selected) -> Selected:
    """Make the selection or the word at the caret a link, with the caret where its address goes."""
    start, end = _trimmed_selection(selected)
    words = selected.text[start:end]
    text = f"{selected.text[:start]}[{words}](){selected.text[end:]}"
    caret = start + len(words) + 3 if words else start + 1
    return Selected(text, caret, caret)


def link_to(url: str) -> LineEdit:
    """The change that makes the selection a link to `url`, with the caret after it."""

    def change(selected: Selected) -> Selected:
        inserted = f"[{selected.words}]({url})"
        caret = selected.start + len(inserted)
        return Selected(selected.text[: selected.start] + inserted + selected.text[selected.end :], caret, caret)

    return change


def is_item(line: str) -> bool:
    """True when a line is an item of a list."""
    return _ITEM.match(line) is not None


def indent(selected: Selected) -> Selected:
    """Move the list items one level in."""
    return _each_line(selected, lambda line: " " * _indent_width(line) + line if is_item(line) else line)


def outdent(selected: Selected) -> Selected:
    """Move the list items one level out."""
    return _each_line(selected, lambda line: line[min(len(line) - len(line.lstrip(" ")), _indent_width(line)) :])


def _indent_width(line: str) -> int:
    return len(line.lstrip(" ").split(" ", 1)[0]) + 1


def _trimmed_selection(selected: Selected) -> tuple[int, int]:
    """The selection without white space at its ends; the word around the caret when nothing is selected."""
    start, end = selected.start, selected.end
    if start == end:
        for word in _WORD.finditer(selected.text):
            if word.start() <= start <= word.end():
                return word.start(), word.end()
        return start, end
    words = selected.text[start:end]
    if not words.strip():
        return start, start
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _is_marked(text: str, start: int, end: int, mark: str) -> bool:
    before, after = _stars_before(text, start), _stars_after(text, end)
    stars = min(before, after)
    return stars in ((1, 3) if mark == "*" else (2, 3))


def _stars_before(text: str, start: int) -> int:
    return start - len(text[:start].rstrip("*"))


def _stars_after(text: str, end: int) -> int:
    return len(text) - end - len(text[end:].lstrip("*"))


def _without_marks(selected: Selected, start: int, end: int, mark: str) -> Selected:
    text = selected.text
    changed = text[: start - len(mark)] + text[start:end] + text[end + len(mark) :]
    return Selected(changed, *_moved(selected, start, end, -len(mark)))


def _replaced(selected: Selected, start: int, end: int, replacement: str, shift: int) -> Selected:
    text = selected.text[:start] + replacement + selected.text[end:]
    return Selected(text, *_moved(selected, start, end, shift))


def _moved(selected: Selected, start: int, end: int, shift: int) -> tuple[int, int]:
    """Anchor and caret after a mark before `start` came or went; a selection shrinks to the words themselves."""
    if selected.anchor == selected.caret:
        return selected.anchor + shift, selected.caret + shift
    if selected.anchor < selected.caret:
        return start + shift, end + shift
    return end + shift, start + shift


def _with_empty_marks(selected: Selected, mark: str) -> Selected:
    at = selected.caret
    if selected.text[:at].endswith(mark) and selected.text[at:].startswith(mark):
        return Selected(
            selected.text[: at - len(mark)] + selected.text[at + len(mark) :], at - len(mark), at - len(mark)
        )
    return Selected(selected.text[:at] + mark + mark + selected.text[at:], at + len(mark), at + len(mark))


def _with_marks_on_each_line(selected: Selected, start: int, end: int, mark: str) -> Selected:
    lines = [f"{mark}{line.strip()}{mark}" if line.strip() else line for line in selected.text[start:end].split("\n")]
    changed = "\n".join(lines)
    return Selected(selected.text[:start] + changed + selected.text[end:], start, start + len(changed))


def _toggle_lines(selected: Selected, marked: re.Pattern[str], mark: str, *, keep_blank: bool) -> Selected:
    lines = selected.text.split("\n")
    counted = [line for line in lines if line.strip()] or lines
    remove = all(marked.match(line) for line in counted)

    def change(line: str) -> str:
        if remove:
            return marked.sub("", line, count=1) if marked.match(line) else line
        skip = not line.strip() and len(lines) > 1
        return line if skip and not keep_blank else (mark + line if not skip else mark.rstrip())

    return _each_line(selected, change)


def _each_line(selected: Selected, change: Callable[[str], str]) -> Selected:
    old = selected.text.split("\n")
    new = [change(line) for line in old]
    return Selected("\n".join(new), _carried(old, new, selected.anchor), _carried(old, new, selected.caret))


def _carried(old: list[str], new: list[str], offset: int) -> int:
    """Where a caret at `offset` is after each line was changed at its start."""
    before = after = 0
    for old_line, new_line in zip(old, new, strict=True):
        if offset <= before + len(old_line):
            return after + max(0, offset - before + len(new_line) - len(old_line))
        before += len(old_line) + 1
        after += len(new_line) + 1
    return after
