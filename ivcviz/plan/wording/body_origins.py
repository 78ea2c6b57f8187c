"""What of a body was measured and what is the reference body's: in words on the page, structure by structure for scripts."""

from collections.abc import Mapping
from typing import Any

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.origins import Origin, VeinOrigin, origins_of
from ivcviz.anatomy.specification import Sex
from ivcviz.messages.sentences import Message, Text, Wording, capital, joined, say
from ivcviz.plan.wording.names import LANDMARK_WORDS, in_words

_REFERENCE_BODY: dict[Sex, Message] = {"F": say("reference woman"), "M": say("reference man")}
_MEASURED = "measured"
# The levels that no vein makes, as far as a reader of the page meets them.
_LEVELS = ("hiatus", "cavoatrial-junction")


def measured_words(body: Body) -> tuple[Text, ...]:
    """What was measured and what was not, in full first, then ever shorter; empty where the whole body is the reference's."""
    if body.spec.source != "patient":
        return ()
    found = origins_of(body)
    measured: list[Wording] = [say("centreline"), say("calibre")]
    reference: list[Wording] = []
    _sort_veins(found.renal_veins, say("renal veins"), measured, reference)
    _sort_veins(found.hepatic_veins, say("hepatic veins"), measured, reference)
    for word in _LEVELS:
        (measured if found.landmarks[word].where == _MEASURED else reference).append(LANDMARK_WORDS[word])
    reference += [say("iliac and small veins"), say("aorta"), say("spine"), say("organs")]
    whose = _REFERENCE_BODY[body.spec.sex]
    first = say("Measured: {structures}.", structures=joined(measured, ", "))
    rest = say("{whose}: {structures}.", whose=capital(whose), structures=joined(reference, ", "))
    return (
        say("{measured} {reference}", measured=first, reference=rest),
        say("{measured} All else: {whose}.", measured=first, whose=whose),
        capital(partly_measured(body)),
        say("Body partly measured"),
    )


def partly_measured(body: Body) -> Wording:
    """That a body is measured in part only, in a few words; empty where the whole body is the reference's."""
    if body.spec.source != "patient":
        return ""
    return say("partly measured, else {whose}", whose=_REFERENCE_BODY[body.spec.sex])


def _sort_veins(
    veins: Mapping[str, VeinOrigin], all_of_them: Wording, measured: list[Wording], reference: list[Wording]
) -> None:
    """Each vein to what was measured or was not, under one name where all are alike."""
    alike = len({(vein.whole.where, vein.ostium.where) for vein in veins.values()}) == 1
    named = [(all_of_them, next(iter(veins.values())))] if alike else [(in_words(key), vein) for key, vein in veins.items()]
    for name, vein in named:
        if vein.whole.where == _MEASURED:
            measured.append(name)
        elif vein.ostium.where == _MEASURED:
            measured.append(say("ostia of the {veins}", veins=name) if alike else say("ostium of the {vein}", vein=name))
            reference.append(say("the rest of the {veins}", veins=name))
        else:
            reference.append(name)


def origins_json(body: Body) -> dict[str, Any]:
    """The origin of every structure, with its source."""
    found, sex = origins_of(body), body.spec.sex
    single = {
        "landmarks": found.landmarks,
        "iliac_veins": found.iliac_veins,
        "tributaries": found.tributaries,
        "organs": found.organs,
    }
    veins = {"renal_veins": found.renal_veins, "hepatic_veins": found.hepatic_veins}
    return {
        "centreline": _one(found.centreline, sex),
        "section": _one(found.section, sex),
        **{kind: {key: _one(origin, sex) for key, origin in of.items()} for kind, of in single.items()},
        **{kind: {key: _vein(vein, sex) for key, vein in of.items()} for kind, of in veins.items()},
    }


def _one(origin: Origin, sex: Sex) -> dict[str, Any]:
    source: Wording = _REFERENCE_BODY[sex]
    if origin.field is not None:
        source = say("the case ({field})", field=f"anatomy.{origin.field}")
    return {"origin": origin.where, "source": source}


def _vein(vein: VeinOrigin, sex: Sex) -> dict[str, Any]:
    """A vein as a whole, and its values; a length only where the document has one."""
    length = {} if vein.length is None else {"length": vein.length.where}
    return {**_one(vein.whole, sex), "ostium": vein.ostium.where, "calibre": vein.calibre.where, **length}
