"""One table of everything the window can be asked to do: menus, toolbar, shortcuts and the shortcut sheet come from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

from ivcviz.gui.style.theme import THEMES
from ivcviz.gui.vocabulary import STAGE_WORDS, STEPS, VIEWS, translatable, translated

Standard = QKeySequence.StandardKey
Keys = tuple[Standard | str, ...]
MENUS = (
    translatable("Actions", "File"),
    translatable("Actions", "Edit"),
    translatable("Actions", "View"),
    translatable("Actions", "Plan"),
    translatable("Actions", "Help"),
)
SUBMENUS = (translatable("Actions", "Stage"), translatable("Actions", "Colours"))  # as they stand after a menu and a slash
RULE = "-"


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """One action: its words (English, translated when shown), where it stands, and how it is reached.

    `menu` may name a submenu after a slash; `toolbar` holds the short words of its button; of the actions of one `group`
    one is checked; `rule` puts a line above it in the menu; `needs` names the state without which it is greyed.
    """

    id: str
    words: str
    menu: str
    keys: Keys = ()
    toolbar: str = ""
    checkable: bool = False
    group: str = ""
    rule: bool = False
    needs: str = ""
    tip: str = ""


_STEP_WORDS = (
    translatable("Actions", "Anatomy"),
    translatable("Actions", "Tumour"),
    translatable("Actions", "Resection && clamps"),
    translatable("Actions", "Graft"),
    translatable("Actions", "Renal veins"),
    translatable("Actions", "Plan checks"),
)
_ON_THE_TOOLBAR = ("anterior", "posterior", "left", "right")

_FILE = (
    ActionEntry("new-woman", translatable("Actions", "New plan, reference &woman"), "File", (Standard.New,)),
    ActionEntry("new-man", translatable("Actions", "New plan, reference &man"), "File", ("Ctrl+Shift+N",)),
    ActionEntry(
        "open", translatable("Actions", "&Open…"), "File", (Standard.Open,), translatable("Actions", "Open"), rule=True
    ),
    ActionEntry("duplicate", translatable("Actions", "&Duplicate"), "File", ("Ctrl+D",)),
    ActionEntry("save", translatable("Actions", "&Save"), "File", (Standard.Save,), translatable("Actions", "Save"), rule=True),
    ActionEntry("save-as", translatable("Actions", "Save &as…"), "File", (Standard.SaveAs, "Ctrl+Shift+S")),
    ActionEntry(
        "save-picture",
        translatable("Actions", "Save &picture…"),
        "File",
        ("Ctrl+E",),
        translatable("Actions", "Export…"),
        rule=True,
    ),
    ActionEntry("save-template", translatable("Actions", "Cutting &template (bench card), 1:1…"), "File", ("Ctrl+T",)),
    ActionEntry("save-model", translatable("Actions", "Save &graft as a model…"), "File", ()),
    ActionEntry("quit", translatable("Actions", "&Quit"), "File", (Standard.Quit, "Ctrl+Q"), rule=True),
)
_EDIT = (
    ActionEntry(
        "undo", translatable("Actions", "&Undo"), "Edit", (Standard.Undo,), translatable("Actions", "Undo"), needs="undo"
    ),
    ActionEntry(
        "redo",
        translatable("Actions", "&Redo"),
        "Edit",
        (Standard.Redo, "Ctrl+Shift+Z", "Ctrl+Y"),
        translatable("Actions", "Redo"),
        needs="redo",
    ),
    ActionEntry("history", translatable("Actions", "&History"), "Edit", ("Ctrl+H",), checkable=True),
    ActionEntry("copy-picture", translatable("Actions", "&Copy picture"), "Edit", (Standard.Copy,), rule=True),
)
_VIEW = (
    *(
        ActionEntry(
            f"view-{view}",
            words,
            "View",
            (str(number),),
            words if view in _ON_THE_TOOLBAR else "",
            checkable=True,
            group="view",
        )
        for number, (view, words) in enumerate(
            zip(
                VIEWS,
                (
                    translatable("Actions", "&Anterior"),
                    translatable("Actions", "&Posterior"),
                    translatable("Actions", "&Left"),
                    translatable("Actions", "&Right"),
                    translatable("Actions", "&Superior"),
                    translatable("Actions", "&Inferior"),
                ),
                strict=True,
            ),
            start=1,
        )
    ),
    ActionEntry("home", translatable("Actions", "W&hole picture"), "View", ("Home",)),
    ActionEntry("perspective", translatable("Actions", "Perspecti&ve"), "View", ("P",), checkable=True),
    ActionEntry(
        "stage-default", translatable("Actions", "As the plan asks"), "View/Stage", ("Ctrl+Up",), checkable=True, group="stage"
    ),
    *(ActionEntry(f"stage-{s}", words, "View/Stage", checkable=True, group="stage") for s, words in STAGE_WORDS.items()),
    ActionEntry("stage-next", translatable("Actions", "Next stage"), "View/Stage", ("Ctrl+Right",), rule=True),
    ActionEntry("stage-previous", translatable("Actions", "Previous stage"), "View/Stage", ("Ctrl+Left",)),
    ActionEntry("labels", translatable("Actions", "La&bels"), "View", ("B",), checkable=True, rule=True),
    ActionEntry("zone-tints", translatable("Actions", "&Zone tints"), "View", ("Z",), checkable=True),
    ActionEntry("section", translatable("Actions", "A&xial section"), "View", ("X",), checkable=True),
    ActionEntry(
        "layers", translatable("Actions", "Layers"), "View", ("Ctrl+L",), translatable("Actions", "Layers"), checkable=True
    ),
    ActionEntry("cases", translatable("Actions", "Cases"), "View", ("F9",), checkable=True),
    *(
        ActionEntry(f"theme-{theme}", words, "View/Colours", checkable=True, group="theme")
        for theme, words in zip(
            THEMES,
            (translatable("Actions", "As the system"), translatable("Actions", "Light"), translatable("Actions", "Dark")),
            strict=True,
        )
    ),
    ActionEntry("next-pane", translatable("Actions", "Next part of the window"), "View", ("F6",), rule=True),
    ActionEntry("previous-pane", translatable("Actions", "Previous part of the window"), "View", ("Shift+F6",)),
    ActionEntry("present", translatable("Actions", "Prese&nt full screen"), "View", ("F5", "F11")),
)
_PLAN = (
    *(
        ActionEntry(f"step-{step}", words, "Plan", (f"Ctrl+{number}",), checkable=True, group="step")
        for number, (step, words) in enumerate(zip(STEPS, _STEP_WORDS, strict=True), start=1)
    ),
    ActionEntry(
        "operation", translatable("Actions", "&Order of the operation"), "Plan", ("Ctrl+7",), checkable=True, rule=True
    ),
    ActionEntry("compare", translatable("Actions", "Co&mpare with…"), "Plan", ("C",), checkable=True),
    ActionEntry(
        "lock",
        translatable("Actions", "&Lock the plan"),
        "Plan",
        ("L",),
        translatable("Actions", "Lock"),
        checkable=True,
        rule=True,
        tip=translatable("Actions", "A locked plan can be viewed but not changed"),
    ),
)
_HELP = (
    ActionEntry("shortcuts", translatable("Actions", "&Shortcuts"), "Help", ("?", "F1")),
    ActionEntry("about", translatable("Actions", "&About ivcviz"), "Help"),
)
TABLE: tuple[ActionEntry, ...] = (*_FILE, *_EDIT, *_VIEW, *_PLAN, *_HELP)

# The toolbar's one row; a name after "@" is a widget that the window puts there.
TOOLBAR = (
    *("open", "save", RULE, "undo", "redo", RULE, *(f"view-{view}" for view in _ON_THE_TOOLBAR), RULE, "@stage", RULE),
    *("layers", "lock", "@space", "save-picture"),
)


def plain(words: str) -> str:
    """The words of an action without the marks of its menu letter, translated."""
    return translated(words).replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


def in_full(entry: ActionEntry) -> str:
    """The words of an action where its menu is not seen: "Stage: Clamped"."""
    _, _, submenu = entry.menu.partition("/")
    return f"{translated(submenu)}: {plain(entry.words)}" if submenu and entry.group else plain(entry.words)


def sequences(keys: Keys) -> list[QKeySequence]:
    """The keys on this system, each once; not every system has a key of its own for all that is standard elsewhere."""
    made = {key.toString(): key for key in [QKeySequence(key) for key in keys]}
    return [key for text, key in made.items() if text]


def key_text(keys: Keys) -> list[str]:
    """The keys of an action as they are called on this system."""
    return [key.toString(QKeySequence.SequenceFormat.NativeText) for key in sequences(keys)]


class Actions(QObject):
    """The actions of one window, made from the table; `handlers` says what each does (checkable ones are told the state)."""

    def __init__(self, window: QWidget, handlers: Mapping[str, Callable[[bool], object]]) -> None:
        super().__init__(window)
        self._groups: dict[str, QActionGroup] = {}
        self._of: dict[str, QAction] = {}
        for entry in TABLE:
            self._of[entry.id] = action = self._made(entry)
            action.triggered.connect(handlers[entry.id])
            window.addAction(action)  # so that shortcuts work when menu bar and toolbar are hidden

    def __getitem__(self, name: str) -> QAction:
        return self._of[name]

    def check(self, name: str, on: bool = True) -> None:
        """Show a checkable action as on or off, without doing it."""
        self._of[name].setChecked(on)

    def enable(self, states: Mapping[str, bool]) -> None:
        """Grey what needs a state that is not given."""
        for entry in TABLE:
            if entry.needs:
                self._of[entry.id].setEnabled(states[entry.needs])

    def fill_menus(self, bar: QMenuBar) -> dict[str, QMenu]:
        """The menus by their names in the table ("View/Stage" for a submenu)."""
        menus: dict[str, QMenu] = {name: bar.addMenu(f"&{translated(name)}") for name in MENUS}
        for entry in TABLE:
            if entry.menu not in menus:
                parent, _, words = entry.menu.partition("/")
                menus[entry.menu] = menus[parent].addMenu(translated(words))
            if entry.rule:
                menus[entry.menu].addSeparator()
            menus[entry.menu].addAction(self._of[entry.id])
        return menus

    def fill_toolbar(self, bar: QToolBar, widgets: Mapping[str, QWidget]) -> None:
        for name in TOOLBAR:
            if name == RULE:
                bar.addSeparator()
            elif name.startswith("@"):
                bar.addWidget(widgets[name.removeprefix("@")])
            else:
                bar.addAction(self._of[name])

    def _group(self, name: str) -> QActionGroup:
        if name not in self._groups:
            self._groups[name] = group = QActionGroup(self)
            if name == "view":  # a view that was turned by hand is none of the six
                group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        return self._groups[name]

    def _made(self, entry: ActionEntry) -> QAction:
        action = QAction(translated(entry.words), self)
        action.setObjectName(entry.id)
        action.setShortcuts(sequences(entry.keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if entry.toolbar:
            action.setIconText(plain(entry.toolbar) if "&" in entry.toolbar else translated(entry.toolbar))
        keys = ", ".join(key_text(entry.keys))
        words = translated(entry.tip) if entry.tip else plain(entry.words)
        action.setToolTip(f"{words} ({keys})" if keys else words)
        action.setCheckable(entry.checkable)
        if entry.group:
            action.setActionGroup(self._group(entry.group))
        roles = {"quit": QAction.MenuRole.QuitRole, "about": QAction.MenuRole.AboutRole}
        action.setMenuRole(roles.get(entry.id, QAction.MenuRole.NoRole))
        return action
