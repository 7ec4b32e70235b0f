"""The story panel: what belongs to the story as a whole and is not written in its column."""

from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QFrame, QWidget

from studio.checking.known import Known
from studio.session.notices import Notice
from studio.story.elements import Correction, Origin, RelatedLink
from studio.story.findings import Finding, Place, Severity
from studio.story.related import can_link_to, related_link_to
from studio.story.story import CommentsPolicy, Status, Story
from studio.ui.panels.corrections_section import CorrectionsSection
from studio.ui.panels.embargo_field import EmbargoField
from studio.ui.panels.fields import ChoiceField, FieldEdit, FieldSpec
from studio.ui.panels.form import Form
from studio.ui.panels.iso_dates import today
from studio.ui.panels.items_section import ItemsSection
from studio.ui.panels.origin_section import OriginSection
from studio.ui.panels.panel import PanelContext, PanelStatus
from studio.ui.panels.parts import with_part
from studio.ui.panels.related_section import RelatedSection
from studio.ui.panels.scrolling_panel import ScrollingPanel
from studio.ui.panels.spiked_note import SpikedNote
from studio.ui.theme.theme import set_look
from studio.wording import sentence

STORY_FIELDS = frozenset(
    {
        "slug",
        "short_headline",
        "seo_title",
        "language",
        "status",
        "comments",
        "embargoed_until",
        "desk_notes",
        "origin",
        "related",
        "corrections",
    }
)
LANGUAGES = ("en-GB", "en-US", "de-DE", "es-ES", "fr-FR", "it-IT", "kk-KZ", "nl-NL", "pl-PL", "pt-PT", "ru-RU", "uk-UA")
_NAMES = (
    FieldSpec(part="slug", label="panels.story.slug"),
    FieldSpec(part="short_headline", label="panels.story.short-headline"),
    FieldSpec(part="seo_title", label="panels.story.seo-title"),
)
_NOTES = (
    FieldSpec(
        part="desk_notes", label="panels.story.desk-notes", one_line=False, lines=3, hint="panels.story.desk-notes-hint"
    ),
)
_Part = Form | ChoiceField | EmbargoField | OriginSection | ItemsSection
_VALUES = {"comments": CommentsPolicy}


def story_status(_story: Story, findings: tuple[Finding, ...]) -> PanelStatus:
    """How many findings lie in the fields of this panel, and how bad the worst is."""
    here = [finding.severity for finding in findings if finding.place.field in STORY_FIELDS]
    if not here:
        return PanelStatus()
    return PanelStatus(len(here), Severity.ERROR if Severity.ERROR in here else Severity.WARNING)


class StoryPanel(ScrollingPanel):
    """Names, language, status, embargo and notes; origin, related links and corrections."""

    def __init__(self, context: PanelContext) -> None:
        super().__init__(context, origin="panel:story", fields=STORY_FIELDS | {"headline"})
        self.names, self.notes = Form(_NAMES), Form(_NOTES)
        self.choices = {
            "language": ChoiceField("language", "panels.story.language", [(tag, tag) for tag in LANGUAGES]),
            "status": _choice("status", tuple(Status)),
            "comments": _choice("comments", tuple(CommentsPolicy)),
        }
        self.embargo, self.origin_section = EmbargoField(), OriginSection()
        self.related, self.corrections = RelatedSection(), CorrectionsSection()
        parts: tuple[_Part, ...] = (self.names, *self.choices.values(), self.embargo, self.notes)
        sections: tuple[_Part, ...] = (self.origin_section, self.related, self.corrections)
        for part in parts:
            self._add(part)
        self.spiked = SpikedNote()
        self.content.insertWidget(self.content.indexOf(self.choices["status"]) + 1, self.spiked)
        self.spiked.unspike_wanted.connect(self._on_unspike_wanted)
        for section in sections:
            rule = QFrame()
            set_look(rule, "rule")
            self.content.addWidget(rule)
            self._add(section)
        self.origin_section.toggled.connect(self._on_origin_toggled)
        self.related.library_wanted.connect(self._on_library_wanted)
        for items in (self.related, self.corrections):
            items.add_wanted.connect(partial(self._on_add_wanted, items))
            items.remove_wanted.connect(partial(self._on_remove_wanted, items))

    def show_story(self, story: Story) -> None:
        """Show every field as it is now."""
        self.names.show_element(story)
        self.names.fields["slug"].text.setPlaceholderText(story.working_slug)
        self.notes.show_element(story)
        for part, choice in self.choices.items():
            choice.show_value(str(getattr(story, part)))
        self.spiked.setVisible(story.status is Status.SPIKED)
        self.embargo.show_embargo(story.embargoed_until)
        self.origin_section.show_origin(story.origin)
        self.related.show_items(story.related)
        known = self.context.desk.known
        self.related.show_linked(known.latest.linked if known is not None else {})
        self.corrections.show_items(story.corrections)

    def reveal(self, place: Place) -> None:
        """Put the focus in the field of a place."""
        self.catch_up()
        self.focus_on(self._field_of(place))

    def _field_of(self, place: Place) -> QWidget:
        fields: dict[str, QWidget] = {**self.names.fields, **self.notes.fields, **self.choices}
        if place.field in fields:
            return fields[place.field]
        if place.field == "origin":
            return self.origin_section.field_of(place.part)
        for items in (self.related, self.corrections):
            if place.field == items.field:
                return items.field_of(place.element, place.part)
        return self.embargo.time if self.embargo.time.isVisibleTo(self.embargo) else self.embargo.tick

    def _attach(self) -> None:
        super()._attach()
        known = self.context.desk.known
        if known is not None:
            self._connections.append(known.changed.connect(self._on_known_changed))

    def _on_known_changed(self, known: Known) -> None:
        self.related.show_linked(known.linked)

    def _add(self, widget: _Part) -> None:
        self.content.addWidget(widget)
        widget.edited.connect(self._on_edited)

    def _on_edited(self, edit: FieldEdit) -> None:
        if edit.part == "status":
            self._set_status(Status(str(edit.value)))
        elif self.session is not None:
            value = _VALUES[edit.part](str(edit.value)) if edit.part in _VALUES else edit.value
            merge_key = f"story.{edit.part}" if isinstance(value, str) else ""
            self.edit_story(with_part(self.session.story, edit.part, value), _step(edit.part), merge_key)

    def _on_unspike_wanted(self) -> None:
        if self.session is not None:
            self._set_status(Status.DRAFT)
            self.focus_on(self.choices["status"])

    def _set_status(self, status: Status) -> None:
        """Change the status; spiking and unspiking are said, with the way back."""
        if self.session is None:
            return
        before = self.session.story
        self.edit_story(replace(before, status=status), _step("status"), "story.status")
        if before.status is not status and Status.SPIKED in {before.status, status}:
            code = "notice.spiked" if status is Status.SPIKED else "notice.unspiked"
            self.tell(Notice(code=code, act=partial(self._take_status_back, before.id, before.status)))

    def _take_status_back(self, story_id: str, status: Status) -> None:
        if self.session is not None and self.session.story.id == story_id:
            self._set_status(status)

    def _on_origin_toggled(self, is_wanted: bool) -> None:
        if self.session is None:
            return
        self.edit_story(replace(self.session.story, origin=Origin() if is_wanted else None), _step("origin"))
        self.focus_on(self.origin_section.field_of("publisher"))

    def _on_add_wanted(self, items: ItemsSection) -> None:
        if self.session is None:
            return
        story = self.session.story
        if items is self.related:
            self.edit_story(replace(story, related=(*story.related, RelatedLink(is_included=True))), _step("related"))
        else:
            corrections = (Correction(text="", date=today()), *story.corrections)  # the newest stands first
            self.edit_story(replace(story, corrections=corrections), _step("corrections"))
        self.focus_on(items.field_of(str(len(items.rows) - 1) if items is self.related else "0", ""))

    def _on_library_wanted(self) -> None:
        if self.session is not None:
            story = self.session.story
            taken = frozenset(link.library_story for link in story.related) | {story.id}
            self.context.bench.choose_stories(taken, partial(self._link_to, story.id))

    def _link_to(self, story_id: str, chosen: tuple[Story, ...]) -> None:
        """Add links to the chosen stories, as one step, if the same story is still open."""
        if self.session is None or self.session.story.id != story_id:
            return
        story = before = self.session.story
        for each in chosen:
            if can_link_to(story, each.id):
                story = replace(story, related=(*story.related, related_link_to(each)))
        self.edit_story(story, sentence("panels.related.from-library-step"))
        if len(story.related) > len(before.related):
            self.focus_on(self.related.field_of(str(len(before.related)), "headline"))

    def _on_remove_wanted(self, items: ItemsSection, index: int) -> None:
        if self.session is None:
            return
        story = self.session.story
        known = getattr(story, items.field)
        self.edit_story(replace(story, **{items.field: (*known[:index], *known[index + 1 :])}), _step(items.field))
        take_back = partial(self._take_back, story.id, items.field, index, known[index])
        self.tell(Notice(code=f"panels.{items.field}.removed", act=take_back))

    def _take_back(self, story_id: str, field: str, index: int, item: object) -> None:
        if self.session is not None and self.session.story.id == story_id:
            known = getattr(self.session.story, field)
            self.edit_story(
                replace(self.session.story, **{field: (*known[:index], item, *known[index:])}), _step(field)
            )


def _choice(part: str, values: tuple[Status, ...] | tuple[CommentsPolicy, ...]) -> ChoiceField:
    options = [(value.value, sentence(f"panels.story.{part}-{value.value}")) for value in values]
    return ChoiceField(part, f"panels.story.{part}", options)


def _step(part: str) -> str:
    return sentence("panels.story.step", field=sentence(f"panels.places.{part.partition('.')[0]}"))
