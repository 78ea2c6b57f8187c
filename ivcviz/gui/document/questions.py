"""All dialogs that ask the user something: one method each, which a test overrides to answer."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QDateTime, QLocale, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMessageBox, QPushButton, QWidget

Unsaved = Literal["save", "discard", "cancel"]
OnDisk = Literal["reload", "keep", "save-as", "cancel"]
_ROLE = QMessageBox.ButtonRole


class Questions(QObject):
    """Shows dialogs over the window `parent`. Escape always chooses the answer that loses nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parent = parent

    @property
    def _over(self) -> QWidget | None:
        """The window that a dialog belongs to: the given one, else the active one."""
        return self._parent or QApplication.activeWindow()

    def show_message(self, sentence: str) -> None:
        """Show a message."""
        box = self._box(QMessageBox.Icon.Warning, sentence, "")
        box.addButton(QMessageBox.StandardButton.Ok)
        self._ask(box)

    def ask_unsaved(self, title: str) -> Unsaved:
        """Ask what to do with unsaved changes before another plan is opened."""
        box = self._box(
            QMessageBox.Icon.Question,
            self.tr("Save the changes to “{title}”?").format(title=title),
            self.tr("Changes that are not saved are lost."),
        )
        save = box.addButton(self.tr("&Save"), _ROLE.AcceptRole)
        discard = box.addButton(self.tr("&Don't save"), _ROLE.DestructiveRole)
        pressed = self._pressed(box, default=save)
        return "save" if pressed is save else "discard" if pressed is discard else "cancel"

    def ask_open_path(self, folder: Path) -> Path | None:
        """Ask for a case file to open."""
        dialog = QFileDialog(self._over, self.tr("Open a case"), str(folder), self._case_files())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._chosen(dialog)

    def ask_comparison(self, choices: Sequence[tuple[str, str]]) -> str | None:
        """Ask what to compare the open plan with; `choices` are pairs of key and text."""
        from ivcviz.gui.document.comparison_question import ComparisonDialog

        dialog = ComparisonDialog(choices, self._over)
        key = dialog.key if dialog.exec() else None
        dialog.deleteLater()
        return key

    def ask_save_path(self, suggested: Path) -> Path | None:
        """Ask for the file to save the plan to; the dialog itself asks before it replaces a file."""
        dialog = QFileDialog(self._over, self.tr("Save the plan"), str(suggested.parent), self._case_files())
        return self._place(dialog, suggested)

    def ask_export_path(self, suggested: Path, kinds: str) -> Path | None:
        """Ask for a file to export to; `kinds` as QFileDialog writes them: "PNG picture (*.png);;PDF (*.pdf)"."""
        dialog = QFileDialog(self._over, self.tr("Save as a file"), str(suggested.parent), kinds)
        return self._place(dialog, suggested)

    def ask_export(self, suggested: Path, kinds: str) -> Path | None:
        """`ask_export_path`; a name without an ending gets that of the suggested one."""
        path = self.ask_export_path(suggested, kinds)
        return path if path is None or path.suffix else path.with_suffix(suggested.suffix)

    def ask_recover(self, title: str, when: datetime) -> bool:
        """Ask whether to open the plan of a session that ended without closing; False deletes it."""
        at = QLocale().toString(QDateTime.fromSecsSinceEpoch(int(when.timestamp())), QLocale.FormatType.ShortFormat)
        box = self._box(
            QMessageBox.Icon.Question,
            self.tr("The program ended before “{title}” was saved. Recover the plan?").format(title=title),
            self.tr("It was kept after its last step, {when}, and opens as an unsaved plan.").format(when=at),
        )
        recover = box.addButton(self.tr("&Recover"), _ROLE.AcceptRole)
        discard = box.addButton(self.tr("&Throw away"), _ROLE.DestructiveRole)
        box.setDefaultButton(recover)
        box.setEscapeButton(recover)
        return self._ask(box) is not discard

    def ask_changed_on_disk(self, path: Path) -> OnDisk:
        """Ask which version to keep after another program has written the file of the open plan."""
        box = self._box(
            QMessageBox.Icon.Warning,
            self.tr("“{name}” was changed by another program.").format(name=path.name),
            self.tr("Reloading drops your changes. Keeping yours replaces the other version when you save."),
        )
        other = box.addButton(self.tr("Save mine &as…"), _ROLE.AcceptRole)
        reload = box.addButton(self.tr("&Reload"), _ROLE.DestructiveRole)
        keep = box.addButton(self.tr("&Keep mine"), _ROLE.DestructiveRole)
        pressed = self._pressed(box, default=other)
        if pressed is other:
            return "save-as"
        return "reload" if pressed is reload else "keep" if pressed is keep else "cancel"

    def _box(self, icon: QMessageBox.Icon, sentence: str, more: str) -> QMessageBox:
        box = QMessageBox(icon, "ivcviz", sentence, QMessageBox.StandardButton.NoButton, self._over)
        box.setTextFormat(Qt.TextFormat.PlainText)  # titles and paths are the user's words, not markup
        box.setInformativeText(more)
        return box

    def _pressed(self, box: QMessageBox, default: QPushButton) -> QAbstractButton:
        """The button that is pressed, among them Cancel, which Escape stands for."""
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setEscapeButton(cancel)
        box.setDefaultButton(default)
        return self._ask(box)

    def _ask(self, box: QMessageBox) -> QAbstractButton:
        box.exec()
        box.deleteLater()
        return box.clickedButton()

    def _place(self, dialog: QFileDialog, suggested: Path) -> Path | None:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suggested.suffix.removeprefix("."))
        dialog.selectFile(suggested.name)
        return self._chosen(dialog)

    def _chosen(self, dialog: QFileDialog) -> Path | None:
        files = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
        return Path(files[0]) if files else None

    def _case_files(self) -> str:
        return self.tr("Case files (*.json);;All files (*)")
