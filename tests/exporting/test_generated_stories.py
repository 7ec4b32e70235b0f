"""Stories made by chance, in twelve scripts, leave in every form, whole and valid.

`OFFSTONE_EXAMPLES` says how many; `docs/verification.md` says how to try very many.
"""

import json
import os
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.exporting.exporters import EXPORTERS
from studio.exporting.package_files import package_files
from studio.exporting.story_document import read_story_document
from studio.exporting.verifying.verify_package import verify_archive, verify_package
from studio.rendering.houses import House
from studio.resources import resource
from studio.story.canonical import story_to_json
from studio.story.story import Story
from tests.exporting.desk import ERROR, HOUSES, ORIGINALS, packed, request
from tests.exporting.generated import stories
from tests.exporting.json_schema import Validator
from tests.shared_data import shared

EXAMPLES = int(os.environ.get("OFFSTONE_EXAMPLES", "10"))
IS_TEST_RUN = "OFFSTONE_EXAMPLES" not in os.environ
"""The test run tries the same stories every time; who asks for a number gets others."""
ANY_STORY = settings(
    max_examples=EXAMPLES, deadline=None, derandomize=IS_TEST_RUN, suppress_health_check=list(HealthCheck)
)
PLAIN = replace(HOUSES["plain"], flavours=HOUSES["broadsheet"].flavours, credit_name_joiner=" – ", caption_first=False)
ABROAD = replace(
    HOUSES["broadsheet"], media_base_url="https://media.example/desk/", picture_shape="16:9", lead_shape="1:1"
)
EVERY_HOUSE = (*HOUSES.values(), PLAIN, ABROAD)


def _schemas() -> dict[str, Validator]:
    others = {
        "https://geojson.org/schema/GeoJSON.json#": json.loads(shared("schemas", "GeoJSON-schema.json").read_bytes())
    }
    news = json.loads(shared("schemas", "ninjs-schema_3.2.rebuilt.json").read_bytes())
    older = json.loads(shared("schemas", "ninjs-schema_1.6.json").read_bytes())
    profile = json.loads(resource("schemas", "ninjs-profile.json").read_bytes())
    return {
        "iptc": Validator(news, formats=True, others=others),
        "profile": Validator(profile, formats=True),
        "older": Validator(older, formats=True),
    }


@ANY_STORY
@given(story=stories(), house=st.sampled_from(EVERY_HOUSE))
def test_every_form_of_any_story_is_whole(story: Story, house: House) -> None:
    files = package_files(request(house, story=story, findings=(ERROR,), override_reason="A reason"), ORIGINALS)
    assert [problem.sentence for problem in verify_archive(packed(files))] == []
    taken = read_story_document(files["offstone.json"]).story
    assert story_to_json(taken) == story_to_json(story)


@ANY_STORY
@given(story=stories(), house=st.sampled_from((PLAIN, ABROAD)))
def test_the_ninjs_of_any_story_is_valid(story: Story, house: House) -> None:
    schemas = _schemas()
    files = package_files(request(house, story=story, override_reason="A reason"), ORIGINALS)
    item = json.loads(files["story.json"])
    assert schemas["profile"].problems(item) == []
    assert schemas["iptc"].problems(item) == []
    assert schemas["older"].problems(json.loads(files["cms/ninjs-1.7.json"])) == []


@settings(ANY_STORY, max_examples=max(2, EXAMPLES // 5))
@given(story=stories(), house=st.sampled_from(EVERY_HOUSE))
def test_every_exporter_writes_any_story(story: Story, house: House) -> None:
    asked = request(house, story=story, override_reason="A reason")
    with tempfile.TemporaryDirectory() as folder:
        made = {spec.id: spec.export(asked, ORIGINALS, Path(folder) / f"out{spec.suffix}") for spec in EXPORTERS}
        assert verify_package(made["package"]) == ()
        assert story_to_json(read_story_document(made["json"].read_bytes()).story) == story_to_json(story)
        assert (made["html"] / "index.html").read_bytes() == package_files(asked, ORIGINALS)["index.html"]
