"""What a message says in English and in another language: gaps, numbers, lists, plural forms, contexts."""

from pathlib import Path

import pytest
from extraction import Entry
from made_catalogue import write

from ivcviz.messages import languages
from ivcviz.messages.languages import ENGLISH, Locale, codes, current, locale_of, speaking
from ivcviz.messages.numbers import mm, of_hundred, short, tenths, whole
from ivcviz.messages.sentences import capital, for_scripts, joined, listed, say, say_as, say_many, small, without_stop

GERMAN = {
    Entry("{a} and more"): ("{a} und mehr",),
    Entry("the cava"): ("die Hohlvene",),
    Entry("{most} and {last}"): ("{most} und {last}",),
    Entry(".", "decimal separator"): (",",),
    Entry("English", "name of this language"): ("Deutsch",),
    Entry("{count} vein", "", "{count} veins"): ("{count} Vene", "{count} Venen"),
    Entry("left", "side of the patient"): ("links",),
}


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Locale:
    write(tmp_path, "de", GERMAN)
    monkeypatch.setattr(languages, "LOCALES", tmp_path)
    found = locale_of("de")
    assert found is not None
    return found


def test_a_message_is_said_in_the_language_that_is_spoken_and_in_english_for_scripts(german: Locale) -> None:
    message = say("{a} and more", a=(say("the cava"), "x", 2.5))
    assert str(message) == "the cava, x and 2.5 mm and more"
    with speaking(german):
        assert str(message) == f"{message}" == "die Hohlvene, x und 2,5 mm und mehr"
        assert message.in_english() == "the cava, x and 2.5 mm and more"
        assert for_scripts({"words": [message, 1.5]}) == {"words": ["the cava, x and 2.5 mm and more", 1.5]}
    assert current() is ENGLISH


def test_a_message_about_several_things_has_the_form_that_goes_with_their_number(german: Locale) -> None:
    said = [say_many(count, "{count} vein", "{count} veins") for count in (1, 2)]
    assert [str(each) for each in said] == ["1 vein", "2 veins"]
    assert [each.rendered(german) for each in said] == ["1 Vene", "2 Venen"]


def test_a_context_tells_words_apart_and_what_is_missing_stays_english(german: Locale) -> None:
    assert say_as("side of the patient", "left").rendered(german) == "links"
    assert say_as("remaining", "left").rendered(german) == say("left").rendered(german) == "left"


def test_numbers_are_rounded_for_the_eye_and_never_minus_nothing() -> None:
    assert [str(mm(value)) for value in (13.0, 12.54, -0.04)] == ["13 mm", "12.5 mm", "0 mm"]
    assert [str(tenths(0.25)), str(whole(2.6)), str(short(97.25))] == ["0.2", "3", "97.25"]
    assert [str(of_hundred(chance)) for chance in (0.0, 0.5, 0.999)] == [
        "fewer than 1 of 100",
        "50 of 100",
        "more than 99 of 100",
    ]


def test_lists_are_told_as_people_tell_them() -> None:
    assert [str(listed(list("abc")[:count])) for count in (1, 2, 3)] == ["a", "a and b", "a, b and c"]
    assert str(joined(["a", 2, say("b")], "; ")) == "a; 2; b"


def test_words_are_changed_once_they_are_said() -> None:
    assert str(capital(say("the cava"))) == "The cava"
    assert str(small("Right adrenal vein")) == "right adrenal vein"
    assert str(without_stop(say("It is so."))) == "It is so"


def test_more_gaps_can_be_filled_later_and_messages_that_say_the_same_are_equal() -> None:
    assert str(say("an opening for the {vein}").filled(vein="x")) == "an opening for the x"
    assert say("{a}", a=say("b")) == say("{a}", a=say("b")) != say("{a}", a=say("c"))


def test_english_is_there_without_a_catalogue_and_others_are_those_whose_catalogue_is(german: Locale) -> None:
    assert codes() == ["en", "de"]
    assert locale_of("en") is ENGLISH
    assert locale_of("fr") is None
    assert (ENGLISH.own_name, german.own_name) == ("English", "Deutsch")


def test_a_translation_with_a_gap_of_its_own_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "de", {Entry("{a} and more"): ("{b} und mehr",)})
    monkeypatch.setattr(languages, "LOCALES", tmp_path)
    with pytest.raises(ValueError, match="has no gap 'b'"):
        locale_of("de")


def test_words_without_a_template_are_not_gettext_s_own_header(german: Locale) -> None:
    assert german.words("") == ""
