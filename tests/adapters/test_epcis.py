"""EPCIS 2.0 in: the official examples, the hash reference, misspelt words, and documents that mean harm."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from station.domain.goods import Part
from station.domain.history import DoubtCode, doubts
from station.domain.intake import EventSent, Refused, Remark
from station.interchange.epcis import document, looks_like_json, read
from station.interchange.epcis.context import context_of
from station.interchange.epcis.event_hash import event_hash
from station.interchange.epcis.events import KINDS
from station.interchange.epcis.keys import Thing, canonical, thing
from station.interchange.epcis.splitting import DEEPEST, LONGEST_EVENT, LONGEST_STRING
from station.interchange.epcis.vocabulary import vocabulary

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)
CONTEXT = ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", {"ex": "https://ns.example.com/"}]
EVENT: dict[str, Any] = {
    "type": "ObjectEvent",
    "eventTime": "2026-11-09T12:00:00.000+08:00",
    "eventTimeZoneOffset": "+08:00",
    "epcList": ["urn:epc:id:sgtin:4012345.011111.9876", "https://id.gs1.org/00/040123450000001112"],
    "quantityList": [{"epcClass": "urn:epc:class:lgtin:4012345.012345.LOT7", "quantity": 12}],
    "action": "OBSERVE",
    "bizStep": "inspecting",
    "disposition": "in_progress",
    "readPoint": {"id": "urn:epc:id:sgln:4012345.00011.987"},
    "ex:note": "hello",
}


def written(*events: Any, **changes: Any) -> str:
    whole = {
        "@context": CONTEXT,
        "type": "EPCISDocument",
        "schemaVersion": "2.0",
        "creationDate": "2026-11-09T12:00:00Z",
        "epcisBody": {"eventList": list(events)},
        **changes,
    }
    return json.dumps({key: value for key, value in whole.items() if value is not None}, ensure_ascii=False, indent=1)


def reading(path: Path, content: str | bytes) -> list[EventSent | Refused | Remark]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read(path))


def sent(found: list[EventSent | Refused | Remark]) -> list[EventSent]:
    return [each for each in found if isinstance(each, EventSent)]


def examples(shared_data: Path) -> list[Path]:
    files = sorted((shared_data / "epcis" / "examples").rglob("*.jsonld"))
    assert len(files) == 47
    return files


def events_of(path: Path) -> list[dict[str, Any]]:
    body = json.loads(path.read_text(encoding="utf-8"))["epcisBody"]
    return list((body["queryResults"]["resultsBody"] if "queryResults" in body else body)["eventList"])


def test_every_official_example_comes_in_whole(shared_data: Path) -> None:
    for path in examples(shared_data):
        found = list(read(path))
        assert not [each for each in found if isinstance(each, Refused)], path.name
        bodies = [json.loads(each.body) for each in sent(found)]
        assert [{k: v for k, v in body.items() if k != "@context"} for body in bodies] == events_of(path), path.name


def test_every_official_example_round_trips(shared_data: Path, tmp_path: Path) -> None:
    for path in examples(shared_data):
        first = sent(list(read(path)))
        again = sent(reading(tmp_path / "again.json", document((each.body for each in first), AT)))
        assert [(e.event_id, e.said, e.rows) for e in again] == [(e.event_id, e.said, e.rows) for e in first], path.name
        strip = [{k: v for k, v in json.loads(e.body).items() if k != "@context"} for e in again]
        assert strip == events_of(path), path.name


def test_event_hashes_are_those_of_the_reference(shared_data: Path) -> None:
    compared = 0
    for path in sorted((shared_data / "hash").glob("*.jsonld")):
        whole = json.loads(path.read_text(encoding="utf-8"))
        body = whole["epcisBody"]
        results = body.get("queryResults", {})
        events = [body["event"]] if "event" in body else events_of(path)
        context = context_of(whole, results)
        for event, wanted in zip(events, path.with_suffix(".hashes").read_text().split(), strict=True):
            own = {key[7:]: uri for key, uri in event.items() if key.startswith("@xmlns:")}
            assert event_hash(event, context.prefixes | own, context.ignored) == wanted, path.name
            compared += 1
    assert compared == 43


def test_single_events_of_the_official_tests_come_in(shared_data: Path) -> None:
    folder = shared_data / "epcis" / "schema-tests"
    for kind in ("ObjectEvent", "AggregationEvent", "AssociationEvent", "TransformationEvent"):
        (event,) = sent(list(read(folder / f"{kind}.json")))
        assert json.loads(event.body)["type"] == kind
    (refused,) = read(folder / "Extended-Event.json")
    assert isinstance(refused, Refused)


def test_words_are_those_of_the_official_schema(shared_data: Path) -> None:
    schema = json.loads((shared_data / "epcis" / "EPCIS-JSON-Schema.json").read_text(encoding="utf-8"))["definitions"]
    named = {
        "biz_step": "bizStep",
        "disposition": "disposition",
        "transaction": "bizTransaction-type",
        "party": "source-dest-type",
        "error": "error-reason",
        "component": "component",
        "measurement": "measurementType",
        "alert": "sensorAlertType",
    }
    assert set(named) == set(vocabulary())
    for kind, name in named.items():
        (official,) = [each["enum"] for each in schema[name]["anyOf"] if "enum" in each]
        assert vocabulary()[kind].words == set(official)
    assert {name for name in schema if name.endswith("Event") and name[0] != "E"} == set(KINDS)


def test_what_a_station_shows_of_an_event(tmp_path: Path) -> None:
    (event,) = sent(reading(tmp_path / "f.json", written(EVENT | {"recordTime": "2026-11-09T06:00:00Z"})))
    assert [(row.gtin, row.lot, row.serial, row.sscc, row.quantity) for row in event.rows] == [
        ("04012345111118", None, "9876", None, None),
        (None, None, None, "040123450000001112", None),
        ("04012345123456", "LOT7", None, None, 12),
    ]
    row = event.rows[0]
    assert (row.at, row.recorded_at) == (datetime(2026, 11, 9, 4, tzinfo=UTC), datetime(2026, 11, 9, 6, tzinfo=UTC))
    (unsaid,) = sent(reading(tmp_path / "g.json", written(EVENT)))
    assert {row.recorded_at for row in unsaid.rows} == {None}, "prompt or late, nobody knows"
    assert (row.biz_step, row.disposition) == ("inspecting", "in_progress")
    assert row.read_point == "https://id.gs1.org/414/4012345000115/254/987"
    assert len({row.event_id for row in event.rows}) == 3


def test_one_event_is_known_however_it_is_written(tmp_path: Path) -> None:
    other = dict(reversed(EVENT.items())) | {
        "epcList": ["https://brand.example/gtin/4012345111118/ser/9876", "urn:epc:id:sscc:4012345.0000000111"],
        "eventTime": "2026-11-09T04:00:00Z",
        "bizStep": "https://ref.gs1.org/cbv/BizStep-inspecting",
        "recordTime": "2026-11-10T00:00:00Z",
        "eventID": "urn:uuid:1",
    }
    found = sent(reading(tmp_path / "f.json", written(EVENT, other, EVENT | {"disposition": "damaged"})))
    assert found[0].event_id == found[1].event_id
    assert found[2].event_id != found[0].event_id
    assert found[1].said == "urn:uuid:1"


def test_an_error_declaration_stands_beside_its_event(tmp_path: Path) -> None:
    declared = EVENT | {
        "errorDeclaration": {
            "declarationTime": "2026-11-11T00:00:00Z",
            "reason": "incorrect_data",
            "correctiveEventIDs": ["urn:uuid:2"],
        }
    }
    event, error = sent(reading(tmp_path / "f.json", written(EVENT, declared)))
    assert error.event_id.startswith(event.event_id + "#error")
    assert {(row.biz_step, row.disposition) for row in error.rows} == {("error_declaration", "incorrect_data")}
    assert {row.at for row in error.rows} == {datetime(2026, 11, 11, tzinfo=UTC)}
    assert [row.gtin for row in error.rows] == [row.gtin for row in event.rows]
    assert {row.declares for row in error.rows} == {event.event_id}
    assert {row.corrective for row in error.rows} == {("urn:uuid:2",)}
    assert {(row.declares, row.corrective) for row in event.rows} == {(None, ())}


PACKED = {key: each for key, each in EVENT.items() if key not in {"epcList", "quantityList"}} | {
    "type": "AggregationEvent",
    "action": "ADD",
    "parentID": "urn:epc:id:sscc:4012345.0000000111",
    "childEPCs": ["urn:epc:id:sgtin:4012345.011111.9876"],
    "childQuantityList": [{"epcClass": "urn:epc:class:lgtin:4012345.012345.LOT7", "quantity": 12}],
}


def test_what_is_packed_in_what_is_kept(tmp_path: Path) -> None:
    (event,) = sent(reading(tmp_path / "f.json", written(PACKED)))
    sscc = "040123450000001112"
    assert [(row.thing.key, row.part, row.action, row.parent) for row in event.rows] == [
        (sscc, Part.PARENT, "ADD", None),
        ("/01/04012345111118/21/9876", Part.CHILD, "ADD", sscc),
        ("/01/04012345123456/10/LOT7", Part.CHILD, "ADD", sscc),
    ]
    emptied = {key: each for key, each in PACKED.items() if not key.startswith("child")} | {"action": "DELETE"}
    (event,) = sent(reading(tmp_path / "g.json", written(emptied)))
    assert [(row.thing.key, row.part, row.action) for row in event.rows] == [(sscc, Part.EMPTIED, "DELETE")]
    returnable = PACKED | {"parentID": "urn:epc:id:grai:4012345.01234.77"}
    (event,) = sent(reading(tmp_path / "h.json", written(returnable)))
    assert {row.parent for row in event.rows if row.part is Part.CHILD} == {"https://id.gs1.org/8003/0401234501234777"}


WAYBILL = "SF7000000000001"


@pytest.mark.parametrize(
    ("uri", "key"),
    [
        (f"https://shop.example/waybill/{WAYBILL}", WAYBILL),
        (f"https://shop.example/waybill/{WAYBILL.lower()}?from=app", WAYBILL),
        (f"urn:waybill:{WAYBILL}", WAYBILL),
        ("https://shop.example/track?awb=A1", "A1"),
        ("https://shop.example/logistics-no/A%2F1", "A/1"),
        (f"https://shop.example/obj/{WAYBILL}", WAYBILL),
        ("https://shop.example/obj/123456789012", "https://shop.example/obj/123456789012"),
        ("urn:shop:parcel:123456789012", "123456789012"),
        (f"https://id.gs1.org/401/4012345{WAYBILL}", WAYBILL),
        (f"urn:epc:id:ginc:4012345.{WAYBILL}", WAYBILL),
        ("https://shop.example/parcels/2026/11/RTI-77", "https://shop.example/parcels/2026/11/RTI-77"),
        (f"https://shop.example/parcels/2026/11/{WAYBILL}", WAYBILL),
        ("https://shop.example/parcels/2026/11/a?awb=A1&at=7", "A1"),
        ("https://shop.example/parcels/A1/", "A1"),
        ("https://shop.example/parcel?id=7", "https://shop.example/parcel?id=7"),
        ("urn:parcel:type:large", "urn:parcel:type:large"),
        *((f"https://shop.example/parcel/{no}", f"https://shop.example/parcel/{no}") for no in ("%00", "%FF", "%20")),
        ("https://id.gs1.org/401/40123457712", "40123457712"),
        ("https://id.gs1.org/401/4012345A=1", "4012345A=1"),
        ("urn:epc:id:ginc:4012345.A%2F1", "4012345A/1"),
        ("https://id.gs1.org/401/4012345%00", "https://id.gs1.org/401/4012345%00"),
        ("urn:epc:id:grai:4012345.01234.77", "https://id.gs1.org/8003/0401234501234777"),
        ("https://shop.example/pallet/7", "https://shop.example/pallet/7"),
        ("urn:epc:id:sscc:4012345.0000000111", "040123450000001112"),
    ],
)
def test_a_parcel_is_known_by_its_waybill_and_any_unit_by_its_number(uri: str, key: str, tmp_path: Path) -> None:
    (event,) = sent(reading(tmp_path / "f.json", written(EVENT | {"epcList": [uri]})))
    assert event.rows[0].thing == Thing(sscc=key)
    (event,) = sent(reading(tmp_path / "g.json", written(PACKED | {"parentID": uri})))
    assert (event.rows[0].thing.key, event.rows[1].parent) == (key, key)
    (event,) = sent(reading(tmp_path / "h.json", written(PACKED | {"childEPCs": [uri]})))
    assert (event.rows[1].thing.key, event.rows[1].part) == (key, Part.CHILD)


TURNED = {key: value for key, value in EVENT.items() if key not in {"action", "epcList", "quantityList"}} | {
    "type": "TransformationEvent",
    "inputQuantityList": [{"epcClass": "urn:epc:class:lgtin:4012345.012345.LOT7", "quantity": 12}],
    "outputEPCList": ["urn:epc:id:sgtin:4012345.011111.9876"],
}


def test_what_was_made_from_what_is_kept(tmp_path: Path) -> None:
    (event,) = sent(reading(tmp_path / "f.json", written(TURNED)))
    assert {(row.thing.key, row.part, row.parent) for row in event.rows} == {
        ("/01/04012345123456/10/LOT7", Part.INPUT, event.event_id),
        ("/01/04012345111118/21/9876", Part.OUTPUT, event.event_id),
    }
    named = TURNED | {"transformationID": "urn:epc:id:gdti:4012345.55555.1234"}
    (event,) = sent(reading(tmp_path / "g.json", written(named)))
    assert len({row.parent for row in event.rows} - {event.event_id, None}) == 1
    halves = [{k: v for k, v in named.items() if k != part} for part in ("inputQuantityList", "outputEPCList")]
    parents = set()
    for n, half in enumerate(halves):
        (event,) = sent(reading(tmp_path / f"{n}.json", written(half)))
        parents |= {row.parent for row in event.rows}
    assert len(parents) == 1, "inputs and outputs told apart meet under the transformation's ID"


def test_an_alert_that_lasts_has_a_row_of_its_own_which_moves_nothing(tmp_path: Path) -> None:
    lasting = {"set": ["recalled", "completeness_inferred"], "unset": ["damaged"]}
    (event,) = sent(reading(tmp_path / "f.json", written(EVENT | {"persistentDisposition": lasting})))
    (plain,) = sent(reading(tmp_path / "g.json", written(EVENT)))
    count = len(plain.rows)
    more = event.rows[count:]
    assert [(row.thing, row.part, row.biz_step) for row in event.rows[:count]] == [
        (row.thing, row.part, row.biz_step) for row in plain.rows
    ]
    assert [(row.thing.key, row.disposition) for row in more] == [
        (row.thing.key, state) for row in plain.rows for state in ("recalled", "unset:damaged")
    ]
    assert {(row.biz_step, row.action, row.part, row.parent) for row in more} == {("", "", Part.OBJECT, None)}
    assert len({row.event_id for row in event.rows}) == len(event.rows)
    assert {(d.code, d.values[-1]) for d in doubts(event.rows)} == {(DoubtCode.ALERT, "recalled")}
    (event,) = sent(reading(tmp_path / "h.json", written(TURNED | {"persistentDisposition": {"set": ["recalled"]}})))
    assert [row.thing.key for row in event.rows if row.disposition == "recalled"] == ["/01/04012345111118/21/9876"]


MISSPELT: list[tuple[dict[str, Any], str, str]] = [
    ({"bizStep": "inspectingg"}, "bizStep", "inspecting"),
    ({"bizStep": "INSPECTING"}, "bizStep", ""),
    ({"bizStep": "https://ref.gs1.org/cbv/BizStep-inspectingg"}, "bizStep", "inspecting"),
    ({"bizStep": "https://REF.GS1.org/cbv/BizStep-inspectingg"}, "bizStep", "inspecting"),
    ({"bizStep": "HTTPS://ref.gs1.org/cbv/BizStep-inspecting"}, "bizStep", "inspecting"),
    ({"bizStep": "https://ref.gs1.org.:443/cbv/BizStep-inspectingg"}, "bizStep", "inspecting"),
    ({"bizStep": "URN:EPCglobal:cbv:bizstep:inspecting"}, "bizStep", "bare word"),
    ({"bizStep": "cbv:BizStep-recieving"}, "bizStep", "receiving"),
    ({"bizStep": "https://ref.gs1.org/cbv/Disp-in_transit"}, "bizStep", ""),
    ({"bizStep": "urn:epcglobal:cbv:bizstep:inspecting"}, "bizStep", "bare word"),
    ({"bizStep": ""}, "bizStep", ""),
    ({"disposition": "quarantined"}, "disposition", ""),
    ({"disposition": "in_transitt"}, "disposition", "in_transit"),
    ({"disposition": "https://ns.gs1.org/cbv/Disp-damaged"}, "disposition", ""),
    ({"persistentDisposition": {"set": ["conformantt"]}}, "persistentDisposition.set[0]", "conformant"),
    ({"bizTransactionList": [{"type": "invoice", "bizTransaction": "urn:x:1"}]}, "bizTransactionList[0].type", ""),
    ({"sourceList": [{"type": "owner_party", "source": "urn:x:1"}]}, "sourceList[0].type", "owning_party"),
    ({"destinationList": [{"type": "owning", "destination": "urn:x:1"}]}, "destinationList[0].type", ""),
    (
        {"errorDeclaration": {"declarationTime": "2026-11-11T00:00:00Z", "reason": "wrong"}},
        "errorDeclaration.reason",
        "",
    ),
    (
        {"sensorElementList": [{"sensorReport": [{"type": "Temprature"}]}]},
        "sensorElementList[0].sensorReport[0].type",
        "Temperature",
    ),
    (
        {"sensorElementList": [{"sensorReport": [{"exception": "ALARM"}]}]},
        "sensorElementList[0].sensorReport[0].exception",
        "",
    ),
]
MISSHAPEN: list[tuple[dict[str, Any], str, str]] = [
    ({"type": "ObjectEvnt"}, "type", "ObjectEvent"),
    ({"type": None}, "type", ""),
    ({"eventTime": None}, "eventTime", ""),
    ({"eventTime": "2026-11-09T12:00:00"}, "eventTime", ""),
    ({"eventTime": "2026-02-30T12:00:00Z"}, "eventTime", ""),
    ({"eventTimeZoneOffset": None}, "eventTimeZoneOffset", ""),
    ({"eventTimeZoneOffset": "+0800"}, "eventTimeZoneOffset", ""),
    ({"eventTimeZoneOffset": "+15:00"}, "eventTimeZoneOffset", ""),
    ({"action": None}, "action", ""),
    ({"action": "observe"}, "action", ""),
    ({"epcList": "urn:epc:id:sgtin:4012345.011111.9876"}, "epcList", ""),
    ({"epcList": [7]}, "epcList[0]", ""),
    ({"epcList": ["urn:x:1", "urn:x:1"]}, "epcList", ""),
    ({"quantityList": [{"quantity": 1}]}, "quantityList[0].epcClass", ""),
    ({"quantityList": [{"epcClass": "urn:x:1", "quantity": "1"}]}, "quantityList[0].quantity", ""),
    ({"quantityList": [{"epcClass": "urn:x:1", "quantity": True}]}, "quantityList[0].quantity", ""),
    ({"quantityList": [{"epcClass": "urn:x:1", "uom": "kg"}]}, "quantityList[0].uom", ""),
    ({"quantityList": [{"epcClass": "urn:x:1", "ex:more": 1}]}, "quantityList[0].ex:more", ""),
    ({"readPoint": "urn:x:1"}, "readPoint", ""),
    ({"readPoint": {}}, "readPoint.id", ""),
    ({"persistentDisposition": {}}, "persistentDisposition", ""),
    ({"sensorElementList": [{}]}, "sensorElementList[0].sensorReport", ""),
    ({"errorDeclaration": {}}, "errorDeclaration.declarationTime", ""),
    ({"bizstep": "inspecting"}, "bizstep", ""),
    ({"parentID": "urn:x:1"}, "parentID", ""),
    ({"ilmd": {"lot": "7"}}, "ilmd.lot", ""),
    ({"@context": [CONTEXT[0], None]}, "@context[1]", ""),
]


@pytest.mark.parametrize(("change", "field", "fix"), [*MISSPELT, *MISSHAPEN], ids=lambda value: str(value)[:50])
def test_a_wrong_event_is_set_aside_and_the_others_are_not(
    tmp_path: Path, change: dict[str, Any], field: str, fix: str
) -> None:
    wrong = {key: value for key, value in {**EVENT, **change}.items() if value is not None}
    before, refused, after = reading(tmp_path / "f.json", written(EVENT, wrong, EVENT | {"disposition": "damaged"}))
    assert isinstance(before, EventSent)
    assert isinstance(after, EventSent)
    assert isinstance(refused, Refused)
    assert refused.field == field
    assert fix in refused.fix
    assert refused.line > before.line


@pytest.mark.parametrize(
    "own",
    ["https://example.com/cbv/BizStep-weighing", "https://REF.GS1.org.example/cbv/x", "ex:weighing", "urn:x:weighing"],
)
def test_somebodys_own_words_are_no_misspelling(tmp_path: Path, own: str) -> None:
    assert len(sent(reading(tmp_path / "f.json", written(EVENT | {"bizStep": own})))) == 1


BAD_DOCUMENTS: dict[str, tuple[str | bytes, str]] = {
    "nothing": ("", "no JSON"),
    "a list": ("[]", "no JSON object"),
    "no type": (written(EVENT, type=None), "neither"),
    "another type": (written(EVENT, type="Document"), "neither"),
    "a list for a type": (written(EVENT, type=["EPCISDocument"]), "neither"),
    "an object for a type": (written(EVENT, type={"a": 1}), "neither"),
    "no context": (written(EVENT, **{"@context": None}), "missing"),
    **{
        f"a context of {said}": (written(EVENT, **{"@context": said}), reason)
        for said, reason in (
            (5, "neither a URI"),
            (True, "neither a URI"),
            ([CONTEXT[0], 5], "neither a URI"),
            ("no uri", "no URI"),
            ([CONTEXT[0], CONTEXT[0]], "twice"),
        )
    },
    "a context with nothing in it": (
        written(EVENT).replace('{\n   "ex": "https://ns.example.com/"\n  }', "null"),
        "neither a URI",
    ),
    "no date": (written(EVENT, creationDate=None), "missing"),
    "EPCIS 1.2": (written(EVENT, schemaVersion="1.2"), "not 2"),
    "no list": (written(epcisBody={}), "missing"),
    "a list that is none": (written(epcisBody={"eventList": {}}), "no list"),
    "a hidden list": (written(EVENT).replace("eventList", "event\\u004cist"), "hides it"),
    "a name twice": (written(EVENT).replace('"schemaVersion"', '"type": "EPCISDocument", "schemaVersion"'), "twice"),
    "deep nesting": (written(EVENT).replace('"hello"', "[" * 100_000 + "]" * 100_000), f"more than {DEEPEST} levels"),
    "deep nesting around": ("[" * 100_000, f"more than {DEEPEST} levels"),
    "a huge text": (written(EVENT | {"ex:note": "x" * (LONGEST_STRING + 600_000)}), "characters"),
    "a text without an end": ('{"a": "' + "x" * (LONGEST_STRING + 600_000), "characters"),
    "a huge event": (written(EVENT | {"ex:note": ["x" * 1000] * (LONGEST_EVENT // 1000)}), "characters"),
}


@pytest.mark.parametrize(("content", "reason"), BAD_DOCUMENTS.values(), ids=BAD_DOCUMENTS.keys())
def test_a_bad_document_is_refused_whole(tmp_path: Path, content: str | bytes, reason: str) -> None:
    (refused,) = reading(tmp_path / "f.json", content)
    assert isinstance(refused, Refused)
    assert reason in refused.reason
    assert refused.fix


BAD_EVENTS: dict[str, tuple[str, str]] = {
    "not a number": ('{"type": "ObjectEvent", "ex:n": NaN}', "NaN"),
    "a number too big": ('{"type": "ObjectEvent", "ex:n": 1e999}', "too big"),
    "a number of ten thousand digits": ('{"type": "ObjectEvent", "ex:n": ' + "9" * 10_000 + "}", "no JSON"),
    "half of a character": ('{"type": "ObjectEvent", "ex:n": "\\ud800"}', "surrogate"),
    "a time before the year 1": (json.dumps(EVENT | {"eventTime": "0001-01-01T00:00:00+14:00"}), "no time that exists"),
    "packed into nothing": (
        json.dumps(
            {k: v for k, v in EVENT.items() if not k.endswith("List")} | {"type": "AggregationEvent", "action": "ADD"}
        ),
        "is missing: EPCIS 2.0, 7.4.3",
    ),
    "a field twice": (json.dumps(EVENT)[:-1] + ', "action": "ADD"}', "twice"),
    "no JSON": ("{nonsense}", "no JSON"),
    "a list": ("[1, 2]", "no object"),
    "a text": ('"event"', "no event"),
    "a number": ("7", "no event"),
}


@pytest.mark.parametrize(("text", "reason"), BAD_EVENTS.values(), ids=BAD_EVENTS.keys())
def test_a_bad_event_among_good_ones_is_set_aside(tmp_path: Path, text: str, reason: str) -> None:
    content = written(EVENT, "HERE", EVENT | {"disposition": "damaged"}).replace('"HERE"', text)
    found = reading(tmp_path / "f.json", content)
    assert len(sent(found)) == 2
    (refused,) = [each for each in found if isinstance(each, Refused)]
    assert reason in refused.reason


@pytest.mark.parametrize(
    ("note", "reason"),
    [("[" * 100 + "]" * 100, f"more than {DEEPEST} levels"), (json.dumps(["x" * 1000] * 4200), "characters")],
    ids=["deep", "huge"],
)
def test_an_event_that_is_overdone_is_passed_over_and_the_others_are_read(
    tmp_path: Path, note: str, reason: str
) -> None:
    content = written(EVENT, EVENT | {"ex:note": "HERE"}, EVENT | {"disposition": "damaged"})
    found = reading(tmp_path / "f.json", content.replace('"HERE"', note))
    first, refused, last = found
    assert isinstance(first, EventSent)
    assert isinstance(last, EventSent)
    assert isinstance(refused, Refused)
    assert reason in refused.reason
    assert refused.record == 2


def test_refusals_in_one_line_are_told_apart_by_the_number_of_their_event(tmp_path: Path) -> None:
    wrong = EVENT | {"bizStep": "inspectingg"}
    content = json.dumps(json.loads(written(EVENT, wrong, EVENT | {"disposition": "damaged"}, wrong)))
    found = [each for each in reading(tmp_path / "f.json", content) if isinstance(each, Refused)]
    assert [(each.line, each.record) for each in found] == [(1, 2), (1, 4)]


def test_a_document_cut_anywhere_gives_the_whole_events_before_the_cut(tmp_path: Path) -> None:
    content = written(*(EVENT | {"ex:note": f"n{n}"} for n in range(3)))
    for cut in range(1, len(content) - 2, 41):
        found = reading(tmp_path / "f.json", content[:cut])
        assert isinstance(found[-1], Refused)
        whole = sum(content[:cut].count(f'"n{n}"\n   }}') for n in range(3))
        assert len(sent(found)) == whole


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-32"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "f.json"
    (event,) = sent(reading(path, written(EVENT | {"ex:note": "查验仓库"}).encode(encoding)))
    assert json.loads(event.body)["ex:note"] == "查验仓库"
    assert looks_like_json(path)


def test_many_events_come_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "f.json"
    path.write_text(written(*(EVENT | {"ex:note": f"n{n}"} for n in range(800))), encoding="utf-8")
    found = sent(list(read(path)))
    assert len({each.event_id for each in found}) == 800
    lines = path.read_text(encoding="utf-8").splitlines()
    assert all(lines[each.line - 1].strip() == "{" for each in found)


def test_personal_data_in_links_and_texts_is_masked(tmp_path: Path) -> None:
    event = EVENT | {
        "ex:note": "联系13912345678，身份证110101199003070070",
        "ex:link": "https://id.gs1.org/00/040123450000001112?4301=%E5%BC%A0&4308=13912345678",
    }
    (found,) = sent(reading(tmp_path / "f.json", written(event)))
    for value in ("13912345678", "110101199003070070", "%E5%BC%A0"):
        assert value not in found.body
        assert value not in repr(found.rows)


@pytest.mark.parametrize(
    ("uri", "link", "what"),
    [
        ("urn:epc:id:sgtin:4012345.011111.9876", "/01/04012345111118/21/9876", Thing("04012345111118", None, "9876")),
        ("urn:epc:id:sscc:4012345.0000000111", "/00/040123450000001112", Thing(sscc="040123450000001112")),
        ("urn:epc:idpat:sgtin:4012345.011111.*", "/01/04012345111118", Thing("04012345111118")),
        (
            "https://x.example/a/01/4012345111118/22/2A/10/L/21/S?17=261231",
            "/01/04012345111118/21/S",
            Thing("04012345111118", None, "S"),
        ),
        (
            "https://id.gs1.org/01/04012345111118/10/L%2F1",
            "/01/04012345111118/10/L%2F1",
            Thing("04012345111118", "L/1"),
        ),
        ("https://example.com/shop/7", None, None),
        ("urn:epc:id:sgtin:4012345.0111.9876", None, None),
    ],
)
def test_keys_have_one_canonical_form(uri: str, link: str | None, what: Thing | None) -> None:
    assert canonical(uri) == (f"https://id.gs1.org{link}" if link else None)
    assert thing(uri) == what
