"""Stories made by chance, in twelve scripts, with every kind of element and every kind of difficult text."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from studio.pictures.inspection import place_picture
from studio.story.credit import Credit
from studio.story.elements import (
    BoxKind,
    Correction,
    CorrectionKind,
    Embed,
    EmbedKind,
    Fact,
    FactBox,
    Origin,
    RelatedLink,
)
from studio.story.picture import Crop, CropRatio, PlacedPicture, RatioCrop
from studio.story.story import CommentsPolicy, Status, Story
from tests.exporting.desk import GATE, LEAD, MARKET

SCRIPTS = {
    "en-GB": "abcdefghijklmnopqrstuvwxyzÆæØøſ",
    "cs-CZ": "aábcčdďeéěfghiíjklmnňoóprřsštťuúůvyýzž",
    "ru-RU": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "el-GR": "αβγδεζηθικλμνξοπρςστυφχψωάέήίόύώ",
    "ar-SA": "ابتثجحخدذرزسشصضطظعغفقكلمنهويَُِّْ",
    "he-IL": "אבגדהוזחטיכךלמםנןסעפףצץקרשתָּ",
    "hi-IN": "अआइईउऊकखगघचछजझटठडढतथदधनपफबभमयरलवशसहािीुूेैोौं्",
    "th-TH": "กขคงจฉชซญดตถทธนบปผฝพฟมยรลวศสหอะาิีึืุูเแโใไ่้",
    "zh-CN": "人大中国上下左右山水火木金土日月年时分新闻记者图片来源",
    "ja-JP": "あいうえおかきくけこさしすせそアイウエオ写真記事々ー",
    "ko-KR": "가나다라마바사아자차카타파하한국뉴스사진기자",
    "am-ET": "ሀለሐመሠረሰሸቀበተቸኀነኘአከወዐዘየደጀገጠጰጸፀፈፐ",
}
"""Letters by the language of the story that is written in them."""

_ODD = (
    "“",
    "”",
    '"',
    "'",
    "&",
    "<",
    ">",
    "<b>",
    "&amp;",
    "🚚",
    "👩🏽‍🚒",
    "Z̈͌",
    "\u200f",
    "\u00a0",
    "\u00ad",
    "…",
    "--",
    "%",
    "=1+1",
    "@",
)
_MARKS = (
    "*{}*",
    "**{}**",
    "~~{}~~",
    "`{}`",
    "[{}](https://news.example/a?b=c&d)",
    "{} <i>",
    "{}  \nand",
    "![{}](x)",
    "\\*{}",
)


@st.composite
def words(draw: DrawFn, letters: str, most: int = 8) -> str:
    """A line of words, with something difficult among them at times."""
    word = st.text(st.sampled_from(letters), min_size=1, max_size=9)
    pieces = draw(st.lists(st.one_of(word, word, word, st.sampled_from(_ODD)), min_size=1, max_size=most))
    return " ".join([draw(word), *pieces])


def _maybe(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), texts)


@st.composite
def _credit(draw: DrawFn, letters: str) -> Credit:
    line = words(letters, 3)
    return Credit(
        creator=draw(_maybe(line)),
        organisation=draw(line),
        via=draw(_maybe(line)),
        credit_line=draw(st.one_of(st.just(""), st.just(""), line)),
        copyright_notice=draw(_maybe(line)),
        usage_terms=draw(_maybe(st.one_of(line, st.just("https://licence.example/by")))),
        rights_class=draw(st.sampled_from(["staff", "agency", "cc-by-4.0", "ai-generated", "of our own"])),
        context_note=draw(_maybe(line)),
        link=draw(st.sampled_from(["", "https://x.example/p", "not an address"])),
        instructions=draw(_maybe(line)),
    )


_PLACED = tuple(place_picture(data, name, name) for data, name in ((LEAD, "lead"), (GATE, "gate"), (MARKET, "market")))
_CROPS = st.builds(
    Crop,
    left=st.floats(0, 0.4),
    top=st.floats(0, 0.4),
    width=st.floats(0.2, 0.6),
    height=st.floats(0.2, 0.6),
)


@st.composite
def _picture(draw: DrawFn, letters: str, placed: PlacedPicture) -> PlacedPicture:
    ratios = draw(st.lists(st.sampled_from(CropRatio), unique=True, max_size=1))
    return PlacedPicture(
        id=placed.id,
        sha256=placed.sha256,
        media_type=placed.media_type,
        file_name=placed.file_name,
        width=placed.width,
        height=placed.height,
        alt=draw(words(letters)),
        decorative=draw(st.booleans()) and draw(st.booleans()),
        caption=draw(_maybe(words(letters, 12))),
        credit=draw(_credit(letters)),
        crop=draw(st.one_of(st.none(), _CROPS)),
        crops=tuple(RatioCrop(ratio=ratio, crop=draw(_CROPS)) for ratio in ratios),
    )


@st.composite
def _box(draw: DrawFn, letters: str) -> FactBox:
    line, dates = words(letters, 4), st.sampled_from(["", "2022", "2022-01", "2022-01-08", "lately"])
    kind = draw(st.sampled_from(BoxKind))
    answer = st.one_of(
        line, st.builds("{}\n\n* {}\n* {}".format, line, line, line), st.builds(_marked, line, st.integers(0, 99))
    )
    questions = st.one_of(line, dates) if kind is BoxKind.TIMELINE else _maybe(line)
    facts = [
        Fact(question=draw(questions), answer=draw(answer), source=draw(_maybe(line)), as_of=draw(dates))
        for _ in range(draw(st.integers(0, 3)))
    ]
    return FactBox(id="basics", title=draw(_maybe(line)), kind=kind, facts=tuple(facts))


def _marked(text: str, choice: int) -> str:
    return _MARKS[choice % len(_MARKS)].format(text)


@st.composite
def _body(draw: DrawFn, letters: str) -> str:
    line = words(letters, 14)
    paragraph = st.one_of(line, st.builds(_marked, line, st.integers(0, 99)), st.builds("{}\n{}".format, line, line))
    block = st.one_of(
        paragraph,
        paragraph,
        st.builds("## {}".format, line),
        st.builds("* {}\n* {}\n  1. {}".format, line, paragraph, line),
        st.builds("> {}\n>\n> {}".format, line, line),
        st.builds("| {} | b |\n|---|--:|\n| {} | 2 |".format, words("abc", 2), words("abc", 2)),
        st.builds("```{}\n{}\n```".format, st.sampled_from(["", "note"]), line),
        st.builds("    {}".format, line),
        st.sampled_from(
            ["::picture{#lead}", "::picture{#gate}", "::fact-box{#basics}", "::embed{#clip}", "::ad", "---"]
        ),
        st.sampled_from(
            ["::picture{#nothing}", "::picture[words]{#gate}", "[1]: https://news.example", "::unknown{#x}"]
        ),
        st.builds(
            '::pull-quote[{}]{{by="{}"}}'.format,
            words(letters.replace("\\", ""), 3).map(_quotable),
            words(letters, 2).map(_quotable),
        ),
    )
    return draw(st.sampled_from(["\n\n", "\n\n", "\n"])).join(draw(st.lists(block, max_size=9)))


def _quotable(text: str) -> str:
    return "".join(letter for letter in text if letter not in '[]{}"\\')


@st.composite
def stories(draw: DrawFn) -> Story:
    """A story with pictures from `tests.exporting.desk`, every text of it in the script of its language."""
    language = draw(st.sampled_from(sorted(SCRIPTS)))
    letters = SCRIPTS[language]
    line, rest = words(letters), _maybe(words(letters, 20))
    pictures = [draw(_picture(letters, placed)) for placed in _PLACED[: draw(st.integers(0, 3))]]
    ids = [picture.id for picture in pictures]
    embed = Embed(
        id="clip",
        fallback=draw(line),
        kind=draw(st.sampled_from(EmbedKind)),
        title=draw(rest),
        url=draw(st.sampled_from(["https://video.example/1?a=b&c", "http://ü.example/ä", "javascript:alert(1)", ""])),
        author=draw(rest),
        date=draw(st.sampled_from(["", "2022-01-08", "yesterday"])),
        text=draw(rest),
        caption=draw(rest),
        alt=draw(rest),
        poster=draw(st.sampled_from(["", *ids])),
    )
    corrections = [
        Correction(
            text=draw(line), date=draw(st.sampled_from(["", "2022-01-09"])), kind=draw(st.sampled_from(CorrectionKind))
        )
        for _ in range(draw(st.integers(0, 2)))
    ]
    related = RelatedLink(headline=draw(line), url="https://news.example/x", excerpt=draw(rest), is_included=True)
    origin = Origin(publisher=draw(rest), url="https://first.example/1", rights_notice=draw(rest), permission="asked")
    fields: dict[str, Any] = {
        name: draw(rest) for name in ("section", "short_headline", "seo_title", "standfirst", "byline", "dateline")
    }
    return Story(
        id=str(draw(st.uuids(version=4))),
        slug=draw(st.sampled_from(["", "a-slug"])),
        language=language,
        status=draw(st.sampled_from(Status)),
        headline=draw(line),
        body=draw(_body(letters)),
        lead_picture=draw(st.sampled_from(["", *ids])),
        pictures=tuple(pictures),
        fact_boxes=(draw(_box(letters)),),
        embeds=(embed,),
        related=(related,) if draw(st.booleans()) else (),
        corrections=tuple(corrections),
        origin=origin if draw(st.booleans()) else None,
        comments=draw(st.sampled_from(CommentsPolicy)),
        embargoed_until=draw(st.sampled_from(["", "", "2026-02-01T06:00:00Z", "2026-02-01T06:00:00.5+05:30"])),
        **fields,
    )
