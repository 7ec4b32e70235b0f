"""Lines of the text taken out, with the gap they leave closed."""

from studio.checking.body_scan import scan_body


def without_line(body: str, number: int) -> str:
    """The body without a 0-based line, and without one of the two blank lines that would meet there."""
    lines = body.split("\n")
    before, after = lines[:number], lines[number + 1 :]
    if after and not after[0].strip() and (not before or not before[-1].strip()):
        after = after[1:]
    elif not after and before and not before[-1].strip():
        before = before[:-1]
    return "\n".join((*before, *after))


def without_directives(body: str, name: str, element_id: str) -> str:
    """The body without the lines that place an element."""
    placed = [
        each.line
        for each in scan_body(body).directives
        if (each.directive.name, each.directive.id) == (name, element_id)
    ]
    for line in reversed(placed):
        body = without_line(body, line)
    return body
