"""What a keyboard's quotes, dashes and dots become, as a table."""

import pytest

from studio.ui.editor.smart_typography import substitution


def typed(keys: str, language: str = "en-GB") -> str:
    """The line after typing `keys` one by one."""
    line = ""
    for key in keys:
        line += key
        found = substitution(line, language)
        if found is not None:
            line = line[: -found.length] + found.text
    return line


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ('He said "yes" to her', "He said “yes” to her"),
        ('"Yes," he said, "no."', "“Yes,” he said, “no.”"),
        ("it's the nation's", "it’s the nation’s"),
        ("the protesters' leaders", "the protesters’ leaders"),
        ("in the '90s and '80s", "in the ’90s and ’80s"),
        ("\"She said 'go' twice\"", "“She said ‘go’ twice”"),
        ("\"'Go', she said\"", "“‘Go’, she said”"),
        ('("quoted")', "(“quoted”)"),
        ('["quoted"]', "[“quoted”]"),
        ('**"bold"**', "**“bold”**"),
        ('this--"that"', "this–“that”"),
        ("a -- b", "a – b"),
        ("a --- b", "a — b"),
        ("wait...", "wait…"),
        ("wait....", "wait…."),
        ("well-known", "well-known"),
        ("---", "---"),
        ("- item", "- item"),
        ("| --- | --- |", "| --- | --- |"),
        ('`"code" -- it\'s`', '`"code" -- it\'s`'),
        ('`x` "y"', "`x` “y”"),
        ("https://example.org/it's--...", "https://example.org/it's--..."),
        ('[words](https://a.org/--x "t")', '[words](https://a.org/--x "t")'.replace(' "t"', " “t”")),
        ('::pull-quote[a -- "b"]{by="C\'D"}', '::pull-quote[a -- "b"]{by="C\'D"}'),
        ("classes", "classes"),
    ],
)
def test_english(keys: str, line: str) -> None:
    assert typed(keys) == line


@pytest.mark.parametrize(
    ("language", "keys", "line"),
    [
        ("de-DE", "Er sagte \"ja\" und 'nein' dazu", "Er sagte „ja“ und ‚nein‘ dazu"),
        ("de", "geht's", "geht’s"),
        ("de-CH", '"ja"', "«ja»"),
        ("fr-FR", 'Il dit "oui" et l\'ami', "Il dit «\u202foui\u202f» et l’ami"),
        ("es", '"sí"', "«sí»"),
        ("sv-SE", '"ja"', "”ja”"),
        ("pl", '"tak"', "„tak”"),
        ("xx", '"ja"', "“ja”"),
        ("de", "in den '90s", "in den ‚90s"),
    ],
)
def test_other_languages(language: str, keys: str, line: str) -> None:
    assert typed(keys, language) == line
