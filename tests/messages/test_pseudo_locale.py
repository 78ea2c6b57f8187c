"""Under a pseudo-locale no bare English leaves the product: each word was put to the catalogue."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from bare_english import bare
from made_catalogue import CLOSED, OPENED, PSEUDO

from ivcviz.case import edits
from ivcviz.case.document import Case
from ivcviz.cli import main
from ivcviz.errors import UserError
from ivcviz.figure.bench_card import PT, sheets_of
from ivcviz.figure.svg import svg_page
from ivcviz.messages.languages import Locale, speaking
from ivcviz.plan.bench.card import card_of_plan
from ivcviz.plan.catalogue.examples import EXAMPLES
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.ledger_text import as_text as ledger_text
from ivcviz.plan.operation.timeline import timeline_of
from ivcviz.plan.operation.timeline_text import as_text as timeline_text
from ivcviz.plan.report.as_text import as_text
from ivcviz.plan.resolve import resolve
from ivcviz.scene.build import build_scene
from ivcviz.scene.model import Options, Scene
from ivcviz.storage.case_files import case_schema, load_case
from ivcviz.storage.shipped import find_case

pytestmark = pytest.mark.usefixtures("qapp")
SHIPPED = ("case-1", "case-2", "case-3", "case-4")
STAGES = ("intact", "tumour", "mobilised", "clamped", "resected", "bench", "implanted", "reperfused")
VIEWS = ("anterior", "posterior", "left", "right", "superior", "inferior")
# What the documents themselves say: titles, symptoms, sutures, and the names that the published schemes go by.
OF_DOCUMENTS = (
    *("Case 1", "Case 2", "Case 3", "Case 4", "Back pain", "Leg", "edema", "5-0 prolene, running"),
    *("Kieffer", "Kulaylat", "inferior right hepatic vein", "Inferior right hepatic vein"),
)
COMMANDS = [
    "render",
    "plan",
    "ledger",
    "compare",
    "timeline",
    "validate",
    "new",
    "template",
    "model",
    "table",
    "rules",
    "schema",
]
# What the command line is told, and may be told.
ARGUMENTS = (
    *STAGES,
    *VIEWS,
    *COMMANDS,
    "a4|letter",
    "none|some|rich",
    "left|right",
    "open|narrowed|closed",
    "undecided|resect|extract|no-operation",
    "wall|thrombus|uterine",
    "lower-polar|main",
    "yes|no",
    "yes, no",
    "open|clamped",
    "floor|centre|roof",
    "intraluminal|extraluminal|both",
    "WxH",
    "LxWxD",
    "en, qps",
    "caudate-",
    "lobe",
)


def of_command(*argv: str) -> int:
    return main([*argv, "--lang", PSEUDO])


def bare_lines(text: str, *also: str) -> list[str]:
    """The lines with a word that no catalogue was asked for; an identifier that is broken over two lines is put together."""
    text = re.sub(r"(?<=[a-z])-\n\s+(?=[a-z])", "-", text)
    return [f"{line.strip()} {found}" for line in text.splitlines() if (found := bare(line, (*OF_DOCUMENTS, *also)))]


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("command", ["plan", "ledger", "timeline"])
@pytest.mark.parametrize("name", SHIPPED)
def test_a_plan_in_words(capsys: pytest.CaptureFixture[str], command: str, name: str) -> None:
    assert of_command(command, name) == 0
    out = capsys.readouterr().out
    assert OPENED in out
    assert bare_lines(out, *STAGES) == []


@pytest.mark.usefixtures("pseudo")
def test_two_plans_compared_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert of_command("compare", "case-1", "case-4", "--all") == 0
    out = capsys.readouterr().out
    assert CLOSED in out
    assert bare_lines(out) == []


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("argv", [(), *((command,) for command in COMMANDS)])
def test_what_help_says(capsys: pytest.CaptureFixture[str], argv: tuple[str, ...]) -> None:
    assert of_command(*argv, "--help") == 0
    out = capsys.readouterr().out
    assert OPENED in out
    assert bare_lines(out, *ARGUMENTS) == []


REFUSED: dict[str, tuple[str, ...]] = {
    "nothing of that name": ("render", "nothing.json", "-o", "x.png"),
    "no command": ("bogus",),
    "an option that is missing": ("render", "case-4"),
    "a choice that is none": ("render", "case-4", "--view", "x", "-o", "y.png"),
    "an option that is unknown": ("plan", "case-4", "--fast"),
    "two options at once": ("ledger", "case-4", "--csv", "--json"),
    "a level that is none": ("new", "-o", "z.json", "--lower", "a", "--upper", "3"),
    "a number that is none": ("render", "case-4", "-o", "y.png", "--dpi", "a"),
    "a size that is none": ("render", "case-4", "-o", "y.png", "--size", "a"),
    "a picture that is too large": ("render", "case-4", "-o", "y.png", "--size", "90000x90000"),
    "an ending that is none": ("render", "case-4", "-o", "y.txt"),
    "a folder that is not there": ("render", "case-4", "-o", "nowhere/y.png"),
    "ends the wrong way round": ("new", "-o", "z.json", "--lower", "90", "--upper", "30"),
    "a value beyond its bounds": ("new", "-o", "z.json", "--lower", "30", "--upper", "90", "--graft-diameter", "900"),
    "a section beyond the body": ("render", "case-4", "-o", "y.png", "--section", "399"),
    "no plan B": ("compare", "case-1", "--plan-b", "right-renal-vein"),
    "a branch that is too wide": (
        *("template", "-o", "c.pdf", "--graft-diameter", "16", "--cone-base", "30"),
        *("--cone-tip", "10", "--cone-length", "20", "--takeoff", "60"),
    ),
    "a language that does not exist": ("plan", "case-4", "--lang", "xx"),
}


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("what", REFUSED)
def test_what_standard_error_says(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, what: str
) -> None:
    monkeypatch.chdir(tmp_path)
    argv = REFUSED[what]
    assert (main(list(argv)) if "--lang" in argv else of_command(*argv)) == 2
    err = capsys.readouterr().err
    if "--lang" not in argv:  # nobody can be told in a language that is not there
        assert OPENED in err
        assert bare_lines(err, *ARGUMENTS, *argv, str(tmp_path), "nowhere") == []


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[1, 2]", b"\xff", b'{"a": 1, "a": 2}', b'{"title": 3, "tumour": {"lower": {"level_mm": "x"}}}'],
)
def test_the_faults_of_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "f.json"
    path.write_bytes(content)
    assert of_command("validate", str(path)) == 1
    fields = re.findall(r"[a-z_]+(?:\.[a-z_]+|\[\d+\])*(?=: )|\b[a-z]+_[a-z_]+\b|\"[^\"]*\"", capsys.readouterr().out)
    assert of_command("validate", str(path)) == 1
    out = capsys.readouterr().out
    names = (*_names_in(case_schema()), "null")
    assert bare_lines(out.replace(str(path), ""), *fields, *names) == []


@pytest.mark.parametrize("name", [*SHIPPED, *EXAMPLES])
def test_every_plan_check(pseudo: Locale, name: str) -> None:
    plans = [_shipped(name)] if name in SHIPPED else [sample.plan() for sample in EXAMPLES[name].fires]
    with speaking(pseudo):
        said = [str(words) for plan in plans for found in plan.findings for words in (found.full_sentence, found.source)]
    assert [(words, bare(words, OF_DOCUMENTS)) for words in said if bare(words, OF_DOCUMENTS)] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_from_the_report_to_the_clocks(pseudo: Locale, name: str) -> None:
    plans = [sample.plan() for sample in EXAMPLES[name].fires]
    with speaking(pseudo):
        said = [text for plan in plans for text in (as_text(plan), ledger_text(plan), timeline_text(timeline_of(plan)))]
    written = [words for plan in plans for words in (plan.case.title, plan.case.intent_reason)]
    assert [line for text in said for line in bare_lines(text, *written)] == []


@pytest.mark.parametrize(("name", "stage"), list(product(["case-1", "case-4", "patched"], STAGES)))
def test_the_plate_at_every_stage(pseudo: Locale, name: str, stage: str) -> None:
    scene = build_scene(_shipped(name), Options(stage=stage))  # type: ignore[arg-type]
    with speaking(pseudo):
        said = [str(words) for words in _words_of(scene) if str(words)]
    assert said
    assert [(words, bare(words, OF_DOCUMENTS)) for words in said if bare(words, OF_DOCUMENTS)] == []


@pytest.mark.parametrize("name", ["case-3", "case-4", "patched"])
def test_the_bench_card(pseudo: Locale, name: str) -> None:
    try:
        card = card_of_plan(_shipped(name))
    except UserError as reason:
        pytest.fail(f"{name} has no card: {reason}")
    with speaking(pseudo):
        pages = [svg_page(sheet.width * PT, sheet.height * PT, sheet.paint, "card") for sheet in sheets_of(card)]
    texts = [text for page in pages for text in _texts(page)]
    assert any(OPENED in text for text in texts)
    assert [text for text in texts if bare(text)] == []


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize(
    "argv",
    [
        ("timeline", "case-4"),
        ("compare", "case-3", "case-4", "--size", "900x400"),
        ("render", "case-4", "--size", "800x600"),
        ("render", "case-4", "--size", "800x600", "--section", "120"),
    ],
    ids=["timeline", "comparison", "plate", "section"],
)
def test_the_words_on_a_page(tmp_path: Path, argv: tuple[str, ...]) -> None:
    path = tmp_path / "page.svg"
    assert of_command(*argv, "-o", str(path)) == 0
    texts = list(_texts(path.read_bytes()))
    assert any(OPENED in text for text in texts)
    assert [(text, bare(text, OF_DOCUMENTS)) for text in texts if bare(text, OF_DOCUMENTS)] == []


@pytest.mark.usefixtures("pseudo")
def test_json_stays_english_whatever_is_spoken(capsys: pytest.CaptureFixture[str]) -> None:
    for argv in (("plan", "case-4", "--json"), ("ledger", "case-4", "--json"), ("compare", "case-3", "case-4", "--json")):
        assert main(list(argv)) == 0
        english = capsys.readouterr().out
        assert of_command(*argv) == 0
        assert capsys.readouterr().out == english


@pytest.mark.usefixtures("pseudo")
def test_the_environment_chooses_no_language(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["ledger", "case-4"]) == 0
    english = capsys.readouterr().out
    for name in ("LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.setenv(name, PSEUDO)
    assert main(["ledger", "case-4"]) == 0
    assert capsys.readouterr().out == english
    assert main(["render", "case-4"]) == 2
    assert "the following arguments are required" in capsys.readouterr().err


@pytest.mark.usefixtures("pseudo")
def test_the_language_may_stand_before_the_command_or_after_it(capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for argv in (["--lang", PSEUDO, "ledger", "case-4"], ["ledger", f"--lang={PSEUDO}", "case-4"]):
        assert main(argv) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    assert OPENED in said[0]
    assert main(["plan", "case-4", "--lang"]) == 2
    assert capsys.readouterr().err == "ivcviz: --lang needs the code of a language: en, qps.\n"
    assert main(["plan", "case-4", "--lang", "xx"]) == 2
    assert capsys.readouterr().err == "ivcviz: --lang xx: there is no such language; choose one of en, qps.\n"


def _names_in(node: Any) -> Iterator[str]:
    """The names that a case file may hold: keys of its objects and words of its lists."""
    if isinstance(node, dict):
        yield from node.get("properties", ())
        yield from (word for word in node.get("enum", ()) if isinstance(word, str))
        yield from (node["const"],) if isinstance(node.get("const"), str) else ()
        for item in node.values():
            yield from _names_in(item)
    elif isinstance(node, list):
        for item in node:
            yield from _names_in(item)


def _shipped(name: str) -> Plan:
    return resolve(_patched() if name == "patched" else load_case(find_case(name)))


def _patched() -> Case:
    """Case 1 with a part of the wall taken and a patch in its place, and thrombus below the tumour."""
    from ivcviz.case.words.levels import parse_level
    from ivcviz.terms.resections import PARTIAL_PATCH

    case = edits.choose_resection_kind(load_case(find_case("case-1")), PARTIAL_PATCH)
    case = edits.set_circumference(case, 120.0)
    return edits.set_thrombus(case, parse_level("141"), parse_level("150"))


def _words_of(scene: Scene) -> Iterator[object]:
    words = scene.words
    yield from (words.subtitle, words.stage, *words.reading, words.caution, words.sentence)
    yield from (text for _, text in words.legend)
    yield from (label.text for label in scene.labels)
    yield from (line.text for line in scene.level_lines)
    yield from (part.name for part in scene.parts)


def _texts(svg: bytes) -> Iterator[str]:
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own file
    for element in root.iter("{http://www.w3.org/2000/svg}text"):
        yield "".join(element.itertext())
