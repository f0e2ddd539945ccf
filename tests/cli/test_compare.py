"""station compare: one answer a line, in order; a line that is no question gets an answer that says so."""

import json
import subprocess
import sys

import pytest

from station.app.comparing import Comparer
from station.bootstrap import ROOT
from station.cli import compare, main


def ask(*lines: bytes) -> list[dict[str, object]]:
    """Return the answers of a batch in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "station", "compare", "--batch"],
        cwd=ROOT,
        input=b"\n".join(lines) + b"\n",
        capture_output=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def question(declared: object, standard: object, element: object = "净含量", hs_code: object = "2203000000") -> bytes:
    asked = {"hs_code": hs_code, "element": element, "declared": declared, "standard": standard}
    return json.dumps(asked, ensure_ascii=True).encode()


def test_a_batch_is_answered_line_by_line_whatever_stands_in_it() -> None:
    lines = [
        question("6×250ml", "1.5L"), b"no json", b"[]", b"", b"\xff\xfe", b"{}", b"[" * 3000, question(1, "1"),
        question({}, "1"), question("500ml", "50ml"), question("", "50ml"), question("\ud800a", "x"),
        question("1", None),
    ]  # fmt: skip
    answers = ask(*lines)
    assert [a["verdict"] for a in answers] == [
        "same_after", None, None, None, None, None, None, "same", None, "differs", "missing", "not_comparable",
        "not_comparable",
    ]  # fmt: skip
    assert all(("error" in a) == (a["verdict"] is None) for a in answers)
    assert answers[0]["steps"] == ["unit", "pack"]
    assert (answers[9]["spans"], answers[9]["standard_spans"], answers[9]["proposal"]) == ([[1, 2]], [[0, 1]], "50ml")
    assert answers[10]["proposal"] == "50ml"


def test_an_element_is_found_by_its_chinese_or_english_name_or_else_read_by_it() -> None:
    comparer = Comparer()
    assert not comparer.compare("2203000000", "酒精浓度", "5度", "5%vol").warnings
    assert not comparer.compare("2203.00.0000", "Alcoholic strength", "5度", "5%vol").warnings
    elsewhere = comparer.compare("7013990000", "品牌类型", "4", "境外品牌(其他)")
    assert (elsewhere.verdict, len(elsewhere.warnings)) == ("same_after", 1)
    unknown = comparer.compare("2203000000", "原产国(地区)", "荷兰", "NLD")
    assert (unknown.verdict, len(unknown.warnings)) == ("same_after", 1)


@pytest.mark.parametrize(
    ("hs_code", "element", "verdict"),
    [
        ("9999999999", "品牌", "not_comparable"),
        ("7701000000", "品牌", "not_comparable"),
        ("22O3000000", "品牌", "not_comparable"),
        ("33049", "品牌", "not_comparable"),
        ("", "品牌", "not_comparable"),
        (None, "品牌", "same"),
        ("0409000000", "功率", "not_comparable"),
        ("2203.00.0000", "酒精浓度", "same"),
        ("9619001100", "酒精浓度", "not_comparable"),
        ("9619001100", "grape variety", "not_comparable"),
        ("8517130000", "屏幕尺寸", "same"),
    ],
)
def test_what_cannot_be_asked_of_the_goods_is_not_comparable(hs_code: str | None, element: str, verdict: str) -> None:
    answer = Comparer().compare(hs_code, element, "5%", "5%")
    assert answer.verdict == verdict
    assert answer.warnings or verdict == "same"
    assert Comparer().compare(hs_code, element, "", "5%").verdict == "missing"


@pytest.mark.parametrize(("declared", "standard", "code"), [("爱他美", "Aptamil", 0), ("爱他美", "Nutrilon", 1)])
def test_one_pair(declared: str, standard: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "--hs", "1901101090", "--element", "品牌", declared, standard]) == code
    assert capsys.readouterr().out.startswith("same_after (brand)" if code == 0 else "differs")


def test_half_a_question_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "one"]) == 2
    assert "wants" in capsys.readouterr().err
    assert json.loads(compare.answer_line(Comparer().compare(None, "", "a", "a")))["verdict"] == "same"
