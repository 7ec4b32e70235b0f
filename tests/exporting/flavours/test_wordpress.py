"""The blocks for WordPress open and close in pairs, are of the kinds WordPress has, and hold every word and credit."""

import json
import re
from typing import Any

from studio.exporting.flavours.flavour_source import FlavourSource
from studio.exporting.flavours.wordpress import wordpress
from tests.exporting.desk import contents, request, story

BODY = """Words -- and more.

1. One

   Second paragraph
2. Two
   * deep *words*
     * deeper

* a

  ```
  code in a list
  ```

> A quote
>
> > inside
>
> * and a list

### Third level

    indented <code>

<!-- wp:html --> typed

| a | b |
|:--|--:|
| 1 | 2 |
"""


class Block:
    """One parsed block."""

    def __init__(self, name: str, attributes: dict[str, Any]) -> None:
        self.name, self.attributes, self.html = name, attributes, ""
        self.inner: list[Block] = []


def parsed(text: str) -> list[Block]:
    """The blocks of a text, nested as they stand; anything that is not in a block is an error."""
    root = Block("", {})
    opened = [root]
    for part in re.split(r"(<!-- /?wp:.*? -->)", text):
        comment = re.fullmatch(r"<!-- (/?)wp:([a-z-]+)(?: (\{.*\}))? -->", part)
        if comment is None:
            opened[-1].html += part
        elif comment[1]:
            assert opened.pop().name == comment[2]
        else:
            block = Block(comment[2], json.loads(comment[3] or "{}"))
            opened[-1].inner.append(block)
            opened.append(block)
    assert opened == [root]
    assert root.html.strip() == ""
    return root.inner


def _blocks(body: str) -> list[Block]:
    made = wordpress(FlavourSource(request(story=story(body=body, pictures=(), lead_picture="", corrections=())), {}))
    return parsed(made["cms/wordpress.html"].decode())


def test_every_kind_of_prose_is_a_block_of_its_own() -> None:
    blocks = _blocks(BODY)
    assert [block.name for block in blocks] == [
        *["paragraph", "list", "html", "quote", "heading", "code", "paragraph", "table", "html"]
    ]
    ordered = blocks[1]
    assert ordered.attributes == {"ordered": True}
    first, second = ordered.inner
    assert (first.name, first.html.strip()) == ("list-item", "<li>One<br/>Second paragraph</li>")
    (nested,) = second.inner
    assert nested.name == "list"
    assert "deep <em>words</em>" in nested.inner[0].html
    assert nested.inner[0].inner[0].name == "list"
    assert [block.name for block in blocks[3].inner] == ["paragraph", "quote", "list"]
    assert blocks[4].attributes == {"level": 3}
    assert '<pre class="wp-block-code"><code>indented &lt;code&gt;\n</code></pre>' in blocks[5].html
    assert "&lt;!– wp:html –&gt; typed" in blocks[6].html
    assert 'class="has-text-align-right" data-align="right"' in blocks[7].html


def test_words_behind_a_list_in_an_entry_stay_behind_it() -> None:
    (block, _) = _blocks("* one\n  1. two\n\n  three\n")
    assert block.name == "html"
    assert block.html.index("two") < block.html.index("three")


def test_numbering_is_kept() -> None:
    (numbered, _) = _blocks("7. seven\n8. eight\n")
    assert numbered.attributes == {"ordered": True, "start": 7}
    assert '<ol class="wp-block-list" start="7">' in numbered.html or 'start="7"' in numbered.html


def test_pictures_are_image_blocks_with_caption_and_credit() -> None:
    blocks = parsed(contents(house="broadsheet")["cms/wordpress.html"].decode())
    lead, gate = [block for block in blocks if block.name == "image"]
    assert blocks[0] is lead
    assert '<img src="../images/gate-5aba9754-560.jpg" alt="Ворота базы – a gate"/>' in gate.html
    assert (
        '<span class="credit-label">Image source, </span>Aigerim Bekova/Steppe Photo Agency &amp; Sons</span>'
        in gate.html
    )
    assert "width=" not in gate.html
    boxes = [block.html for block in blocks if block.name == "html"]
    assert any("<dt>Where is it?</dt>" in html for html in boxes)
    assert any("A video of the square." in html for html in boxes)
    (quote,) = [block for block in blocks if block.name == "pullquote"]
    assert "<cite>A. Blinken</cite>" in quote.html
