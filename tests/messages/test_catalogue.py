"""The template catalogue holds every word that leaves the product, and tools can find each of them."""

import ast

from extraction import PACKAGE, TEMPLATE, catalogue_text, without_words
from write_template import WRITE_ANEW

# Where words are handed on: a helper that translates what its callers have marked, or shows what is translated already.
HANDED_ON = (
    "ivcviz/gui/comparison/sources.py",
    "ivcviz/gui/picture/description.py",
    "ivcviz/gui/vocabulary.py",
)


def test_the_template_catalogue_is_that_of_the_source() -> None:
    assert TEMPLATE.read_text(encoding="utf-8") == catalogue_text(), f"write it anew: {WRITE_ANEW}"


def test_words_are_written_where_they_are_said_so_that_tools_find_them() -> None:
    places = [place for place in without_words() if not place.startswith(HANDED_ON)]
    assert places == []


def test_words_are_said_when_they_are_read_and_not_when_a_module_is() -> None:
    """A module is read before the language is chosen: what is said there for good would stay English."""
    said = [
        f"{path.relative_to(PACKAGE.parent)}:{node.lineno}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for statement in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
        for node in ast.walk(statement)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "spoken"
    ]
    assert said == []
