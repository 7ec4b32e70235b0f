"""For talking to Qt, which counts text in UTF-16 units where Python counts characters."""


def units(text: str) -> int:
    """How many UTF-16 units `text` has."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def index_at(text: str, unit: int) -> int:
    """The index in `text` of the character that begins at UTF-16 unit `unit`, or the one the unit is inside of."""
    if text.isascii() or units(text) == len(text):
        return min(unit, len(text))
    return len(text.encode("utf-16-le", "surrogatepass")[: unit * 2].decode("utf-16-le", "ignore"))
