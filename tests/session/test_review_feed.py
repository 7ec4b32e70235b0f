"""A review at once is the latest there is, whatever an older one that ends after it would say."""

from studio.session.desk import Desk
from tests.session.test_desk import show_sample


def test_a_review_that_was_overtaken_is_dropped(qtbot, desk: Desk):
    show_sample(desk, qtbot)
    qtbot.waitUntil(lambda: desk.review.latest.edit_number == 0)
    desk.review.review()  # under way on its lane, of the story as it was
    desk.session.edit("test", headline="")
    review = desk.review.review_now()
    assert any(finding.place.field == "headline" for finding in review.findings)
    qtbot.waitUntil(lambda: not desk.review._under_way)
    assert desk.review.latest is review
