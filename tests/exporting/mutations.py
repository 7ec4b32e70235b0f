"""Single changes to a package, as chance and a careful forger make them, each of which verification has to find.

``python -m tests.exporting.mutations 1000`` tries that many and prints those that were missed.
"""

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

from msgspec.structs import replace

from studio.exporting.verifying.verify_package import verify_archive
from studio.pictures.embedding import embed_credit
from tests.exporting.desk import contents, listed_again, measured_again, packed, pictures
from tests.exporting.flavours.ghost_zip import changed_ghost

Files = dict[str, bytes]
Mutation = tuple[str, bytes]
"""What was done, and the archive it gave."""

ACTIVE = (
    "<script>alert(1)</script>",
    "<script src='https://x.example/a.js'></script>",
    "<img src='https://x.example/p.gif' alt=''>",
    "<img src=x onerror='alert(1)'>",
    "<svg onload='alert(1)'></svg>",
    "<iframe src='https://x.example'></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "<style>@import 'https://x.example/a.css'</style>",
    "<form action='https://x.example'><button>Go</button></form>",
    "<meta http-equiv='refresh' content='0; url=https://x.example'>",
)
LINE = "Aigerim Bekova/Steppe Photo Agency & Sons"
FORGED = "Boris Somebody/Elsewhere Agency"


@cache
def _good() -> Files:
    return contents(house="broadsheet")


def _forged(files: Files) -> bytes:
    """The archive of a forger who mends the manifest and every hash and length."""
    return packed(listed_again(measured_again(files)))


def byte_flipped(chance: random.Random) -> Mutation:
    data = packed(_good())
    place = chance.randrange(len(data))
    mask = chance.randrange(1, 256)
    return f"byte {place} of the zip", data[:place] + bytes([data[place] ^ mask]) + data[place + 1 :]


def byte_of_a_file_flipped(chance: random.Random) -> Mutation:
    name = chance.choice(sorted(_good()))
    data = _good()[name]
    place, mask = chance.randrange(len(data)), chance.randrange(1, 256)
    return f"byte {place} of {name}", packed(
        {**_good(), name: data[:place] + bytes([data[place] ^ mask]) + data[place + 1 :]}
    )


def files_swapped(chance: random.Random) -> Mutation:
    one, other = chance.sample(sorted(_good().keys() - {"manifest-sha256.txt"}), 2)
    return f"{one} and {other} swapped", _forged({**_good(), one: _good()[other], other: _good()[one]})


def pictures_swapped(chance: random.Random) -> Mutation:
    one, other = chance.sample(sorted(name for name in _good() if name.startswith("images/")), 2)
    return f"{one} and {other} swapped", _forged({**_good(), one: _good()[other], other: _good()[one]})


def file_renamed(chance: random.Random) -> Mutation:
    name = chance.choice(sorted(_good().keys() - {"manifest-sha256.txt"}))
    new = chance.choice([f"{name}.bak", f"x-{name}", name.upper(), f"old/{name}", re.sub(r"(\w)\.", r"\g<1>1.", name)])
    files = {path: data for path, data in _good().items() if path != name}
    return f"{name} renamed to {new}", _forged({**files, new: _good()[name]})


def file_lost(chance: random.Random) -> Mutation:
    name = chance.choice(sorted(_good()))
    files = {path: data for path, data in _good().items() if path != name}
    return f"{name} lost", packed(files) if name.startswith("manifest") else _forged(files)


def file_added(chance: random.Random) -> Mutation:
    name = chance.choice(["extra.js", "images/extra.jpg", "cms/extra.html", "index.htm", "a/b.txt", ".htaccess"])
    return f"{name} added", _forged({**_good(), name: b"something"})


def script_added(chance: random.Random) -> Mutation:
    name = chance.choice(["index.html", "body.html", "pictures.html", "cms/wordpress.html"])
    text, added = _good()[name].decode(), chance.choice(ACTIVE)
    place = chance.choice([found.end() for found in re.finditer(r">", text)])
    return f"{added} at {place} of {name}", _forged({**_good(), name: (text[:place] + added + text[place:]).encode()})


def script_added_elsewhere(chance: random.Random) -> Mutation:
    added = chance.choice(ACTIVE)
    kind = chance.choice(["story.json", "box", "ninjs-1.7", "rss", "ghost", "markdown"])
    if kind in {"story.json", "box"}:
        item = json.loads(_good()["story.json"])
        box = next(each for each in item["associations"] if each["rel"] == "factbox")
        (box if kind == "box" else item)["bodies"][0]["value"] += added
        return f"{added} in {kind}", _forged({**_good(), "story.json": json.dumps(item).encode()})
    if kind == "ninjs-1.7":
        item = json.loads(_good()["cms/ninjs-1.7.json"])
        item["body_html"] += added
        return f"{added} in {kind}", _forged({**_good(), "cms/ninjs-1.7.json": json.dumps(item).encode()})
    if kind == "rss":
        text = (
            _good()["cms/rss.xml"]
            .decode()
            .replace("</content:encoded>", f"{added.replace('<', '&lt;')}</content:encoded>")
        )
        return f"{added} in {kind}", _forged({**_good(), "cms/rss.xml": text.encode()})
    if kind == "ghost":

        def change(data):
            data["posts"][0]["html"] += added

        return f"{added} in {kind}", _forged(
            {**_good(), "cms/ghost.zip": changed_ghost(_good()["cms/ghost.zip"], change)}
        )
    return f"{added} in {kind}", _forged(
        {**_good(), "cms/article.md": _good()["cms/article.md"] + f"\n{added}\n".encode()}
    )


CREDIT_PLACES = (
    *("index.html", "body.html", "story.json", "offstone.json", "pictures.html", "pictures.csv"),
    *("cms/ninjs-1.7.json", "cms/wordpress.html", "cms/rss.xml", "cms/article.md"),
)


def credit_altered(chance: random.Random) -> Mutation:
    """One appearance of one name, by one letter or as a whole, in one file."""
    name = chance.choice(CREDIT_PLACES)
    text = _good()[name].decode()
    wanted = chance.choice(
        ["Aigerim Bekova", "Ministry of Defence", "Reuters", "Steppe Photo Agency", "Akimat of Almaty"]
    )
    found = chance.choice(list(re.finditer(re.escape(wanted), text)))
    letter = chance.randrange(len(wanted))
    new = chance.choice([FORGED, wanted[:letter] + wanted[letter + 1 :], f"{wanted} jr"])
    changed = text[: found.start()] + new + text[found.end() :]
    return f"{wanted} at {found.start()} of {name} made {new}", _forged({**_good(), name: changed.encode()})


def joiner_altered(chance: random.Random) -> Mutation:
    name = chance.choice(["index.html", "body.html", "story.json", "pictures.html", "pictures.csv", *CREDIT_PLACES[6:]])
    text = _good()[name].decode()
    found = chance.choice(list(re.finditer(r"(?<=Bekova)/(?=Steppe)|(?<=Defence) via (?=Reuters)", text)))
    new = chance.choice([" for ", " – ", ", ", " / ", " and "])
    changed = text[: found.start()] + new + text[found.end() :]
    return f"joiner at {found.start()} of {name} made {new!r}", _forged({**_good(), name: changed.encode()})


def credit_in_a_file_altered(chance: random.Random) -> Mutation:
    name = chance.choice(sorted(name for name in _good() if name.startswith("images/")))
    picture = next(each for each in pictures() if name.startswith(f"images/{each.id}-"))
    field = chance.choice(["creator", "credit_line", "copyright_notice"])
    forged = replace(picture, credit=replace(picture.credit, **{field: FORGED}))
    line = FORGED if field == "credit_line" else None
    return f"{field} in {name}", _forged({**_good(), name: embed_credit(_good()[name], forged, credit_line=line)})


def text_of_a_file_altered(chance: random.Random) -> Mutation:
    name = chance.choice(sorted(name for name in _good() if name.startswith("images/")))
    picture = next(each for each in pictures() if name.startswith(f"images/{each.id}-"))
    changes = {"caption": "Another caption"} if picture.decorative or chance.random() < 0.5 else {"alt": "Another alt"}
    line = LINE if picture.id == "gate" else None
    return f"{changes} in {name}", _forged(
        {**_good(), name: embed_credit(_good()[name], replace(picture, **changes), credit_line=line)}
    )


def word_altered(chance: random.Random) -> Mutation:
    """One word of the body, of a fact or of an element changed in one file that tells it."""
    name = chance.choice(
        [
            "index.html",
            "body.html",
            "story.md",
            "cms/wordpress.html",
            "cms/article.md",
            "cms/rss.xml",
            "story.json",
            "cms/ninjs-1.7.json",
        ]
    )
    words = [
        "battalions",
        "lorries",
        "generals",
        "counted",
        "Almaty",
        "metres",
        "Bishkek",
        "Blinken",
        "Merke",
        "Seitkali",
        "valley",
    ]
    text = _good()[name].decode()
    word = chance.choice([word for word in words if word in text])
    found = chance.choice(list(re.finditer(word, text)))
    changed = text[: found.start()] + "otherwise" + text[found.end() :]
    return f"{word} at {found.start()} of {name}", _forged({**_good(), name: changed.encode()})


MUTATIONS: tuple[Callable[[random.Random], Mutation], ...] = (
    byte_flipped,
    byte_of_a_file_flipped,
    files_swapped,
    pictures_swapped,
    file_renamed,
    file_lost,
    file_added,
    script_added,
    script_added_elsewhere,
    credit_altered,
    joiner_altered,
    credit_in_a_file_altered,
    text_of_a_file_altered,
    word_altered,
)


def missed(count: int, seed: int) -> Iterator[str]:
    """The changes, out of `count` of every kind in turn, that verification did not find."""
    chance = random.Random(seed)
    for number in range(count):
        mutate = MUTATIONS[number % len(MUTATIONS)]
        told, data = mutate(chance)
        if not verify_archive(data):
            yield f"{mutate.__name__}: {told}"


def _main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 2026
    found = list(missed(count, seed))
    print(*found, sep="\n")
    print(f"{count} changes, {len(found)} missed", Counter(each.partition(":")[0] for each in found) or "")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    _main()
