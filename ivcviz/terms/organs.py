"""Organs that are taken en bloc with the tumour. A kidney is its vein's method, nephrectomy."""

from dataclasses import dataclass

from ivcviz.terms.term import Term


@dataclass(frozen=True, eq=False, kw_only=True, repr=False)
class EnBlocOrgan(Term):
    """An organ, or the part of one, that leaves with the tumour."""

    name: str
    taken: str  # what of it leaves, after its article
    mesh: str | None  # the organ mesh that goes from the picture; None where it is not drawn, or most of it stays
    opened: str | None  # the bowel that is opened when it is taken, in words; None where none is

    @property
    def taken_words(self) -> str:
        """What of it leaves, as it stands at the head of a line: "right adrenal", "a part of the bowel"."""
        return self.taken.removeprefix("the ")


RIGHT_ADRENAL = EnBlocOrgan(
    id="right-adrenal", name="right adrenal", taken="the right adrenal", mesh="right-adrenal", opened=None
)
LEFT_ADRENAL = EnBlocOrgan(id="left-adrenal", name="left adrenal", taken="the left adrenal", mesh="left-adrenal", opened=None)
CAUDATE_LOBE = EnBlocOrgan(id="caudate-lobe", name="caudate lobe", taken="the caudate lobe", mesh=None, opened=None)
DUODENUM = EnBlocOrgan(id="duodenum", name="duodenum", taken="a part of the duodenum", mesh=None, opened="the duodenum")
BOWEL = EnBlocOrgan(id="bowel", name="bowel", taken="a part of the bowel", mesh=None, opened="bowel")
PSOAS = EnBlocOrgan(id="psoas", name="psoas", taken="a part of the psoas", mesh=None, opened=None)
DIAPHRAGM = EnBlocOrgan(id="diaphragm", name="diaphragm", taken="a part of the diaphragm", mesh=None, opened=None)
ORGANS = (RIGHT_ADRENAL, LEFT_ADRENAL, CAUDATE_LOBE, DUODENUM, BOWEL, PSOAS, DIAPHRAGM)
