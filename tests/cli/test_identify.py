"""station identify: one payload, or JSON Lines in and out."""

import argparse
import io
import json
from pathlib import Path

import pytest

from station.cli import identify
from tests.domain.gs1.vectors import vectors

KEYS = ["kind", "gtin", "ai", "element_string", "digital_link", "warnings", "error"]


def called(*words: str) -> int:
    parser = argparse.ArgumentParser()
    identify.add(parser.add_subparsers())
    args = parser.parse_args(["identify", *words])
    return int(args.run(args))


def batch(lines: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines)))
    assert called("--batch") == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_one_payload_in_plain_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert called("]d2010690123456789217261231") == 0
    out = capsys.readouterr().out
    assert "GTIN  06901234567892" in out
    assert "says nothing of the origin" in out
    assert "USE BY or EXPIRY" in out


def test_one_payload_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert called("6901234567893", "--as", "gtin", "--json") == 1
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == KEYS
    assert answer["error"]["code"] == "wrong_check_digit"
    assert "should be 2" in answer["error"]["message"]


def test_without_a_text_it_says_what_it_wants(capsys: pytest.CaptureFixture[str]) -> None:
    assert called() == 2
    assert "TEXT" in capsys.readouterr().err


def test_a_batch_answers_every_line_in_order(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        b'{"text": "]d20106901234567892"}',
        b"{not json",
        b"",
        b"[1, 2]",
        b'"text"',
        b'{"text": 5}',
        b'{"aim": "]C1"}',
        b'{"text": "1", "as": "nonsense"}',
        b'{"text": "1", "as": ["gtin"]}',
        b'{"text": "1", "allow": "nonsense"}',
        b'{"text": "1", "as": []}',
        b'{"text": "1", "as": {}}',
        b'{"text": "1", "aim": []}',
        b'{"text": "\xed\xa0\x80"}',
        b"[" * 100_000,
        b"\xff\xfe",
        b'{"text": "\\ud800", "as": null}',
        b'{"text": "010690123456789210AB\\u001d21C", "aim": "]C1"}',
        b'{"text": "96385074", "as": "gtin"}',
    ]
    answers = batch(b"\n".join(lines), monkeypatch, capsys)
    assert len(answers) == len(lines)
    codes = [answer["error"]["code"] if isinstance(answer["error"], dict) else None for answer in answers]
    assert codes == [None] + ["bad_request"] * 15 + [None, None, None]
    assert answers[-2]["element_string"] == "(01)06901234567892(10)AB(21)C"
    assert answers[-2]["ai"] == {"01": "06901234567892", "10": "AB", "21": "C"}
    assert answers[-1]["gtin"] == "00000096385074"


def test_a_batch_survives_every_vector(
    shared_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = [vector.text for vector in vectors(shared_data)]
    lines = "\n".join(json.dumps({"text": text}) for text in texts).encode()
    answers = batch(lines, monkeypatch, capsys)
    assert len(answers) == len(texts)
    assert all(set(KEYS) <= set(answer) for answer in answers)
