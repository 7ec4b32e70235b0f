"""The tables and columns that reading and writing rely on, to know a file whose schema is not ours any more."""

import sqlite3

TABLES: dict[str, str] = {
    "alike_pictures": ("sha256 other is_cropped"),
    "corrections": ("story_id position text date kind"),
    "embeds": ("story_id position id fallback kind title url author date text caption poster alt"),
    "fact_boxes": ("story_id position id title kind library_box library_version"),
    "facts": ("story_id fact_box_position position question answer source as_of review_by"),
    "hand_offs": ("number story_id revision handed_off_at house sha256 file_name"),
    "library_words": ("word added_at"),
    "library_boxes": ("id version title kind facts note changed_at retired"),
    "origins": ("story_id publisher url fetched_at permission rights_notice"),
    "picture_prints": ("number sha256 prints compared"),
    "pictures": ("sha256 media_type byte_size width height added_at"),
    "placed_pictures": (
        "story_id position id sha256 media_type file_name width height alt decorative caption creator "
        "organisation via credit_line copyright_notice usage_terms rights_class context_note credit_raw "
        "crop_left crop_top crop_width crop_height link not_before expires instructions crops focus_x focus_y "
        "contradictions provenance"
    ),
    "related_links": ("story_id position headline url section excerpt is_cut is_included library_story"),
    "remembered_quotes": ("story_id text remembered_at released"),
    "revisions": ("story_id revision reason words created_at story name"),
    "stories": (
        "number change id slug working_slug language status section words revision created_at updated_at "
        "headline short_headline seo_title standfirst byline dateline lead_picture comments embargoed_until "
        "desk_notes captions credits fact_box_texts body"
    ),
    "stories_search": ("headline standfirst captions credits fact_box_texts body"),
    "story_words": ("story_id word added_at"),
    "unindexed_stories": ("number"),
}
"""Each table of this schema with its columns; a migration changes it too. `docs/library.md` explains them."""


def changed_table(connection: sqlite3.Connection) -> str:
    """The name of a table that is missing or lacks a column, or nothing. More tables and columns do no harm."""
    found: dict[str, set[str]] = {}
    for table, column in connection.execute(
        "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'"
    ):
        found.setdefault(table, set()).add(column)
    return next((table for table, columns in TABLES.items() if not set(columns.split()) <= found.get(table, set())), "")
