"""What a plan check offers, as a button under it that takes it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivcviz.case import edits
from ivcviz.case.document import Case
from ivcviz.fields.declaration import field_at
from ivcviz.gui.forms.binding import Binding, request_edit
from ivcviz.gui.forms.choice_fields import PressButton
from ivcviz.gui.forms.number_field import suffix
from ivcviz.gui.forms.rows import Refusal
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.style.numbers import tenths
from ivcviz.plan.finding import Finding, Offer
from ivcviz.plan.model import Plan

_UNDER_THE_WORDS = 24  # px: where a plan check's sentence begins


class OfferEntry(QWidget):
    """A button that takes the offer as one step of the history; hidden where nothing is offered."""

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self._offer: Offer | None = None
        self.take = PressButton()
        self.take.clicked.connect(self._take)
        self.refusal = Refusal()
        line = QHBoxLayout()
        line.addWidget(self.take)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_UNDER_THE_WORDS, 0, 0, 4)
        layout.setSpacing(3)
        layout.addLayout(line)
        layout.addWidget(self.refusal)
        self.hide()

    def show_finding(self, found: Finding) -> None:
        """Another plan check, or the same one with another offer."""
        if found.offer != self._offer:
            self.refusal.say("")
        self._offer = found.offer
        self.setVisible(found.offer is not None)
        if found.offer is not None:
            self.take.setText(self._words(found.offer))
            self.take.setAccessibleName(self._words(found.offer))
            self.take.setAccessibleDescription(str(found.offer.words))
            self.take.setToolTip(str(found.offer.words))

    def _words(self, offer: Offer) -> str:
        field = field_at(Case, offer.entry)
        assert field is not None  # an offer names an entry of the case
        return self.tr("Set the {} to {}").format(field.field.name, tenths(offer.value) + suffix(field.bounds.unit))

    def _take(self) -> None:
        offer = self._offer
        if offer is None:
            return

        def offered(_plan: Plan) -> float:
            return offer.value

        def taken(case: Case, value: float) -> Case:
            return edits.change_entry(case, offer.entry, value)

        self.refusal.say(request_edit(self._editor, Binding(self._words(offer), offered, taken), offer.value))
