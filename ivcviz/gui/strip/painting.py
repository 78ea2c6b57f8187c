"""What the level strip shows, painted: zones, vertebrae, veins, tumour, cuts, clamps, graft, words."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPalette, QPen

from ivcviz.anatomy.specification import Side
from ivcviz.figure.ink import mixed
from ivcviz.gui.strip.axis import AXIS, GRAFT, HALF, VERTEBRA, WORDS, ZONE, Axis
from ivcviz.gui.strip.level_names import PlacedName
from ivcviz.gui.style.text import ink, is_dark
from ivcviz.messages.sentences import Message, say
from ivcviz.plan.model import Plan
from ivcviz.plan.resection.clamps import IVC
from ivcviz.scene.page.captions import border_levels
from ivcviz.scene.palette import INK, MATERIALS, ZONES
from ivcviz.scene.parts.tumour import drawn_from, free_tips, lowest_and_highest_of

_ILIAC: dict[Side, Message] = {"left": say("Left iliac vein"), "right": say("Right iliac vein")}
_TONGUE = 5.0  # px, half of what lies free in the lumen
_JAW = 7.0  # px beside the cava
_STUB = 9.0  # px of a renal vein beside the cava
_LINE = {"tumour": ("#b4650a", "#f0a95a"), "cut": (INK["cut-line"], "#9db8ff")}  # on light and on dark ground


class StripPainter:
    """Paints a plan along an axis; `font` is the small one of the words."""

    def __init__(self, painter: QPainter, plan: Plan, axis: Axis, palette: QPalette, font: QFont) -> None:
        self._p, self._plan, self._axis, self._palette, self._font = painter, plan, axis, palette, font
        self._text = palette.color(QPalette.ColorRole.Text)
        self._quiet = ink("quiet", palette)
        self._line = mixed(self._text, palette.color(QPalette.ColorRole.Base), 0.35)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)

    def anatomy(self) -> None:
        """Vertebrae, zones with their names, renal veins."""
        self._vertebrae()
        first, second = border_levels(self._plan)
        ends = (0.0, first, second, self._plan.body.landmarks.cavoatrial_junction)
        self._tube(self._axis.low_mm, 0.0, self._line)
        self._tube(ends[-1], self._axis.high_mm, self._line)
        self._beyond(ends[-1])
        for name, low, high in zip(("I", "II", "III"), ends[:-1], ends[1:], strict=True):
            self._zone(name, low, high)
        for vein in self._plan.renal_veins:
            self._renal_vein(vein.id, vein.side, vein.involved_mm)

    def operation(self) -> None:
        """Graft, cuts, clamps."""
        plan, axis = self._plan, self._axis
        tint = self._ink("cut")
        if plan.graft is not None:
            bar = QRectF(GRAFT - 2.5, axis.y(plan.graft.superior_mm), 5.0, plan.graft.length_mm * axis.px_per_mm)
            self._p.setPen(QPen(self._quiet, 1.0))
            self._p.setBrush(QColor(MATERIALS[plan.graft.substitute.material]))
            self._p.drawRoundedRect(bar, 2.0, 2.0)
            y = bar.top() + 5.0
            while y < bar.bottom() - 2.0 and plan.graft.ringed:
                self._p.drawLine(QPointF(bar.left(), y), QPointF(bar.right(), y))
                y += 5.0
        if plan.resection is not None:
            self._p.setPen(QPen(tint, 2.0))
            for level in (plan.resection.inferior_mm, plan.resection.superior_mm):
                self._p.drawLine(QPointF(AXIS - HALF - 5.0, axis.y(level)), QPointF(GRAFT + 3.0, axis.y(level)))
        for clamp in plan.clamps:
            if clamp.vein == IVC and clamp.level_mm is not None:
                self._jaws(clamp.level_mm, plan.case.resection.jaw_mm)

    def tumour(self, lower_mm: float, upper_mm: float, ghost: bool = False) -> None:
        """The caval extent as a rounded bar; as a ghost only its outline."""
        axis = self._axis
        wide = HALF + 3.0
        bar = QRectF(AXIS - wide, axis.y(upper_mm), 2 * wide, (upper_mm - lower_mm) * axis.px_per_mm)
        self._p.setPen(QPen(self._ink("tumour"), 1.2, Qt.PenStyle.DashLine if ghost else Qt.PenStyle.SolidLine))
        self._p.setBrush(Qt.BrushStyle.NoBrush if ghost else QColor(MATERIALS["tumour"]))
        self._p.save()
        if drawn_from(self._plan, lower_mm) > lower_mm and not ghost:
            # In which iliac vein the rest lies nobody has said: hatched.
            self._p.setBrush(QBrush(QColor(MATERIALS["tumour"]), Qt.BrushStyle.BDiagPattern))
            self._p.drawRoundedRect(bar, wide * 0.8, min(wide * 0.8, bar.height() / 2))
            self._p.setClipRect(QRectF(0.0, 0.0, WORDS, axis.y(0.0)))
            self._p.setBrush(QColor(MATERIALS["tumour"]))
        self._p.drawRoundedRect(bar, wide * 0.8, min(wide * 0.8, bar.height() / 2))
        self._p.restore()

    def tongues(self) -> None:
        """What of the tumour lies free in the lumen, narrower than what lies at the wall."""
        axis, extent = self._axis, self._plan.extent
        for end, tip in free_tips(self._plan).items():
            low, high = (tip, extent.lower_mm) if end == "inferior" else (extent.upper_mm, tip)
            bar = QRectF(AXIS - _TONGUE, axis.y(high), 2 * _TONGUE, (high - low) * axis.px_per_mm)
            self._p.setPen(QPen(self._ink("tumour"), 1.0))
            self._p.setBrush(QColor(MATERIALS["tumour-tongue"]))
            self._p.drawRoundedRect(bar, _TONGUE, min(_TONGUE, bar.height() / 2))

    def words(self, placed: list[PlacedName], width: float, line: float) -> None:
        """Level names, each with a line to its level."""
        bold = QFont(self._font)
        bold.setWeight(QFont.Weight.DemiBold)
        for piece in placed:
            at = self._axis.y(piece.name.level_mm)
            self._p.setPen(QPen(self._quiet if piece.name.planned else self._line, 1.0))
            inner = AXIS + HALF + (1.0 if not piece.name.planned else 4.0)
            self._p.drawPolyline([QPointF(inner, at), QPointF(GRAFT + 3.0, at), QPointF(WORDS - 2.0, piece.y)])
            self._p.setFont(bold if piece.name.planned else self._font)
            self._p.setPen(self._text if piece.name.planned else self._quiet)
            top = piece.y - line * len(piece.lines) / 2
            for k, words in enumerate(piece.lines):
                place = QRectF(WORDS, top + k * line, width, line)
                self._p.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        self._p.setFont(self._font)

    def _vertebrae(self) -> None:
        body, axis = self._plan.body, self._axis
        flags = int(Qt.AlignmentFlag.AlignCenter)
        for vertebra in body.vertebrae:
            low, high = (float(body.cava.level_at_height(z)) for z in (vertebra.lower_mm, vertebra.upper_mm))
            top, bottom = max(axis.y(high), axis.top), min(axis.y(low), axis.bottom)
            if bottom - top < 6.0:
                continue
            block = QRectF(VERTEBRA - 2.0, top + 1.0, 19.0, bottom - top - 2.0)
            self._p.setPen(QPen(self._line, 0.8))
            self._p.setBrush(Qt.BrushStyle.NoBrush)
            self._p.drawRoundedRect(block, 3.0, 3.0)
            self._p.setPen(self._quiet)
            self._p.drawText(block.adjusted(-4.0, 0.0, 4.0, 0.0), flags, vertebra.name)

    def _tube(self, low_mm: float, high_mm: float, tint: QColor) -> None:
        """The cava's run beyond its ends, fainter."""
        self._p.setPen(QPen(tint, 1.0, Qt.PenStyle.DotLine))
        for x in (AXIS - HALF, AXIS + HALF):
            self._p.drawLine(QPointF(x, self._axis.y(low_mm)), QPointF(x, self._axis.y(high_mm)))

    def _zone(self, name: str, low_mm: float, high_mm: float) -> None:
        entered = name in self._plan.reading.zones
        axis, tint = self._axis, QColor(ZONES[name])
        band = QRectF(AXIS - HALF, axis.y(high_mm), 2 * HALF, (high_mm - low_mm) * axis.px_per_mm)
        base = self._palette.color(QPalette.ColorRole.Base)
        self._p.fillRect(band, mixed(tint, base, 0.62 if is_dark(self._palette) else 0.5))
        self._p.setPen(QPen(self._line, 1.0))
        self._p.setBrush(Qt.BrushStyle.NoBrush)
        self._p.drawRect(band)
        self._upright(f"Zone {name}", low_mm, high_mm, entered)

    def _beyond(self, junction_mm: float) -> None:
        """The vessels beyond the cava's ends by name, where the tumour reaches them."""
        (lowest, highest), side = lowest_and_highest_of(self._plan), self._plan.case.tumour.iliac_side
        if lowest < 0.0:
            words = _ILIAC[side] if side is not None else say("side not named")
            self._upright(str(words), self._axis.low_mm, 0.0, entered=True)
        if highest > junction_mm:
            self._upright(str(say("Right atrium")), junction_mm, self._axis.high_mm, entered=True)

    def _upright(self, words: str, low_mm: float, high_mm: float, entered: bool) -> None:
        """Words that read upwards beside a stretch, bold if the tumour lies in it."""
        top, bottom = self._axis.y(high_mm), self._axis.y(low_mm)
        self._p.save()
        self._p.translate(ZONE, (top + bottom) / 2)
        self._p.rotate(-90.0)
        written = QFont(self._font)
        written.setBold(entered)
        self._p.setFont(written)
        self._p.setPen(self._text if entered else self._quiet)
        place = QRectF((top - bottom) / 2, -7.0, bottom - top, 14.0)
        self._p.drawText(place, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip), words)
        self._p.restore()
        self._p.setFont(self._font)

    def _renal_vein(self, vein_id: str, side: str, involved_mm: float) -> None:
        """A stub on the side where it lies in a picture from the front, its involved part in the tumour's colour."""
        vein = next(vein for vein in self._plan.body.renal_veins if vein.id == vein_id)
        top, bottom = self._axis.y(vein.ostium.upper_mm), self._axis.y(vein.ostium.lower_mm)
        way = 1.0 if side == "left" else -1.0
        stub = QRectF(QPointF(AXIS + way * HALF, top), QPointF(AXIS + way * (HALF + _STUB), bottom)).normalized()
        self._p.fillRect(stub, QColor(MATERIALS["vein"]))
        reach = _STUB * min(1.0, involved_mm / vein.length_mm)
        if involved_mm > 0:
            taken = QRectF(QPointF(AXIS + way * HALF, top), QPointF(AXIS + way * (HALF + max(reach, 2.0)), bottom))
            self._p.fillRect(taken.normalized(), QColor(MATERIALS["tumour"]))
        self._p.setPen(QPen(self._line, 1.0))
        self._p.setBrush(Qt.BrushStyle.NoBrush)
        self._p.drawRect(stub)

    def _jaws(self, level_mm: float, jaw_mm: float) -> None:
        """Both jaws of a caval clamp, beside the cava."""
        tall = max(jaw_mm * self._axis.px_per_mm, 3.0)
        y = self._axis.y(level_mm) - tall / 2
        self._p.setPen(QPen(self._quiet, 1.0))
        self._p.setBrush(QColor(MATERIALS["steel"]))
        for left in (AXIS - HALF - _JAW, AXIS + HALF):
            self._p.drawRoundedRect(QRectF(left, y, _JAW, tall), 1.5, 1.5)
        self._p.drawLine(QPointF(AXIS - HALF, y + tall / 2), QPointF(AXIS + HALF, y + tall / 2))

    def _ink(self, role: str) -> QColor:
        return QColor(_LINE[role][is_dark(self._palette)])
