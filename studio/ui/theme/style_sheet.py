"""The one style sheet of the desk, filled in with a palette.

Widgets ask for a look by the dynamic property `look`: ``primary``, ``quiet``, ``tab``, ``chip``, ``panel-title``,
``section-title``, ``hint``, ``field-label``, ``card``, ``banner``, ``toast``, ``pill-error``, ``pill-warning``,
``pill-ok``.
"""

from studio.resources import resource
from studio.ui.theme.colours import Colours

_TEMPLATE = """
QMainWindow, QDialog, QWidget[look="start"] {{ background: {window}; }}
QToolTip {{ background: {ink}; color: {page}; border: none; padding: 5px 8px; }}

QMenuBar {{ background: {window}; border-bottom: 1px solid {rule}; padding: 1px 6px; }}
QMenuBar::item {{ padding: 5px 10px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {hover}; }}
QMenu {{ background: {raised}; border: 1px solid {rule}; padding: 5px; }}
QMenu::item {{ padding: 6px 28px 6px 14px; border-radius: 4px; }}
QMenu::item:selected {{ background: {accent_wash}; color: {ink}; }}
QMenu::item:disabled {{ color: {faint}; }}
QMenu::separator {{ height: 1px; background: {rule}; margin: 5px 8px; }}

QPushButton, QToolButton {{ background: {raised}; color: {ink}; border: 1px solid {rule}; border-radius: 6px;
    padding: 5px 12px; min-height: 18px; }}
QPushButton:hover, QToolButton:hover {{ background: {hover}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {accent_wash}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {faint}; background: transparent; }}
QPushButton:focus, QToolButton:focus {{ border: 1px solid {accent}; }}
QPushButton[look="primary"] {{ background: {accent}; color: {on_accent}; border: 1px solid {accent};
    font-weight: 600; }}
QPushButton[look="primary"]:hover {{ background: {ink}; color: {page}; border-color: {ink}; }}
QPushButton[look="primary"]:focus {{ border: 1px solid {ink}; }}
QPushButton[look="primary"]:disabled {{ background: {rule}; color: {quiet}; border-color: {rule}; }}
QPushButton[look="quiet"], QToolButton[look="quiet"] {{ background: transparent; border: 1px solid transparent;
    padding: 4px 6px; }}
QPushButton[look="quiet"]:hover, QToolButton[look="quiet"]:hover {{ background: {hover}; }}
QPushButton[look="quiet"]:focus, QToolButton[look="quiet"]:focus {{ border: 1px solid {accent}; }}
QToolButton[look="quiet"]:checked, QPushButton[look="quiet"]:checked {{ background: {accent_wash}; color: {accent}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QPushButton[look="compact"] {{ padding: 4px 6px; }}
QPushButton[look="cure"] {{ background: {accent_wash}; color: {accent}; border: 1px solid transparent;
    padding: 1px 8px; font-size: 12px; font-weight: 600; }}
QPushButton[look="cure"]:hover {{ border: 1px solid {accent}; }}
QPushButton[look="cure"]:pressed {{ background: {hover}; }}
QPushButton[look="cure"]:focus {{ border: 1px solid {accent}; }}
QAbstractButton[look="row"] {{ background: transparent; border: 1px solid transparent; border-radius: 7px; }}
QAbstractButton[look="row"]:hover {{ background: {hover}; }}
QAbstractButton[look="row"]:focus {{ border: 1px solid {accent}; }}
QPushButton[look="chip"] {{ background: transparent; border: 1px solid transparent; border-radius: 11px;
    padding: 2px 5px; color: {quiet}; font-size: 12px; }}
QPushButton[look="chip"]:hover {{ background: {hover}; }}
QPushButton[look="chip"]:checked {{ background: {accent_wash}; color: {accent}; font-weight: 600; }}
QPushButton[look="chip"]:focus {{ border: 1px solid {accent}; }}
QPushButton[look="tab"] {{ background: transparent; border: none; border-bottom: 2px solid transparent;
    border-radius: 0; padding: 8px 7px; color: {quiet}; }}
QPushButton[look="tab"]:hover {{ color: {ink}; }}
QPushButton[look="tab"]:checked {{ color: {ink}; border-bottom: 2px solid {accent}; font-weight: 600; }}
QPushButton[look="tab"]:focus {{ background: {hover}; }}

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit {{ background: {raised}; color: {ink};
    border: 1px solid {rule}; border-radius: 6px; padding: 5px 8px; selection-background-color: {accent};
    selection-color: {on_accent}; placeholder-text-color: {quiet}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus {{
    border: 1px solid {accent}; }}
QLineEdit[missing="true"], QPlainTextEdit[missing="true"], QComboBox[missing="true"] {{
    border: 1px solid {error}; background: {error_wash}; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ background: transparent; color: {faint}; }}
QTextEdit[look="bare"], QTextEdit[look="bare"]:focus {{ background: {page}; border: none; border-radius: 0; }}
QLineEdit[look="bare"], QPlainTextEdit[look="bare"], QComboBox[look="bare"] {{ background: transparent; border: none;
    padding: 0; border-radius: 0; }}
QPlainTextEdit[look="writing"], QPlainTextEdit[look="writing"]:focus {{ background: transparent; border: none;
    padding: 0; border-radius: 0; placeholder-text-color: {quiet}; }}
QComboBox[look="section"], QComboBox[look="section"]:focus {{ background: transparent; border: none; padding: 0;
    border-radius: 0; color: {accent}; placeholder-text-color: {quiet}; }}
QComboBox[look="section"] QListView::item {{ min-height: 28px; padding: 0 8px; border-radius: 4px; }}
QComboBox[look="section"] QListView::item:selected, QComboBox[look="section"] QListView::item:hover {{
    background: {accent_wash}; color: {ink}; }}
QLineEdit[look="section"], QLineEdit[look="section"]:focus {{ background: transparent; border: none; padding: 0;
    border-radius: 0; color: {accent}; placeholder-text-color: {quiet}; }}
QLineEdit > QToolButton {{ background: transparent; border: none; padding: 0; min-height: 0; margin: 0; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url("{controls}/arrow-{name}.svg"); width: 14px; height: 14px; }}
QComboBox QAbstractItemView {{ background: {raised}; border: 1px solid {rule}; padding: 4px;
    selection-background-color: {accent_wash}; selection-color: {ink}; outline: none; }}
QCheckBox, QRadioButton {{ spacing: 7px; color: {ink}; background: transparent; }}
QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {faint}; border-radius: 4px;
    background: {raised}; }}
QCheckBox::indicator:hover, QCheckBox::indicator:focus {{ border: 1px solid {accent}; }}
QCheckBox::indicator:checked {{ background: {accent}; border: 1px solid {accent};
    image: url("{controls}/tick-{name}.svg"); }}
QCheckBox::indicator:checked:focus {{ border: 2px solid {ink}; }}
QCheckBox::indicator:disabled {{ background: transparent; border: 1px solid {rule}; }}
QCheckBox:focus, QRadioButton:focus {{ color: {accent}; }}

QListView, QTreeView, QTableView {{ background: transparent; border: none; outline: none; color: {ink}; }}
QListView[look="choices"] {{ padding: 8px; }}
QListView[look="choices"]::item {{ padding: 8px 10px; border-radius: 6px; color: {ink}; }}
QListView[look="choices"]::item:hover {{ background: {hover}; }}
QListView[look="choices"]::item:selected {{ background: {accent_wash}; color: {ink}; }}
QHeaderView::section {{ background: {window}; color: {quiet}; border: none; border-bottom: 1px solid {rule};
    padding: 5px 8px; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollArea[look="reading"] {{ border: 1px solid transparent; border-radius: 6px; }}
QScrollArea[look="reading"]:focus {{ border: 1px solid {accent}; }}
QScrollBar:vertical {{ background: transparent; width: 11px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {faint}; border-radius: 3px; min-height: 32px; margin: 2px 3px; }}
QScrollBar::handle:vertical:hover {{ background: {quiet}; }}
QScrollBar:horizontal {{ background: transparent; height: 11px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {faint}; border-radius: 3px; min-width: 32px; margin: 3px 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: {rule}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QProgressBar {{ background: {rule}; border: none; border-radius: 3px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QStatusBar {{ background: {window}; border-top: 1px solid {rule}; color: {quiet}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {quiet}; padding: 0 6px; }}
QStatusBar QLabel[state="failed"] {{ color: {error}; font-weight: 600; }}
QStatusBar QLabel[state="unsaved"], QStatusBar QLabel[state="saving"] {{ color: {warning}; }}

QLabel[look="panel-title"] {{ font-size: 15px; font-weight: 600; color: {ink}; }}
QLabel[look="section-title"] {{ font-weight: 600; color: {ink}; }}
QLabel[look="field-label"] {{ color: {quiet}; font-size: 12px; }}
QLabel[look="hint"] {{ color: {quiet}; }}
QLabel[look="hint-small"] {{ color: {quiet}; font-size: 12px; }}
QLabel[look="printed"] {{ color: {ink}; font-family: Literata; font-size: 14px; }}
QLabel[look="error-text"] {{ color: {error}; font-size: 12px; }}
QLabel[look="warning-text"] {{ color: {warning}; font-size: 12px; }}
QLabel[look="pill-error"] {{ background: {error_wash}; color: {error}; border-radius: 8px; padding: 1px 7px;
    font-size: 12px; }}
QLabel[look="pill-warning"] {{ background: {warning_wash}; color: {warning}; border-radius: 8px; padding: 1px 7px;
    font-size: 12px; }}
QLabel[look="pill-ok"] {{ background: {accent_wash}; color: {accent}; border-radius: 8px; padding: 1px 7px;
    font-size: 12px; }}
QFrame[look="card"] {{ background: {page}; border: 1px solid {rule}; border-radius: 8px; }}
QFrame[look="card"][missing="true"] {{ border: 1px solid {error}; }}
QFrame[look="well"] {{ background: {window}; border: 1px solid {rule}; border-radius: 6px; }}
QFrame[look="well"][missing="true"] {{ background: {error_wash}; border: 1px solid {error}; }}
QFrame[look="page"] {{ background: {page}; border: none; }}
QFrame[look="bar"] {{ background: {window}; border: none; border-bottom: 1px solid {rule}; }}
QFrame[look="foot"] {{ background: {window}; border: none; border-top: 1px solid {rule}; }}
QFrame[look="foot"] {{ background: {window}; border: none; border-top: 1px solid {rule}; }}
QFrame[look="rule"] {{ background: {rule}; border: none; min-height: 1px; max-height: 1px; }}
QFrame[look="banner"] {{ background: {error_wash}; border: none; border-bottom: 1px solid {error}; }}
QFrame[look="banner"] QLabel {{ color: {error}; }}
QFrame[look="note"] {{ background: {warning_wash}; border: none; border-bottom: 1px solid {rule}; }}
QFrame[look="note"] QLabel {{ color: {ink}; }}
QFrame[look="toast"] {{ background: {ink}; border-radius: 8px; }}
QFrame[look="toast"] QLabel {{ color: {page}; }}
QFrame[look="toast"] QPushButton {{ background: transparent; color: {page}; border: 1px solid {quiet};
    font-weight: 600; }}
QFrame[look="toast"] QPushButton:hover, QFrame[look="toast"] QPushButton:focus {{ border-color: {page}; }}
QFrame[look="palette"] {{ background: {raised}; border: 1px solid {faint}; border-radius: 10px; }}
"""


def style_sheet(colours: Colours) -> str:
    """The style sheet in the given palette."""
    values = {name: getattr(colours, name) for name in colours.__struct_fields__}
    return _TEMPLATE.format(**values, controls=resource("icons", "controls").as_posix())
