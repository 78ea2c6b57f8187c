"""What a new plain field of the document costs: its declaration. Everything that is the same for all fields follows."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from made_cases import documents
from one_more_field import CASE, ShuntedCase, ShuntedResection
from pydantic_core import SchemaValidator, ValidationError

from ivcviz.case import edits
from ivcviz.errors import UserError
from ivcviz.fields.declaration import field_at
from ivcviz.gui.cases.field_names import field_title
from ivcviz.plan.resolve import resolve
from ivcviz.storage.schema import case_form, schema_of
from ivcviz.teaching.comparison import as_text, compare

FORM = case_form(ShuntedCase)


def test_it_stands_in_the_schema_with_its_bounds() -> None:
    known = schema_of(FORM)["properties"]["resection"]["properties"]
    assert known["shunt_mm"] == {"type": "number", "title": "Shunt Mm", "minimum": 4, "maximum": 12}
    assert list(known)[-1] == "shunt_mm"


@given(documents(ShuntedResection))
@settings(max_examples=20, deadline=None)
def test_it_is_written_to_a_file_and_read_back(resection: ShuntedResection) -> None:
    case = replace(CASE, resection=resection)
    data = json.loads(json.dumps(FORM.write(case)))
    assert data["resection"]["shunt_mm"] == resection.shunt_mm
    assert FORM.read(SchemaValidator(FORM.schema).validate_python(data)) == case


def test_a_file_without_it_has_its_default_and_one_out_of_bounds_is_refused() -> None:
    data = FORM.write(CASE)
    del data["resection"]["shunt_mm"]
    assert FORM.read(data).resection.shunt_mm == 8.0
    data["resection"]["shunt_mm"] = 13
    with pytest.raises(ValidationError):
        SchemaValidator(FORM.schema).validate_python(data)


def test_an_edit_sets_it_within_its_bounds_and_refuses_others_in_a_sentence() -> None:
    assert edits.change_resection(CASE, shunt_mm=6).resection.shunt_mm == 6.0  # type: ignore[attr-defined]
    with pytest.raises(UserError, match=r"^The shunt's diameter must be a number from 4 to 12 mm, not 13\.$"):
        edits.change_resection(CASE, shunt_mm=13)


def test_a_comparison_and_the_case_record_have_its_name() -> None:
    one, other = resolve(CASE), resolve(edits.change_resection(CASE, shunt_mm=6))
    (row,) = [line for line in as_text(compare(one, other)).split("\n") if "shunt's diameter" in line]
    assert row.split("  ")[-1].strip() == "−2 mm"
    found = field_at(ShuntedCase, "resection.shunt_mm")
    assert found is not None
    assert field_title(found) == "Shunt's diameter"
