"""A timeline as events in order, as plain types for scripts, and in words for people."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap
from typing import Any, Literal

from ivcviz.messages import caution
from ivcviz.messages.numbers import tenths
from ivcviz.messages.sentences import Message as Sentence
from ivcviz.messages.sentences import capital, for_scripts, in_english, say
from ivcviz.plan.operation.timeline import EXCLUSION, OWN, PAPER, TRIAL, Clock, Hold, Phase, State, Timeline
from ivcviz.plan.resection.clamps import INFERIOR, IVC, PORTAL_TRIAD, SUPERIOR, TRIAD

NOTE = (
    "Minutes count from the first clamp and are this plan's own: nobody has published them. Which caval clamp goes on first "
    "and in which order clamps come off is this plan's too; bench work is taken to be done by the last cut."
)
STATE_WORDS: dict[State, str] = {
    "open": "stays open",
    "inflow and outflow closed": "inflow and outflow closed",
    "outflow closed, inflow open": "outflow closed, inflow open",
    "warm ischaemia": "vein and artery closed: warm ischaemia",
    "congestion": "vein closed, artery open: congestion",
    "artery not decided": "vein closed, artery not decided",
    "some veins open": "some of its veins stay open",
    "taken out": "taken out",
    "missing": "no kidney",
    "cava closed": "cava closed",
}
_OFF = (SUPERIOR, TRIAD, INFERIOR)  # the cava from above; what is left, in the order in which it went on
Deed = Literal["trial clamp", "clamp on", "clamp moved", "clamp off", "cut", "sewing"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens, or work that begins, once `done` phases are over; `about` None: all clamps of the exclusion."""

    done: int
    deed: Deed
    about: Hold | Phase | None
    sentence: Sentence
    source: str


def events_of(timeline: Timeline) -> tuple[Event, ...]:
    """Everything in the order in which it happens."""
    return tuple(_events(timeline))


def _events(timeline: Timeline) -> Iterator[Event]:
    exclusion = any(hold.vein == PORTAL_TRIAD for hold in timeline.holds)
    if exclusion:
        trial = say("The clamps of total hepatic vascular exclusion are closed on trial and opened again.")
        yield Event(0, "trial clamp", None, trial, TRIAL)
    for hold in timeline.holds:
        source = OWN if hold.vein.endswith("artery") else EXCLUSION if exclusion and _of_exclusion(hold) else PAPER
        yield Event(0, "clamp on", hold, say("{clamp} on.", clamp=capital(hold.name)), source)
    for done, phase in enumerate(timeline.phases):
        if done == 0:
            yield Event(0, "cut", phase, say("The tumour is cut out."), PAPER)
        else:
            sewn, in_paper = (
                say("The {what} is sewn.", what=phase.name),
                any(word in in_english(phase.name) for word in ("graft", "vein")),
            )
            yield Event(done, "sewing", phase, sewn, PAPER if in_paper else OWN)
        yield from _changes(timeline, done + 1)


def _changes(timeline: Timeline, done: int) -> Iterator[Event]:
    """What is moved and what comes off once so many phases are over."""
    for hold in timeline.holds:
        if hold.moved == done:
            words = say("{clamp} moved down onto the graft.", clamp=capital(hold.name))
            yield Event(done, "clamp moved", hold, words, EXCLUSION)
    off = [hold for hold in timeline.holds if hold.off == done]
    for hold in sorted(off, key=lambda hold: _OFF.index(hold.name) if hold.name in _OFF else len(_OFF)):
        source = EXCLUSION if hold.vein == PORTAL_TRIAD and done < len(timeline.phases) else OWN
        yield Event(done, "clamp off", hold, say("{clamp} off.", clamp=capital(hold.name)), source)


def as_json(timeline: Timeline) -> dict[str, Any]:
    """Phases, events, clamps and clocks in plain types; minutes unrounded, null where one that is needed is not planned."""
    told = {
        "note": NOTE,
        "phases": [{"entry": p.entry, "name": p.name, "minutes": p.minutes} for p in timeline.phases],
        "events": [
            {
                "minute": timeline.minute(e.done),
                "deed": e.deed,
                "what": "total hepatic vascular exclusion" if e.about is None else e.about.name,
                "sentence": e.sentence,
                "source": e.source,
            }
            for e in events_of(timeline)
        ],
        "clamps": [_hold(timeline, hold) for hold in timeline.holds],
        "clocks": [_clock(timeline, clock) for clock in timeline.clocks],
    }
    return dict(for_scripts(told))


def as_text(timeline: Timeline) -> str:
    """What happens in order, each with its minute, then the clocks."""
    lines = ["Nothing is resected, so nothing is clamped."] if not timeline.holds else []
    for event in events_of(timeline):
        minute = timeline.minute(event.done)
        source = f" ({OWN})" if event.source == OWN else ""
        lines.append(f"{'?' if minute is None else tenths(minute):>6} min  {event.sentence.said()}{source}")
    lines.append("")
    for clock in timeline.clocks:
        lines.append(f"{clock.organ[0].upper()}{clock.organ[1:]}: {clock_in_words(timeline, clock)}")
    return "\n".join([*lines, "", *wrap(NOTE, 96), str(caution.SHORT)])


def clock_in_words(timeline: Timeline, clock: Clock) -> str:
    """A clock in a line: what is closed and for how long, or which minutes are missing."""
    words = STATE_WORDS[clock.state]
    if clock.for_good:
        return f"{words}, and nothing opens it again"
    if clock.stop is None:
        return words
    minute, lacking = timeline.minute(clock.stop), timeline.missing(clock.stop)
    if minute is not None:
        return f"{words}, {tenths(minute)} min"
    least = timeline.at_least_min(clock.stop)
    if not least:
        return f"{words}; no minutes are planned"
    return f"{words}, more than {tenths(least)} min; none planned for: {', '.join(str(phase.name) for phase in lacking)}"


def _hold(timeline: Timeline, hold: Hold) -> dict[str, Any]:
    return {
        "name": hold.name,
        "vein": hold.vein,
        "level_mm": None if hold.level_mm is None else float(hold.level_mm),
        "along_mm": None if hold.along_mm is None else float(hold.along_mm),
        "on_min": timeline.minute(hold.on),
        "moved_onto_graft_min": None if hold.moved is None else timeline.minute(hold.moved),
        "off_min": timeline.minute(hold.off),
        "at_least_min": timeline.at_least_min(hold.off),
        "missing": [phase.entry for phase in timeline.missing(hold.off)],
    }


def _clock(timeline: Timeline, clock: Clock) -> dict[str, Any]:
    stop = clock.stop
    return {
        "organ": clock.organ,
        "state": clock.state,
        "minutes": None if stop is None else timeline.minute(stop),
        "at_least_min": None if stop is None else timeline.at_least_min(stop),
        "missing": [] if stop is None else [phase.entry for phase in timeline.missing(stop)],
        "for_good": clock.for_good,
    }


def _of_exclusion(hold: Hold) -> bool:
    return hold.vein in (IVC, PORTAL_TRIAD)
