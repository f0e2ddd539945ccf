"""Every code has words, in every language there is; and the compiled language is the written one."""

import ast
import enum
import re
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6
import pytest

from station import paths
from station.bootstrap import ROOT
from station.domain import returning
from station.domain.assessment import Hit, Lane
from station.domain.decision import Finding, Outcome
from station.domain.desk.states import NoticeCode
from station.domain.gs1.fault import EXPLAINED
from station.domain.history import DoubtCode
from station.domain.identity import Role
from station.domain.matching import Match
from station.domain.parcel import ControlAction
from station.domain.picture import Hint
from station.domain.rules import RULES
from station.domain.self_test import End, Separator
from station.domain.shift import Bucket
from station.domain.sightings import Standing
from station.domain.status import CameraState, SyncState
from station.domain.subject import Command
from station.domain.wedge_text import Caps, Flag, Keys
from station.interchange.epcis.vocabulary import vocabulary
from station.ui import language, phrases, trace_phrases, wording
from station.ui.codelists import country, unit
from station.ui.language import Words
from station.ui.phrases import Headline

TOOLS = Path(PySide6.__file__).parent
TS = paths.resource("i18n", "station_zh_CN.ts")

TABLES: dict[type[enum.Enum], list[dict]] = {
    Headline: [phrases.HEADLINES],
    Outcome: [phrases.OUTCOMES, phrases.PROPOSED, phrases.DECIDED],
    Lane: [phrases.LANES],
    Finding: [phrases.FINDINGS],
    Match: [phrases.MATCHES],
    Bucket: [phrases.BUCKETS],
    NoticeCode: [phrases.NOTICES],
    SyncState: [phrases.SYNC],
    CameraState: [phrases.CAMERA],
    Standing: [phrases.STANDINGS],
    Role: [phrases.ROLES],
    ControlAction: [phrases.ACTIONS],
    Command: [phrases.COMMANDS],
    Flag: [phrases.FLAGS],
    Hint: [phrases.HINTS],
    Keys: [phrases.KEYS_READ],
    Caps: [phrases.CAPS_READ],
    End: [phrases.ENDS],
    Separator: [phrases.SEPARATORS],
    DoubtCode: [trace_phrases.DOUBTS],
}


@pytest.mark.parametrize("codes", TABLES, ids=lambda kind: kind.__name__)
def test_every_code_has_words(codes: type[enum.Enum]) -> None:
    for table in TABLES[codes]:
        assert set(table) == set(codes)
        assert len({table[code] for code in codes}) == len(codes), "two codes with the same words cannot be told apart"


def test_every_word_of_cbv_that_a_history_can_show_has_words() -> None:
    shown = vocabulary()["biz_step"].words | vocabulary()["disposition"].words | vocabulary()["error"].words
    assert shown | {"error_declaration"} <= set(trace_phrases.TRACE)


def sources() -> Iterator[str]:
    """Yield every text in phrases.py."""
    for name, value in vars(phrases).items():
        if name.startswith("_"):
            continue
        if isinstance(value, dict):
            yield from (text for text in value.values() if isinstance(text, str))
        elif isinstance(value, str) and value and value[0].isupper() and " " in value:
            yield value
        elif isinstance(value, tuple):
            yield from value


@pytest.mark.parametrize("code", [c for c in language.available() if c != language.SOURCE])
def test_every_phrase_is_translated(code: str) -> None:
    words = language.load(code).words
    untranslated = [text for text in sources() if not re.search("[一-鿿]|^{}|PIN|×", words(text))]
    assert untranslated == []


@pytest.mark.parametrize("code", [c for c in language.available() if c != language.SOURCE])
def test_what_is_filled_in_is_the_same_in_both_languages(code: str) -> None:
    tree = ET.parse(paths.resource("i18n", f"station_{code}.ts"))
    for message in tree.iter("message"):
        source, target = message.findtext("source", ""), message.findtext("translation", "")
        assert sorted(re.findall("{[a-z]*}", source)) == sorted(re.findall("{[a-z]*}", target)), source


def refusals() -> set[str]:
    """Return every code that an `Unreadable` or a `Refused` is made with, read from the source."""
    found = set()
    for path in (ROOT / "station" / "domain").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                named = node.func.id in {"Unreadable", "Refused"} and node.args
                if named and isinstance(node.args[0], ast.Constant):
                    found.add(node.args[0].value)
    return found


def test_every_reason_why_a_code_cannot_be_read_has_words() -> None:
    found = refusals()
    assert len(found) > 25
    assert found - set(phrases.UNREADABLE) - set(EXPLAINED) == set()
    words = language.load("zh_CN").words
    for code in found | set(EXPLAINED):
        assert re.search("[一-鿿]", wording.unreadable(code, words)), code


def test_the_names_of_rule_inputs_and_steps_have_words() -> None:
    files = ("rules.py", "controls.py", "explaining.py")
    text = "".join((ROOT / "station" / "domain" / name).read_text(encoding="utf-8") for name in files)
    named = set(re.findall(r'\("([a-z_]+)", [^()"]+(?:\([^()]*\))?[^()"]*\)', text)) - set(dict(RULES))
    assert {"row", "declared", "standard", "rule"} <= named
    assert named <= set(phrases.INPUTS)


def test_every_normalising_step_has_words() -> None:
    named = set()
    for path in (
        *(ROOT / "station/domain/matching").glob("*.py"),
        *(ROOT / "station/domain/normalising").rglob("*.py"),
    ):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "same_after":
                named |= {argument.value for argument in node.args if isinstance(argument, ast.Constant)}
    assert named | {"width", "case", "blank"} <= set(phrases.STEPS)


def test_every_sign_in_refusal_has_words() -> None:
    text = (ROOT / "station" / "services" / "sign_in.py").read_text(encoding="utf-8")
    assert set(re.findall(r'_refuse\([^,]+, "([a-z_]+)"', text)) <= set(phrases.REASONS)


@pytest.mark.parametrize("code", language.available())
def test_every_notice_is_a_sentence(code: str) -> None:
    words = language.load(code).words
    for notice in NoticeCode:
        from station.domain.desk.states import Notice

        for details in ((), ("release",), ("control_hit", "over_limit"), ("wrong_pin",), ("12", "13")):
            said = wording.notice(Notice(notice, details), words)
            assert "{" not in said
            assert "_" not in said.replace("wrong_pin", "").replace("control_hit", "").replace("over_limit", "")


def test_other_languages_stand_aside() -> None:
    english, chinese = language.load("en").words, language.load("zh_CN").words
    source = phrases.OUTCOMES[Outcome.DETAIN]
    assert (english(source), english.aside(source)) == ("Detain", "扣留")
    assert (chinese(source), chinese.aside(source)) == ("扣留", "Detain")
    assert (english.pick("中", "en"), chinese.pick("中", "en"), english.pick("中", "")) == ("en", "中", "中")


def test_a_language_that_is_not_there_is_english() -> None:
    assert language.load("tlh").code == "en"
    assert language.load("tlh").words("Release") == "Release"


def test_the_compiled_language_is_the_written_one(tmp_path: Path) -> None:
    compiled = tmp_path / "station_zh_CN.qm"
    subprocess.run([TOOLS / "lrelease", TS, "-qm", compiled], check=True, capture_output=True)
    assert compiled.read_bytes() == TS.with_suffix(".qm").read_bytes(), "run lrelease: docs/how-to/add-a-language.md"


def test_no_text_waits_for_its_translation(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    files = sorted((ROOT / "station" / "ui").glob("*.py"))
    subprocess.run([TOOLS / "lupdate", "-locations", "none", *files, "-ts", fresh], check=True, capture_output=True)
    assert texts(fresh) == texts(TS), "run lupdate: docs/how-to/add-a-language.md"
    assert not [m for m in ET.parse(TS).iter("translation") if m.get("type") or not m.text]


def texts(path: Path) -> set[tuple[str, str]]:
    return {
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in ET.parse(path).iter("context")
        for message in context.iter("message")
    }


def test_translate_has_no_other_name() -> None:
    for path in (ROOT / "station" / "ui").glob("*.py"):
        assert not re.search(r"=\s*\w*\.?translate\b(?!\()", path.read_text(encoding="utf-8")), path


def test_every_rule_has_words() -> None:
    assert set(phrases.RULES) == {name for name, _ in (*RULES, *returning.RULES, *returning.OF_LIST)}


def test_a_random_rate_is_told_in_percent_and_a_strange_one_as_it_is_written() -> None:
    hit = Hit(
        Finding.RANDOM_SAMPLE, Outcome.INSPECT, (("rule", "SR-1"), ("random", '{"rate": "0.08", "minimum": "0.02"}'))
    )
    assert wording.facts(hit, language.load("zh_CN").words, UTC) == "规则 SR-1 · 随机比率 8.0% (≥ 2.0%)"
    assert (
        wording.rate('{"rate": "0.5", "merchant": "4403660001", "hs": "3304"}') == "50.0% (≥ 50.0%) · 4403660001 · 3304"
    )
    assert wording.rate("often") == "often"


def test_an_origin_is_told_with_its_name_and_a_unit_by_its_name_for_codes_look_like_numbers() -> None:
    words = language.load("en").words
    origin = (("row", "2"), ("declared", "304"), ("standard", "999"))
    hit = Hit(Finding.ORIGIN_WRONG, Outcome.INSPECT, origin)
    assert wording.facts(hit, words, UTC) == "row 2 · declared 304 Germany · standard 999"
    units = (("row", "1"), ("unit_declared", "122"), ("unit_applied", "007"))
    hit = Hit(Finding.MISMATCH_QUANTITY, Outcome.HOLD, units)
    assert wording.facts(hit, words, UTC) == "row 1 · unit declared tin · unit applied for piece"


@pytest.mark.parametrize(
    ("named", "code", "zh", "en"),
    [
        (country, "110", "中国香港", "Hong Kong"),
        (country, "304", "德国", "Germany"),
        (unit, "010", "张", "sheet"),
        (unit, "002", "座", "座"),
        (unit, "122", "罐", "tin"),
        (country, "999", "999", "999"),
        (unit, "", "", ""),
    ],
)
def test_codes_beyond_the_sample_lists_have_names_too(
    named: Callable[[str, Words], str], code: str, zh: str, en: str
) -> None:
    assert [named(code, language.load(which).words) for which in ("zh_CN", "en")] == [zh, en]
