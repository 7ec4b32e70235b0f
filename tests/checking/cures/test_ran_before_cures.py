"""The credit and the alt text a picture ran with in another story are taken over."""

from msgspec.structs import replace

from studio.checking.known import NOTHING_KNOWN, Known
from studio.story.credit import Credit
from tests.checking.cures.cases import after, cure_ids, story_with
from tests.checking.stories import PICTURE
from tests.checking.test_ran_before import ELSEWHERE, ran

RAN = Known(ran_before={PICTURE.sha256: (ran(alt="Horses in deep snow, seen from above", handed_off=True),)})


def test_the_credit_of_the_other_story_replaces_another_and_fills_a_missing_one() -> None:
    for code, credit in (("picture.credit-differs", Credit(creator="Tomas Rivera")), ("picture.no-credit", Credit())):
        story = story_with(pictures=(replace(PICTURE, credit=credit),))
        assert after("use-credit", code, story, RAN).pictures[0].credit == ELSEWHERE


def test_the_alt_text_of_the_other_story_fills_a_missing_one_and_replaces_a_file_name() -> None:
    for code, alt in (("picture.no-alt", ""), ("alt.file-name", "IMG_2231.jpg")):
        story = story_with(pictures=(replace(PICTURE, alt=alt, file_name="IMG_2231.jpg"),))
        assert after("use-alt", code, story, RAN).pictures[0].alt == "Horses in deep snow, seen from above"


def test_a_picture_that_no_other_story_has_gets_nothing() -> None:
    story = story_with(pictures=(replace(PICTURE, alt="", credit=Credit()),))
    assert "use-credit" not in cure_ids("picture.no-credit", story, NOTHING_KNOWN)
    assert "use-alt" not in cure_ids("picture.no-alt", story, NOTHING_KNOWN)
