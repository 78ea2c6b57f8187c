"""Reports made from known values: no wording, order, unit, separator or line break changes a side or a number."""

from random import Random

import pytest
from made_reports import LOOSE, SEPARATORS, made_clauses, made_report, misread, plain, together

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


def doubted(seeds: range) -> None:
    """One word more in one sentence of a report, which may turn its meaning round."""
    for seed in seeds:
        random = Random(seed)
        clauses = made_clauses(random)
        doubtful = random.randrange(len(clauses))
        words = plain(random, clauses[doubtful].text).replace(";", ",").split(" ")
        words.insert(random.randint(0, len(words)), random.choice(("formerly", "possibly", "or", "never", "probably")))
        texts = [plain(random, clause.text) for clause in clauses]
        texts[doubtful] = " ".join(words)
        reading = read_report("; ".join(texts))
        assert reading.refused, texts
        assert reading.report == together([clause for i, clause in enumerate(clauses) if i != doubtful]), texts


def strange(seeds: range) -> None:
    """One word more that is not understood, anywhere in a report."""
    for seed in seeds:
        random = Random(seed)
        made = made_report(random, SEPARATORS)
        words = made.text.split(" ")
        words.insert(random.randint(0, len(words)), random.choice(("spleen", "stented", "3", "7 mm", "kg", "hepatic", "left")))
        assert misread(read_report(" ".join(words)).report, made.report) == [], words


def test_every_wording_of_a_report_is_read_as_what_it_says() -> None:
    read_whole(range(SOME))


def test_where_clauses_run_into_one_another_nothing_is_read_wrongly() -> None:
    never_misread(range(SOME))


def test_a_word_that_may_turn_the_meaning_round_refuses_its_sentence() -> None:
    doubted(range(SOME))


def test_a_word_that_is_not_understood_never_changes_what_is_read() -> None:
    strange(range(SOME))


def test_the_check_of_misread_values_knows_one() -> None:
    report = read_report("woman, 52; 97 to 172; right 8 mm").report
    assert misread(report, report) == []
    assert misread(report, read_report("woman, 53; 97 to 172; right 8 mm").report) == ["age"]
    assert misread(report, read_report("woman, 52; 97 to 172; left 8 mm").report) == ["involved_mm"]


@pytest.mark.long
def test_ten_thousand_reports_are_read_as_what_they_say() -> None:
    read_whole(range(SOME, SOME + MANY))
    never_misread(range(SOME, SOME + MANY))
    doubted(range(SOME, SOME + MANY))
    strange(range(SOME, SOME + MANY))
