"""Rule packs: looked over line by line, their examples tried, and none of a wrong one taken."""

from pathlib import Path

import pytest

from station.cli import main
from station.domain.audience import Audience
from station.domain.control import ROUTINE, ControlAction, ControlInstruction
from station.domain.intake import MasterSent, Refused
from station.interchange.rules import looks_like_rules, read

GOOD = """
[[control]]
rule_id = "R-1901"
version = 2
valid_from = 2026-11-01T00:00:00+08:00
valid_to = 2026-12-01T00:00:00+08:00
scope = "hs"
value = "1901"
action = "inspect"
issued_by = "8013"
zh = "开箱核对配方奶粉段位"
en = "open it and check the stage of the formula"

[[control.example]]
at = 2026-11-11T10:00:00+08:00
hit = true
parcel = { items = [{ hs = "1901101090" }, { hs = "3304990029" }] }

[[control.example]]
at = 2026-11-11T10:00:00+08:00
hit = false
parcel = { items = [{ hs = "3304990029" }] }

[[control]]
rule_id = "R-LOT"
version = 1
valid_from = 2026-11-01T00:00:00+08:00
scope = "lot"
value = "L2609A"
action = "detain"
priority = 1
audience = "supervisor"
issued_by = "8013"
zh = "召回批次"
en = "recalled lot"

[[control.example]]
at = 2026-11-11T10:00:00+08:00
hit = true
parcel = { items = [{ gtin = "06901234567892", lot = "L2609A" }] }

[[control]]
rule_id = "R-RANDOM"
version = 1
valid_from = 2026-11-01T00:00:00+08:00
scope = "random"
value = { rate = "0.05", minimum = "0.01", hs = "33" }
action = "inspect"
issued_by = "8013"
zh = "随机抽查"
en = "random sample"
example = [{ at = 2026-11-11T10:00:00+08:00, hit = true, parcel = { items = [{ hs = "3304990029" }] } }]
"""


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_pack_comes_in_whole(tmp_path: Path) -> None:
    path = written(tmp_path / "pack.toml", GOOD)
    assert looks_like_rules(path)
    found = list(read(path))
    records = [each.record for each in found if isinstance(each, MasterSent)]
    assert len(records) == len(found) == 3
    assert all(isinstance(each, ControlInstruction) for each in records)
    assert [each.line for each in found] == [2, 24, 42]
    assert [(r.rule_id, r.scope, r.action) for r in records if isinstance(r, ControlInstruction)] == [
        ("R-1901", "hs", ControlAction.INSPECT),
        ("R-LOT", "lot", ControlAction.DETAIN),
        ("R-RANDOM", "random", ControlAction.INSPECT),
    ]
    assert [(r.priority, r.audience) for r in records if isinstance(r, ControlInstruction)] == [
        (ROUTINE, Audience.INSPECTOR),
        (1, Audience.SUPERVISOR),
        (ROUTINE, Audience.INSPECTOR),
    ]


FROM = "valid_from = 2026-11-01T00:00:00"
EXAMPLE = 'example = [{ at = 2026-11-11T10:00:00+08:00, hit = true, parcel = { items = [{ hs = "3304990029" }] } }]'
HS = 'scope = "hs"\nvalue = "1901"'
MISSES = EXAMPLE.replace("hit = true", "hit = false").replace("33", "19")
WRONG: dict[str, tuple[str, str, int, str, str]] = {
    "a failing example": ('value = "1901"', 'value = "1902"', 14, "hit", "does not hit this parcel"),
    "an example that should not be hit": ("hit = false", "hit = true", 19, "hit", "does not hit"),
    "no such scope": ('scope = "hs"', 'scope = "moon"', 2, "scope", "none of"),
    "no such action": ('action = "inspect"', 'action = "shoot"', 2, "action", ""),
    "an end before the beginning": ("valid_to = 2026-12", "valid_to = 2026-10", 2, "valid_to", "not after"),
    "no offset": (f"{FROM}+08:00\nvalid_to", f"{FROM}\nvalid_to", 2, "valid_from", "offset"),
    "a beginning before the year one": (
        f"{FROM}+08:00\nvalid_to", "valid_from = 0001-01-01T00:00:00+08:00\nvalid_to", 2, "valid_from", "no year"
    ),
    "no such audience": ('action = "inspect"', 'audience = "boss"\naction = "inspect"', 2, "audience", "none of"),
    "no such priority": ('action = "inspect"', 'priority = 0\naction = "inspect"', 2, "priority", "most urgent"),
    "a priority in words": ('action = "inspect"', 'priority = "top"\naction = "inspect"', 2, "priority", "int"),
    "no Chinese": ('zh = "开箱核对配方奶粉段位"', 'zh = " "', 2, "zh", "empty"),
    "no English": ('en = "open it and check the stage of the formula"\n', "", 2, "en", "missing"),
    "a strange field": ('issued_by = "8013"\nzh = "开', 'isued_by = "8013"\nzh = "开', 2, "", "unknown field"),
    "a rate over one": ('rate = "0.05"', 'rate = "5"', 42, "value", "between 0 and 1"),
    "a GTIN with a wrong digit": (HS, 'scope = "gtin"\nvalue = "6901234567893"', 2, "value", "wrong check digit"),
    "a GTIN in wide digits": (HS, 'scope = "gtin"\nvalue = "６９０１２３４５６７８９２"', 2, "value", "0 to 9"),
    "a lot of no GTIN": (HS, 'scope = "lot"\nvalue = "6901234567893/L1"', 2, "value", "wrong check digit"),
    "a blank before a code": ('value = "1901"', 'value = " 1901"', 2, "value", "blanks"),
    "a code with points": ('value = "1901"', 'value = "1901.10"', 2, "value", "without points"),
    "a blank after a merchant": (HS, 'scope = "ebc_code"\nvalue = "4401960ABC "', 2, "value", "blanks"),
    "a country by letters": (HS, 'scope = "origin"\nvalue = "US"', 2, "value", "three digits"),
    "no such quality": (HS, 'scope = "quality"\nvalue = "gap"', 2, "value", "complete, gaps"),
    "a rate of nothing": ('rate = "0.05", minimum = "0.01"', 'rate = "0"', 42, "value", "picks nobody"),
    "an example that is not hit alone": (EXAMPLE, MISSES, 42, "example", "no example of a parcel that it hits"),
    "no example": (EXAMPLE, "", 42, "example", "no example"),
    "no TOML": ("version = 2", "version = ", 4, "", "no TOML"),
    "two versions at once": ('rule_id = "R-LOT"', 'rule_id = "R-1901"', 24, "valid_from", "in force at one time"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "field", "reason"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_pack_is_refused_with_line_field_and_fix(
    tmp_path: Path, old: str, new: str, line: int, field: str, reason: str
) -> None:
    assert GOOD.count(old) >= 1
    found = list(read(written(tmp_path / "pack.toml", GOOD.replace(old, new, 1))))
    assert found
    assert all(isinstance(each, Refused) for each in found), "nothing of a wrong pack is taken"
    first = found[0]
    assert isinstance(first, Refused)
    assert (first.line, field in first.field, reason in first.reason) == (line, True, True), first
    assert first.fix


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"a = 1\n", "no [[control]] in it"),
        (b"control = 1\n", "no [[control]] in it"),
        (GOOD.encode("gb18030"), "not written in UTF-8"),
        (b"value = " + b"[" * 100_000, "nested deeper"),
        (b"#" * ((4 << 20) + 1), "bigger than 4 MB"),
    ],
    ids=["other TOML", "a number", "GB18030", "deep", "big"],
)
def test_a_file_that_is_no_rule_pack_says_why(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "pack.toml"
    path.write_bytes(content)
    (refused,) = read(path)
    assert isinstance(refused, Refused)
    assert reason in refused.reason


def test_no_control_is_lost_by_how_its_table_is_written(tmp_path: Path) -> None:
    for text in (GOOD.replace("[[control]]", '[["control"]]'), GOOD.replace("[[control]]", '[["control"]]', 1)):
        assert len(list(read(written(tmp_path / "pack.toml", text)))) == 3
    marked = tmp_path / "marked.toml"
    marked.write_text(GOOD, encoding="utf-8-sig")
    assert len(list(read(marked))) == 3


def test_gtins_may_be_written_as_printed_in_a_control_and_in_its_examples(tmp_path: Path) -> None:
    table = GOOD[: GOOD.index("[[control.example]]")]
    items = 'items = [{ gtin = "6901234567892", lot = "L1" }]'
    example = f"[[control.example]]\nat = 2026-11-11T10:00:00+08:00\nhit = true\nparcel = {{ {items} }}\n"
    for scope, value in (
        ("gtin", "6901234567892"),
        ("gtin", "06901234567892"),
        ("lot", "6901234567892/L1"),
        ("lot", "06901234567892/L1"),
        ("lot", "L1"),
    ):
        text = table.replace(HS, f'scope = "{scope}"\nvalue = "{value}"') + example
        (sent,) = read(written(tmp_path / "pack.toml", text))
        assert isinstance(sent, MasterSent)
        assert isinstance(sent.record, ControlInstruction)
        assert sent.record.value == value


def test_the_command_checks_files_and_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path / "good.toml", GOOD)
    assert main(["data", "check-rules", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "good.toml: 3 controls, 4 examples\n"
    written(tmp_path / "wrong.toml", GOOD.replace('value = "1901"', 'value = "1902"'))
    assert main(["data", "check-rules", str(tmp_path)]) == 1
    assert "wrong.toml:14 hit: R-1901 version 2 does not hit this parcel" in capsys.readouterr().out
    written(tmp_path / "wrong.toml", GOOD)
    assert main(["data", "check-rules", str(tmp_path), str(tmp_path / "good.toml")]) == 1
    said = capsys.readouterr().out
    assert said.count("good.toml: 3 controls") == 1
    assert "wrong.toml:24 version: version 1 of R-LOT stands twice, see good.toml:24; number it anew" in said
    newer = GOOD.replace("version = 2", "version = 3").replace("valid_to = 2026-12-01", "valid_to = 2026-12-31")
    written(tmp_path / "wrong.toml", newer[: newer.index('[[control]]\nrule_id = "R-LOT"')])
    assert main(["data", "check-rules", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "wrong.toml:2 valid_from: versions 2 and 3 of R-1901 are in force at one time, see good.toml:2" in said
    written(tmp_path / "nothing.toml", "a = 1\n")
    assert main(["data", "check-rules", str(tmp_path / "nothing.toml")]) == 1
    assert main(["data", "check-rules", str(tmp_path / "none")]) == 1


def test_a_version_of_a_rule_says_one_rate_of_a_stratum(tmp_path: Path) -> None:
    """Several strata are several rates; two rates of one would be drawn at the same time, and lowered by one row."""
    table = GOOD[GOOD.index('[[control]]\nrule_id = "R-RANDOM"') :]
    value = table[table.index("value = ") :].partition("\n")[0]

    def stated(merchant: str, rate: str) -> str:
        said = table.replace(value, f'value = {{ rate = "{rate}", merchant = "{merchant}" }}')
        return said.replace("parcel = { ", f'parcel = {{ merchant = "{merchant}", ')

    def refused(other: str) -> list[str]:
        path = written(tmp_path / "pack.toml", stated("M1", "0.5") + stated(other, "0.05"))
        return [each.reason for each in read(path) if isinstance(each, Refused)]

    assert refused("M1") == ["version 1 of R-RANDOM stands twice"]
    assert refused("M2") == []
