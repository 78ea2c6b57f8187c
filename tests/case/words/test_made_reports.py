"""Reports made from known values: no wording, order, unit, separator or line break changes a side or a number."""

from random import Random

import pytest
from made_reports import LOOSE, SEPARATORS, made_report, misread

from ivcviz.case.words.report import ReportReading, read_report

SOME, MANY = 400, 10_000


def read_whole(seeds: range) -> None:
    for seed in seeds:
        made = made_report(Random(seed), SEPARATORS)
        assert read_report(made.text) == ReportReading(made.report), made.text


def never_misread(seeds: range) -> None:
    for seed in seeds:
        made = made_report(Random(seed), LOOSE)
        assert misread(read_report(made.text).report, made.report) == [], made.text


def test_every_wording_of_a_report_is_read_as_what_it_says() -> None:
    read_whole(range(SOME))


def test_where_clauses_run_into_one_another_nothing_is_read_wrongly() -> None:
    never_misread(range(SOME))


def test_the_check_of_misread_values_knows_one() -> None:
    report = read_report("woman, 52; 97 to 172; right 8 mm").report
    assert misread(report, report) == []
    assert misread(report, read_report("woman, 53; 97 to 172; right 8 mm").report) == ["age"]
    assert misread(report, read_report("woman, 52; 97 to 172; left 8 mm").report) == ["involved_mm"]


@pytest.mark.long
def test_ten_thousand_reports_are_read_as_what_they_say() -> None:
    read_whole(range(SOME, SOME + MANY))
    never_misread(range(SOME, SOME + MANY))
