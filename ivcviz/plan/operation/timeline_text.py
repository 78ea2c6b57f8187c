"""A timeline as JSON and as text."""

from textwrap import wrap
from typing import Any

from ivcviz.messages import caution
from ivcviz.messages.numbers import tenths
from ivcviz.messages.sentences import Message, capital, for_scripts, joined, say, say_as
from ivcviz.plan.operation.act import Phase
from ivcviz.plan.operation.sources import OWN
from ivcviz.plan.operation.timeline import ORGAN_WORDS, ClampInterval, Event, IschaemiaInterval, State, Timeline
from ivcviz.plan.wording.stops import end_text, head_text

NOTE = say(
    "Minutes count from the first clamp and are this plan's own: nobody has published them. Which caval clamp goes on first "
    "and in which order clamps come off is this plan's too; bench work is taken to be done by the last cut."
)
STATE_WORDS: dict[State, Message] = {
    "open": say("stays open"),
    "inflow and outflow closed": say("inflow and outflow closed"),
    "outflow closed, inflow open": say("outflow closed, inflow open"),
    "warm ischaemia": say("vein and artery closed: warm ischaemia"),
    "congestion": say("vein closed, artery open: congestion"),
    "artery not decided": say("vein closed, artery not decided"),
    "vein closed for good": say("vein closed"),
    "some veins open": say("some of its veins stay open"),
    "drains through tributaries": say("drains through its tributaries"),
    "taken out": say("taken out"),
    "missing": say("no kidney"),
    "cava closed": say("cava closed"),
}
IN_BRIEF: dict[State, Message] = {
    "open": say_as("state of an organ's blood", "open"),
    "inflow and outflow closed": say("inflow and outflow closed"),
    "outflow closed, inflow open": say("outflow closed, inflow open"),
    "warm ischaemia": say("warm ischaemia"),
    "congestion": say("congestion"),
    "artery not decided": say("artery not decided"),
    "vein closed for good": say("vein closed"),
    "some veins open": say("some veins open"),
    "drains through tributaries": say("drains through tributaries"),
    "taken out": say("taken out"),
    "missing": say("missing"),
    "cava closed": say("cava closed"),
}
_EXCLUSION = say("total hepatic vascular exclusion")


def event_sentence(event: Event) -> Message:
    """An event as a sentence."""
    match event.subject:
        case None:
            return say("The clamps of total hepatic vascular exclusion are closed on trial and opened again.")
        case Phase() as phase:
            began = say("The {what} of the tumour begins.", what=phase.name)
            return began if event.deed == "cut" else say("The suture of the {what} begins.", what=phase.name)
        case ClampInterval() as clamp:
            return _OF_CLAMPS[event.deed].filled(clamp=clamp.name)


_OF_CLAMPS = {
    "clamp on": say("The {clamp} is closed."),
    "clamp moved": say("The {clamp} is moved down onto the graft."),
    "clamp off": say("The {clamp} is taken off."),
}


def as_json(timeline: Timeline) -> dict[str, Any]:
    """Phases, events, clamps and clocks in plain types; minutes unrounded, null where one that is needed is not planned."""
    result = {
        "note": NOTE,
        "phases": [{"entry": p.entry, "name": p.name, "minutes": p.minutes} for p in timeline.phases],
        "events": [
            {
                "minute": timeline.minute(event.done),
                "deed": event.deed,
                "what": _EXCLUSION if event.subject is None else event.subject.name,
                "sentence": event_sentence(event),
                "source": event.source,
            }
            for event in timeline.events
        ],
        "clamps": [_clamp(timeline, clamp) for clamp in timeline.clamps],
        "clocks": [_clock(timeline, clock) for clock in timeline.clocks],
    }
    return dict(for_scripts(result))


def as_text(timeline: Timeline) -> str:
    """The events in order, each with its minute, then the clocks."""
    lines = list(head_text(timeline.stops, timeline.ends))
    if not timeline.clamps and timeline.ends is None:
        lines.append(str(say("Nothing is resected, so nothing is clamped.")))
    for event in timeline.events:
        minute = timeline.minute(event.done)
        source = f" ({OWN})" if event.source == OWN else ""
        lines.append(f"{'?' if minute is None else str(tenths(minute)):>6} min  {event_sentence(event)}{source}")
    lines += ["", *end_text(timeline.ends)]
    for clock in timeline.clocks:
        lines.append(f"{capital(ORGAN_WORDS[clock.organ])}: {clock_in_words(timeline, clock)}")
    return "\n".join([*lines, "", *wrap(str(NOTE), 96), str(caution.SHORT)])


def clock_in_words(timeline: Timeline, clock: IschaemiaInterval) -> Message:
    """A clock as a line of text: what is closed and for how long, or which planned times are missing."""
    words = STATE_WORDS[clock.state]
    if clock.unended:
        return say("{state}, and the plan ends before anything opens it again", state=words)
    if clock.for_good:
        return say("{state}, and nothing opens it again", state=words)
    if clock.stop is None:
        return words
    minute, lacking = timeline.minute(clock.stop), timeline.missing(clock.stop)
    if minute is not None:
        return say("{state}, {minutes} min", state=words, minutes=tenths(minute))
    least = timeline.at_least_min(clock.stop)
    if not least:
        return say("{state}; no minutes are planned", state=words)
    return say(
        "{state}, more than {minutes} min; none planned for: {phases}",
        state=words,
        minutes=tenths(least),
        phases=joined((phase.name for phase in lacking), ", "),
    )


def _clamp(timeline: Timeline, clamp: ClampInterval) -> dict[str, Any]:
    level, along = (None, None) if clamp.place is None else (clamp.place.level_mm, clamp.place.along_mm)
    return {
        "name": clamp.name,
        "vein": clamp.vein,
        "level_mm": None if level is None else float(level),
        "along_mm": None if along is None else float(along),
        "on_min": timeline.minute(clamp.on),
        "moved_onto_graft_min": None if clamp.moved is None else timeline.minute(clamp.moved),
        "off_min": None if clamp.off is None else timeline.minute(clamp.off),
        "at_least_min": timeline.at_least_min(timeline.until(clamp)),
        "missing": [phase.entry for phase in timeline.missing(timeline.until(clamp))],
        "plan_ends": clamp.off is None,
    }


def _clock(timeline: Timeline, clock: IschaemiaInterval) -> dict[str, Any]:
    stop = clock.stop
    return {
        "organ": clock.organ,
        "state": clock.state,
        "minutes": None if stop is None else timeline.minute(stop),
        "at_least_min": None if stop is None else timeline.at_least_min(stop),
        "missing": [] if stop is None else [phase.entry for phase in timeline.missing(stop)],
        "for_good": clock.for_good,
        "limits_min": list(clock.limits_min),
        "plan_ends": clock.unended,
    }
