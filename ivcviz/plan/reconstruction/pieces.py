"""What a piece between a renal vein and the graft is made of: its own substitute, or the graft's."""

from dataclasses import replace

from ivcviz.case.document import RenalPlan
from ivcviz.plan.model import PlannedGraft
from ivcviz.terms.renal_methods import Piece
from ivcviz.terms.substitutes import Substitute


def piece_of(choice: RenalPlan) -> Piece | None:
    """The piece of a vein's method, of the substitute that the plan names for it, else the method's own or the graft's."""
    piece = choice.method.piece
    return piece if piece is None or choice.substitute is None else replace(piece, of=choice.substitute)


def substitute_of(graft: PlannedGraft, piece: Piece) -> Substitute:
    """What the piece is made of."""
    return piece.of or graft.substitute


def wall_mm_of(graft: PlannedGraft, piece: Piece) -> float:
    """The thickness of the piece's wall, mm."""
    return graft.wall_mm if piece.of is None else piece.of.wall_mm


def is_ringed(graft: PlannedGraft, piece: Piece) -> bool:
    """Whether the piece has external rings."""
    return graft.ringed if piece.of is None else piece.of.ringed_by_default
