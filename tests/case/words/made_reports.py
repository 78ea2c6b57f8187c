"""Reports made from known values: the same facts in many wordings, orders, units, separators and line breaks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from random import Random
from typing import Any

from ivcviz.anatomy.specification import Side
from ivcviz.case.document import LevelRef
from ivcviz.case.words.report import Report

# Between clauses: none of these may change what is read; the loose ones may make a part of it unreadable.
SEPARATORS = (", ", "; ", ". ", ";\n", ".\n", " ;\t", ",\n", "; \N{NO-BREAK SPACE}")
LOOSE = (" ", ",", "\n", "\t", " and ", " with ", " - ")


@dataclass(frozen=True)
class MadeReport:
    """A report, and what it says."""

    text: str
    report: Report


def made_report(random: Random, separators: Sequence[str] = SEPARATORS) -> MadeReport:
    """A report of some facts, in a random order."""
    clauses = made_clauses(random)
    text = clauses[0].text
    for clause in clauses[1:]:
        text += random.choice(separators) + clause.text
    return MadeReport(_disguised(random, text), together(clauses))


def made_clauses(random: Random) -> list[MadeReport]:
    """The facts of a report, each by itself."""
    writers = random.sample(_WRITERS, random.randint(2, len(_WRITERS)))
    return [MadeReport(*writer(random, Report())) for writer in writers]


def together(clauses: Sequence[MadeReport]) -> Report:
    """What clauses of different facts say together."""
    said: dict[str, Any] = {}
    for clause in clauses:
        values = {part.name: getattr(clause.report, part.name) for part in fields(Report)}
        said |= {name: value for name, value in values.items() if value != getattr(Report(), name)}
    return Report(**said)


def misread(report: Report, made: Report) -> list[str]:
    """The fields in which a report was read as something that it does not say; what was refused is not misread."""
    wrong = []
    for part in fields(Report):
        read, said = getattr(report, part.name), getattr(made, part.name)
        if part.name == "involved_mm":
            if any(said.get(side) != length for side, length in read.items()):
                wrong.append(part.name)
        elif read not in (None, ()) and read != said:
            wrong.append(part.name)
    return wrong


def length(random: Random, mm: float) -> str:
    """A length in mm or cm, with a decimal comma or point."""
    if random.random() < 0.5:
        return f"{mm:g}{random.choice((' ', '', chr(160)))}mm"
    return f"{_number(random, mm / 10)}{random.choice((' ', ''))}cm"


def _number(random: Random, number: float) -> str:
    text = f"{number:g}"
    return text.replace(".", ",") if random.random() < 0.5 else text


def plain(random: Random, text: str) -> str:
    """The text with one of the words or dashes for "to"."""
    return text.replace(" → ", random.choice((" - ", "–", " up to ", " to ")))


def _disguised(random: Random, text: str) -> str:
    """The text with other signs for the same: dashes, times, digits, capitals, tabs."""
    text = plain(random, text).replace(" x ", random.choice((" x ", "x", " × ", " X ", "*")))
    if random.random() < 0.2:
        text = text.replace(" ", random.choice(("  ", "\t", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}")))
    if random.random() < 0.1:
        text = text.translate({ord("0") + i: ord("０") + i for i in range(10)})
    return text.upper() if random.random() < 0.1 else text


def _who(random: Random, report: Report) -> tuple[str, Report]:
    age, woman = random.randint(18, 89), random.random() < 0.5
    who = random.choice(("woman", "female", "lady") if woman else ("man", "male", "gentleman"))
    letter = "F" if woman else "M"
    words = random.choice(
        (
            f"{who}, {age}",
            f"{who} {age}",
            f"{age}-year-old {who}",
            f"{age} y/o {who}",
            f"{age}{letter}",
            f"{letter}, {age}",
            f"{letter} {age} y",
            f"{who}, aged {age} years",
            f"a {age} year old {who}",
            f"{letter}/{age}",
            f"{age} yo {who}",
        )
    )
    return words, replace(report, sex="F" if woman else "M", age=age)


def _end(random: Random, number: int) -> tuple[str, LevelRef]:
    """An end against a landmark."""
    below = random.random() < 0.6
    place, lower, upper = random.choice(
        (
            ("renal veins", "renal-floor", "renal-roof"),
            ("hepatic veins", "hepatic-floor", "hepatic-roof"),
            ("left renal vein", "left-renal-vein-lower-edge", "left-renal-vein-upper-edge"),
            ("right renal vein", "right-renal-vein-lower-edge", "right-renal-vein-upper-edge"),
            ("iliac confluence", "iliac-confluence", "iliac-confluence"),
            ("confluence of the common iliac veins", "iliac-confluence", "iliac-confluence"),
            ("diaphragm", "hiatus", "hiatus"),
        )
    )
    way = random.choice(
        ("below", "inferior to", "caudal to", "distal to") if below else ("above", "superior to", "cranial to", "proximal to")
    )
    the = random.choice(("the ", ""))
    return f"{length(random, number)} {way} {the}{place}", LevelRef(
        float(-number if below else number), lower if below else upper
    )


def _extent(random: Random, report: Report) -> tuple[str, Report]:
    lead = random.choice(("", "tumour from ", "from ", "the tumour extends from ", "IVC leiomyosarcoma from "))
    if random.random() < 0.4:
        low, high = random.randint(0, 120), random.randint(130, 240)
        unit = random.choice(("", " mm"))
        return f"{lead}{low} → {high}{unit}", replace(report, ends=(LevelRef(float(low)), LevelRef(float(high))))
    one, lower = _end(random, random.randint(1, 60))
    other, upper = _end(random, random.randint(1, 60))
    return f"{lead}{one} → {other}", replace(report, ends=(lower, upper))


def _size(random: Random, report: Report) -> tuple[str, Report]:
    long, wide, deep = random.randint(31, 200), random.randint(31, 90), random.randint(31, 90)
    mass = (float(long), float(wide), float(deep))
    lead = random.choice(("", "mass ", "measuring ", "size: ", "tumour of "))
    if random.random() < 0.3:
        axes = [
            f"{length(random, long)} {random.choice(('craniocaudal', 'CC', 'long'))}",
            f"{length(random, wide)} {random.choice(('transverse', 'TR', 'wide'))}",
            f"{length(random, deep)} {random.choice(('AP', 'anteroposterior', 'deep'))}",
        ]
        return random.choice((", ", " ", " and ")).join(random.sample(axes, 3)), replace(report, mass_mm=mass)
    if random.random() < 0.5:
        return f"{lead}{long} x {wide} x {deep} mm", replace(report, mass_mm=mass)
    numbers = " x ".join(_number(random, side / 10) for side in (long, wide, deep))
    return f"{lead}{numbers} cm", replace(report, mass_mm=mass)


def _veins(random: Random, report: Report) -> tuple[str, Report]:
    right, left = random.randint(1, 60), random.randint(1, 60)
    sides: dict[Side, int] = {"right": right, "left": left}
    named: list[Side] = random.sample(["right", "left"], random.choice((1, 2, 2)))
    wordings: tuple[Callable[[str, str], str], ...] = (
        lambda side, size: f"{side} {size}",
        lambda side, size: f"{size} {side}",
        lambda side, size: f"{side} renal vein {size}",
        lambda side, size: f"{side} renal vein: {size}",
        lambda side, size: f"{side} renal vein involved over {size}",
        lambda side, size: f"{size} of the {side} renal vein",
        lambda side, size: f"{size} of the {side} renal vein involved",
        lambda side, size: f"{'LRV' if side == 'left' else 'RRV'} {size}",
        lambda side, size: f"{side} ({size})",
    )
    wording = random.choice(wordings)
    words = random.choice((" ", ", ", " and ", "; ", "\n")).join(wording(side, length(random, sides[side])) for side in named)
    return words, replace(report, involved_mm={side: float(sides[side]) for side in named})


def _flow(random: Random, report: Report) -> tuple[str, Report]:
    words, lumen = random.choice(
        (
            ("IVC occluded", "closed"),
            ("lumen closed", "closed"),
            ("complete occlusion of the IVC", "closed"),
            ("near-complete occlusion", "narrowed"),
            ("IVC subtotally occluded", "narrowed"),
            ("patent lumen", "open"),
            ("narrowed IVC", "narrowed"),
        )
    )
    return words, replace(report, lumen=lumen)  # type: ignore[arg-type]


def _round_it(random: Random, report: Report) -> tuple[str, Report]:
    words, collaterals = random.choice(
        (
            ("extensive collaterals", "rich"),
            ("no collaterals", "none"),
            ("some collateral veins", "some"),
            ("prominent lumbar collaterals", "rich"),
        )
    )
    return words, replace(report, collaterals=collaterals)  # type: ignore[arg-type]


def _legs(random: Random, report: Report) -> tuple[str, Report]:
    there = random.random() < 0.5
    return random.choice(
        ("leg oedema", "bilateral leg edema") if there else ("no leg oedema", "without leg swelling")
    ), replace(report, leg_oedema=there)


def _kidney(random: Random, report: Report) -> tuple[str, Report]:
    percent = random.randint(5, 95)
    side = random.choice(("right", "left"))
    words = random.choice((f"{side} kidney {percent} %", f"{side} kidney: {percent} % of the function"))
    return words, replace(report, right_kidney_percent=float(percent if side == "right" else 100 - percent))


def _wall(random: Random, report: Report) -> tuple[str, Report]:
    degrees = random.randint(20, 360)
    words = random.choice((f"{degrees}° of the wall", f"{degrees} degrees of the circumference", f"{degrees}°"))
    return words, replace(report, circumference_deg=float(degrees))


def _course(random: Random, report: Report) -> tuple[str, Report]:
    words = random.choice(
        ("retroaortic left renal vein", "left renal vein retro-aortic", "left renal vein: retro-aortic course")
    )
    return words, replace(report, left_course="retro-aortic")


_WRITERS = (_who, _extent, _size, _veins, _flow, _round_it, _legs, _kidney, _wall, _course)
