"""Small one-line changes of Python source that a test ought to notice: found in the syntax tree, made in the text.

What changes nothing that a user could see is left alone: annotations, docstrings and other texts, decorators (sizes of
caches), assertions, and what is imported for the type checker only.
"""

import ast
import random
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path

_COMPARISONS: dict[type[ast.cmpop], tuple[str, ...]] = {
    ast.Lt: ("<=", ">"),
    ast.LtE: ("<", ">="),
    ast.Gt: (">=", "<"),
    ast.GtE: (">", "<="),
    ast.Eq: ("!=",),
    ast.NotEq: ("==",),
    ast.Is: ("is not",),
    ast.IsNot: ("is",),
    ast.In: ("not in",),
    ast.NotIn: ("in",),
}
_SIGNS: dict[type[ast.operator], str] = {ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*"}
_TWINS = {"min": "max", "max": "min", "minimum": "maximum", "maximum": "minimum", "argmin": "argmax", "argmax": "argmin"}
_TWINS |= {"any": "all", "all": "any", "sin": "cos", "cos": "sin", "floor": "ceil", "ceil": "floor"}


_EVEN = ("min", "max", "minimum", "maximum", "hypot", "isclose", "allclose", "array_equal")  # whatever the order of arguments
_COUNTERS = ("i", "k", "at", "first", "last", "low", "number", "least")  # names that stand for a place in a list


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a file (a path relative to the checkout; lines counted from 1), before and after."""

    path: str
    line: int
    kind: str
    before: str
    after: str

    @property
    def key(self) -> str:
        """A short name that lasts while the line reads as it does, wherever in the file it moves to."""
        return sha256(f"{self.path}\n{self.before.strip()}\n{self.after.strip()}".encode()).hexdigest()[:12]

    def applied_to(self, source: str) -> str:
        """The source with the line changed."""
        lines = source.splitlines(keepends=True)
        end = lines[self.line - 1][len(lines[self.line - 1].rstrip("\r\n")) :]
        lines[self.line - 1] = self.after + end
        return "".join(lines)

    def __str__(self) -> str:
        return f"{self.path}:{self.line} [{self.kind}] {self.key}\n  - {self.before.strip()}\n  + {self.after.strip()}"


def draw(root: Path, folders: tuple[str, ...], count: int, seed: int) -> list[Change]:
    """`count` changes, each of another line, all lines that can be changed being equally likely; the seed decides which."""
    by_line: dict[tuple[str, int], list[Change]] = {}
    for folder in folders:
        for path in sorted((root / "ivcviz" / folder).rglob("*.py")):
            name = path.relative_to(root).as_posix()
            for change in changes_in(name, path.read_text(encoding="utf-8")):
                by_line.setdefault((name, change.line), []).append(change)
    dice = random.Random(seed)
    places = dice.sample(sorted(by_line), len(by_line))
    chosen = (dice.choice(by_line[place]) for place in places)
    return list(islice((change for change in chosen if _parses(change, root)), count))


def changes_in(path: str, source: str) -> list[Change]:
    """Every change that is known of a file, each of one line; a few are no longer Python."""
    lines = source.splitlines()
    found = []
    for node in _visited(ast.parse(source)):
        for kind, start, end, text in _edits(node, lines):
            (line, first), (last_line, last) = start, end
            if line != last_line:
                continue
            before = lines[line - 1]
            raw = before.encode()
            after = (raw[:first] + text.encode() + raw[last:]).decode()
            if after != before:
                found.append(Change(path, line, kind, before, after))
    return found


Place = tuple[int, int]  # line from 1, byte from 0
Edit = tuple[str, Place, Place, str]  # kind, from, to, new text


def _visited(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes in which a change would be one of behaviour."""
    skipped: list[ast.AST | None] = []
    if isinstance(node, ast.Assert | ast.JoinedStr | ast.Import | ast.ImportFrom):
        return
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        return
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        skipped += node.decorator_list
    if isinstance(node, ast.FunctionDef):
        skipped.append(node.returns)
    if isinstance(node, ast.keyword) and node.arg == "strict":  # of zip: what it refuses cannot happen
        skipped.append(node.value)
    if isinstance(node, ast.AnnAssign | ast.arg):
        skipped.append(node.annotation)
    if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id[:1].isupper() for t in node.targets):
        skipped += [node.value] if isinstance(node.value, ast.Subscript | ast.BinOp) and _is_type(node.value) else []
    yield node
    for child in ast.iter_child_nodes(node):
        if not any(child is one for one in skipped):
            yield from _visited(child)


def _is_type(value: ast.expr) -> bool:
    """Whether an assignment at the head of a file names a type: `Point = tuple[float, float]`."""
    names = {node.id for node in ast.walk(value) if isinstance(node, ast.Name)}
    return bool(names) and names <= {"tuple", "list", "dict", "float", "int", "str", "Callable", "Literal", "Iterator", "None"}


def _edits(node: ast.AST, lines: list[str]) -> Iterator[Edit]:
    """The changes of one node, each as a stretch of text and what replaces it."""
    for make in (_comparison, _arithmetic, _logic, _call, _index):
        yield from make(node, lines)
    if isinstance(node, ast.Constant):
        yield from _constant(node)
    elif isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield "return dropped", _start(node.value), _end(node.value), "None"


def _comparison(node: ast.AST, lines: list[str]) -> Iterator[Edit]:
    if isinstance(node, ast.Compare):
        left = node.left
        for operator, right in zip(node.ops, node.comparators, strict=True):
            for text in _COMPARISONS[type(operator)]:
                yield from _between("comparison", left, right, text, lines)
            left = right
    elif isinstance(node, ast.If | ast.IfExp | ast.While) and not isinstance(node.test, ast.Compare):
        yield "condition negated", _start(node.test), _end(node.test), f"(not ({_text(node.test, lines)}))"


def _constant(node: ast.Constant) -> Iterator[Edit]:
    if isinstance(node.value, bool):
        yield "constant", _start(node), _end(node), str(not node.value)
    elif isinstance(node.value, int):
        yield "constant", _start(node), _end(node), str(node.value + 1)
    elif isinstance(node.value, float):
        moved = 1.0 if node.value == 0.0 else node.value * (2.0 if abs(node.value) < 1e-3 else 1.1)
        yield "constant", _start(node), _end(node), repr(float(f"{moved:.6g}"))


def _arithmetic(node: ast.AST, lines: list[str]) -> Iterator[Edit]:
    if isinstance(node, ast.BinOp) and type(node.op) in _SIGNS and not _is_text(node):
        yield from _between("sign", node.left, node.right, _SIGNS[type(node.op)], lines)
    elif isinstance(node, ast.AugAssign) and type(node.op) in _SIGNS:
        yield from _between("sign", node.target, node.value, f"{_SIGNS[type(node.op)]}=", lines)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield "sign", _start(node), _end(node), f"({_text(node.operand, lines)})"


def _logic(node: ast.AST, lines: list[str]) -> Iterator[Edit]:
    if isinstance(node, ast.BoolOp):
        other = "or" if isinstance(node.op, ast.And) else "and"
        for left, right in zip(node.values, node.values[1:], strict=False):
            yield from _between("and/or", left, right, other, lines)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "and/or", _start(node), _end(node), f"({_text(node.operand, lines)})"


def _call(node: ast.AST, lines: list[str]) -> Iterator[Edit]:
    if not isinstance(node, ast.Call):
        return
    name = node.func
    if isinstance(name, ast.Name) and name.id in _TWINS:
        yield "twin", _start(name), _end(name), _TWINS[name.id]
    elif isinstance(name, ast.Attribute) and name.attr in _TWINS:
        yield "twin", (_end(name)[0], _end(name)[1] - len(name.attr)), _end(name), _TWINS[name.attr]
    if len(node.args) > 1 and _alike(*node.args[:2]) and getattr(name, "attr", getattr(name, "id", "")) not in _EVEN:
        one, other = node.args[:2]
        joined = _text_from(_end(one), _start(other), lines)
        yield "arguments swapped", _start(one), _end(other), f"{_text(other, lines)}{joined}{_text(one, lines)}"


def _alike(one: ast.expr, other: ast.expr) -> bool:
    """Whether two arguments could be taken for one another: both names, both attributes, both numbers."""
    if isinstance(one, ast.Constant) and isinstance(other, ast.Constant):
        return type(one.value) is type(other.value)
    return type(one) is type(other) and isinstance(one, ast.Name | ast.Attribute | ast.BinOp | ast.Subscript)


def _index(node: ast.AST, lines: list[str]) -> Iterator[Edit]:
    """Indices and the ends of slices, moved by one where they stand as text; written numbers are constants already."""
    if isinstance(node, ast.Slice):
        for edge in (node.lower, node.upper):
            if edge is not None and not isinstance(edge, ast.Constant):
                yield "index", _start(edge), _end(edge), f"{_text(edge, lines)} + 1"
    elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Name) and node.slice.id in _COUNTERS:
        yield "index", _start(node.slice), _end(node.slice), f"{_text(node.slice, lines)} - 1"


def _between(kind: str, left: ast.expr, right: ast.expr, text: str, lines: list[str]) -> Iterator[Edit]:
    """The operator between two operands replaced, brackets about them left as they are."""
    (line, first), (last_line, last) = _end(left), _start(right)
    if line != last_line:
        return
    middle = lines[line - 1].encode()[first:last].decode()
    kept_left, kept_right = middle[: len(middle) - len(middle.lstrip(") "))], middle[len(middle.rstrip("( ")) :]
    yield kind, (line, first), (last_line, last), f"{kept_left.rstrip()} {text} {kept_right.lstrip()}"


def _is_text(node: ast.BinOp) -> bool:
    return any(
        isinstance(n, ast.JoinedStr) or (isinstance(n, ast.Constant) and isinstance(n.value, str)) for n in ast.walk(node)
    )


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _start(node: ast.expr) -> Place:
    return node.lineno, node.col_offset


def _end(node: ast.expr) -> Place:
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    return node.end_lineno, node.end_col_offset


def _text(node: ast.expr, lines: list[str]) -> str:
    return _text_from(_start(node), _end(node), lines)


def _text_from(start: Place, end: Place, lines: list[str]) -> str:
    """The text between two places; line breaks stay, so that a change of several lines shows itself and is left out."""
    if start[0] == end[0]:
        return lines[start[0] - 1].encode()[start[1] : end[1]].decode()
    return "\n"


def _parses(change: Change, root: Path) -> bool:
    try:
        ast.parse(change.applied_to((root / change.path).read_text(encoding="utf-8")))
    except SyntaxError:
        return False
    return True
