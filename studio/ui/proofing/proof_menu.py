"""The menu over a doubtful word: what could stand there, what is doubted, and the lists to take the word into."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from studio.proofing.remark import RemarkKind
from studio.session.proof_service import ProofService, WordPlace
from studio.ui.panels.labels import breakable
from studio.ui.proofing.proof_marks import Doubt
from studio.wording import sentence

OnReplace = Callable[[Doubt, str], None]


def fill_menu(menu: QMenu, doubt: Doubt, proof: ProofService, on_replace: OnReplace) -> None:
    """Put everything there is to do about a doubt at the top of a menu."""
    before = menu.actions()[0] if menu.actions() else None
    _add_suggestions(menu, before, doubt, proof, on_replace)
    if doubt.remark.kind is RemarkKind.SPELLING:
        menu.insertSeparator(before)  # type: ignore[arg-type]  # None adds it at the end
        for place in WordPlace:
            title = sentence(f"proofing.learn-{place}", words=doubt.words)
            action = _added(menu, before, title)
            action.triggered.connect(partial(_learn, proof, doubt.words, place))
    if before is not None:
        menu.insertSeparator(before)


def _add_suggestions(
    menu: QMenu, before: QAction | None, doubt: Doubt, proof: ProofService, on_replace: OnReplace
) -> None:
    if doubt.remark.message:
        _added(menu, before, doubt.remark.message).setEnabled(False)
    if doubt.remark.suggestions is not None:
        _list(menu, before, doubt, doubt.remark.suggestions, on_replace)
        return
    waiting = _added(menu, before, sentence("proofing.looking"))
    waiting.setEnabled(False)

    def on_found(suggestions: tuple[str, ...]) -> None:
        if isValid(menu) and menu.isVisible():
            _list(menu, waiting, doubt, suggestions, on_replace)
            menu.removeAction(waiting)

    proof.suggest(doubt.words, on_found)


def _list(
    menu: QMenu, before: QAction | None, doubt: Doubt, suggestions: tuple[str, ...], on_replace: OnReplace
) -> None:
    for words in suggestions:
        title = words.strip() or sentence("proofing.remove", words=doubt.words)
        action = _added(menu, before, title)
        font = action.font()
        font.setBold(True)
        action.setFont(font)
        action.triggered.connect(partial(_replace, on_replace, doubt, words))
    if not suggestions:
        _added(menu, before, sentence("proofing.no-suggestion")).setEnabled(False)


def _added(menu: QMenu, before: QAction | None, title: str) -> QAction:
    action = QAction(breakable(title).replace("&", "&&"), menu)
    menu.insertAction(before, action)  # type: ignore[arg-type]  # None adds it at the end
    return action


def _replace(on_replace: OnReplace, doubt: Doubt, words: str, _checked: bool = False) -> None:
    on_replace(doubt, words)


def _learn(proof: ProofService, words: str, place: WordPlace, _checked: bool = False) -> None:
    proof.learn(words, place)
