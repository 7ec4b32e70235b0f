"""Finds commands by a few letters of their titles."""

from studio.commands.command import Command


def best_matches(commands: tuple[Command, ...], typed: str) -> tuple[Command, ...]:
    """The commands whose titles hold the typed letters in order, best first; all of them, as they are, for none."""
    wanted = typed.casefold().strip()
    if not wanted:
        return commands
    scored = [(score, command) for command in commands if (score := match_score(command.title, wanted)) is not None]
    return tuple(command for _, command in sorted(scored, key=lambda pair: pair[0]))


def match_score(title: str, wanted: str) -> tuple[int, int] | None:
    """How well a title answers to case-folded letters, lower is better; None when it does not.

    Whole runs at the start of a word come first, then runs anywhere, then letters scattered in order.
    """
    text = title.casefold()
    place = text.find(wanted)
    if place >= 0:
        starts_word = place == 0 or not text[place - 1].isalnum()
        return (0 if starts_word else 1, place)
    position, gaps = -1, 0
    for letter in wanted.replace(" ", ""):
        found = text.find(letter, position + 1)
        if found < 0:
            return None
        gaps += found - position - 1
        position = found
    return (2, gaps)
