"""Every field of every kind of file with the values that nobody expects: an import never fails for one of them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from station.app.import_file import OUR_FAULT
from station.app.importing import import_files
from tests.adapters.test_epcis import EVENT, PACKED, TURNED, written
from tests.adapters.test_masters import ROW, TITLES, csv_of
from tests.adapters.test_rule_packs import GOOD
from tests.app.test_importing import AT
from tests.fakes import ceb_messages as made

WORDS = [
    "", "0", "-0", "+0", "1", "00010101", "00010101000000", "00010101000000000", "99991231", "99991231235959999",
    "0001-01-01", "9999-12-31", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "9" * 19, "-" + "9" * 19,
    "1" * 400, "1e400", "NaN", "٣", "²", "𝟙𝟙", "\u2028", "𠮷", "x" * 5000, "[", "{", "\\", "%00", "(01)", "urn:x:1",
    "https://[", "https://id.gs1.org/01/99999999999999", "https://id.gs1.org/01/%", "urn:epc:id:sgtin:%ff.%zz.1",
    "urn:epc:id:sscc:" + "1" * 40,
]  # fmt: skip
VALUES: list[Any] = [*WORDS, True, None, 5, -5, 1e308, 1e-320, 2**70, [], {}, [None], [[]], {"a": None}, ["x", "x"]]
DECLARED_WRONG = EVENT | {
    "@context": [{"ex": "urn:y"}],
    "eventID": "urn:uuid:1",
    "recordTime": "2026-01-01T00:00:00Z",
    "errorDeclaration": {
        "declarationTime": "2026-01-01T00:00:00Z", "reason": "did_not_occur", "correctiveEventIDs": ["urn:x:1"]
    },
    "sensorElementList": [{"sensorReport": [{"type": "Temperature", "value": 1.5, "uom": "CEL"}]}],
    "persistentDisposition": {"set": ["recalled"]},
    "bizTransactionList": [{"type": "po", "bizTransaction": "urn:x:1"}],
    "sourceList": [{"type": "owning_party", "source": "urn:x:1"}],
    "ilmd": {"ex:a": {"ex:b": 1}},
}  # fmt: skip
ELEMENT = {
    "hs_code": "1901101000", "hs_zh": "奶粉", "hs_en": "", "unit1": "035", "unit2": "", "seq": "1", "key": "brand",
    "zh": "品牌", "en": "", "required": "1", "codes": "0=无/no", "as_of": "2026-01-01",
}  # fmt: skip
PACK = {"gtin": "16901234567899", "child": "6901234567892", "quantity": "6", "as_of": "2026-01-01"}


def lists() -> Iterator[str]:
    number = 0
    for where, fields in (("head", made.HEAD), ("row", made.ROW)):
        for name in fields:
            for word in WORDS:
                number += 1
                own: dict[str, Any] = {"copNo": f"C{number}", "logisticsNo": f"W{number}"}
                spoilt = {name: word}
                yield made.inventory(row=spoilt, **own) if where == "row" else made.inventory(**(own | spoilt))


def table(fields: dict[str, str]) -> str:
    rows = [[f'"{word}"' if name == one else each for name, each in fields.items()] for one in fields for word in WORDS]
    return csv_of(list(fields), *rows)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, each in inside:
        yield from places(each, (*path, name))


def spoilt(event: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path in places(event):
        for value in VALUES:
            copy = json.loads(json.dumps(event))
            holder = copy
            for step in path[:-1]:
                holder = holder[step]
            holder[path[-1]] = value
            yield copy


def rule_packs() -> Iterator[str]:
    lines = GOOD.splitlines()
    for number, line in enumerate(lines):
        if "=" in line:
            for value in (
                "0001-01-01T00:00:00+14:00",
                "9999-12-31T23:59:59-14:00",
                "nan",
                "[{}]",
                "5",
                '{ rate = "1/0" }',
            ):
                yield "\n".join([*lines[:number], f"{line.partition('=')[0]}= {value}", *lines[number + 1 :]])


FILES: dict[str, Any] = {
    "lists": lambda: [made.message("".join(lists()))],
    "receipts": lambda: [
        made.message("".join(made.receipt(**{name: word}) for name in made.RECEIPT for word in WORDS), "CEB622")
    ],
    "returns": lambda: [
        made.message("".join(made.refund(**{name: word}) for name in made.RETURN for word in WORDS), "CEB625")
    ],
    "products": lambda: [table(dict(zip(TITLES, ROW, strict=True)))],
    "packs": lambda: [table(PACK)],
    "elements": lambda: [table(ELEMENT)],
    "events": lambda: [written(*spoilt(event)) for event in (EVENT, PACKED, TURNED, DECLARED_WRONG)],
    "rule packs": lambda: list(rule_packs()),
}


@pytest.mark.parametrize("kind", FILES)
def test_no_value_of_any_field_fails_an_import(tmp_path: Path, kind: str) -> None:
    paths = []
    for number, content in enumerate(FILES[kind]()):
        paths.append(tmp_path / f"{number}.{'toml' if kind == 'rule packs' else 'txt'}")
        paths[-1].write_text(content, encoding="utf-8")
    report = import_files(tmp_path / "centre", paths, tmp_path / "keys", AT)
    assert sum(file.refusals for file in report.files) >= 5
    assert [each for file in report.files for each in file.refused if each.fix == OUR_FAULT] == []
