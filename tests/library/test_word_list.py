"""Words that are right are kept for the library or for one story, and can be taken out again."""

import pytest

from studio.errors import StoryNotFound
from studio.library.library import Library
from studio.story.story import new_story


def test_words_of_the_library_and_of_the_story_are_known_in_any_case(library: Library) -> None:
    one, other = new_story(), new_story()
    for story in (one, other):
        library.save(story)
    assert library.words.add("Tokayev")
    assert not library.words.add("TOKAYEV")
    assert library.words.add_to_story(one.id, "Straße")
    assert not library.words.add_to_story(one.id, "STRASSE")
    assert library.words.known(one.id) == {"tokayev", "strasse"}
    assert library.words.known(other.id) == {"tokayev"}


def test_words_are_taken_out_again_and_taking_out_what_is_not_there_does_nothing(library: Library) -> None:
    story = new_story()
    library.save(story)
    library.words.add("Astana")
    library.words.add_to_story(story.id, "Almaty")
    for _ in range(2):
        library.words.remove("astana")
        library.words.remove_from_story(story.id, "ALMATY")
        assert library.words.known(story.id) == frozenset()


def test_a_story_that_is_not_in_the_library_has_no_words(library: Library) -> None:
    with pytest.raises(StoryNotFound):
        library.words.add_to_story("nowhere", "Astana")
