"""``pictures.csv``: the picture sheet for spreadsheets, in which no text can become a formula."""

import csv
import io
from collections.abc import Iterable

from studio.exporting.picture_sheet.sheet_rows import FACTS, SheetFile, SheetPicture

_FILE_COLUMNS = ("file", "width", "height", "bytes", "sha256", "shape")
COLUMNS = ("picture", *_FILE_COLUMNS, "credit", "caption", *FACTS)
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BYTE_ORDER_MARK = "\ufeff"


def sheet_table(pictures: Iterable[SheetPicture]) -> bytes:
    """A row for each file, and one for each picture that waits for its file.

    UTF-8 with the mark that spreadsheets need to see that it is. Every value is on one line and in quotation marks.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(COLUMNS)
    for picture in pictures:
        for file in picture.files or (None,):
            writer.writerow([cell(value) for value in _row(picture, file)])
    return f"{_BYTE_ORDER_MARK}{stream.getvalue()}".encode()


def cell(value: str) -> str:
    """`value` on one line. One that a spreadsheet would take for a formula gets an apostrophe in front."""
    line = " ".join(value.split())
    return f"'{line}" if line.startswith(_FORMULA) else line


def _row(picture: SheetPicture, file: SheetFile | None) -> list[str]:
    told = [str(getattr(file, "path" if name == "file" else name)) for name in _FILE_COLUMNS] if file else [""] * 6
    return [picture.name, *told, picture.credit, picture.caption, *picture.facts.values()]
