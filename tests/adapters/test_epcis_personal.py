"""Personal data in EPCIS events: in URIs of any scheme, in extensions and their names, and in rows for a station."""

import json
from pathlib import Path
from typing import Any

import pytest

from station.domain.intake import EventSent, Refused
from station.interchange.epcis import read
from station.interchange.personal.words import is_personal

IDENTITY, MOBILE = "11010519491231002X", "13812345678"
EVENT: dict[str, Any] = {
    "@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", {"ex": "https://ns.example.com/"}],
    "type": "ObjectEvent",
    "action": "OBSERVE",
    "eventTime": "2026-01-02T03:04:05Z",
    "eventTimeZoneOffset": "+08:00",
    "epcList": ["https://id.gs1.org/01/04012345111118/21/S1"],
}


def reading(path: Path, **fields: Any) -> EventSent | Refused:
    path.write_text(json.dumps(EVENT | fields, ensure_ascii=False), encoding="utf-8")
    (found,) = read(path)
    assert isinstance(found, EventSent | Refused)
    return found


@pytest.mark.parametrize(
    ("fields", "lost"),
    [
        ({"bizTransactionList": [{"type": "po", "bizTransaction": f"urn:order:{IDENTITY}"}]}, IDENTITY),
        ({"bizTransactionList": [{"bizTransaction": f"urn:epcglobal:cbv:bt:4012345000009:{IDENTITY}"}]}, IDENTITY),
        ({"bizLocation": {"id": f"urn:x:{MOBILE}"}}, MOBILE),
        ({"sourceList": [{"type": "owning_party", "source": f"mailto:{MOBILE}@example.com"}]}, MOBILE),
        ({"eventID": f"urn:x:{MOBILE}"}, MOBILE),
        ({f"ex:{MOBILE}": "1"}, MOBILE),
        ({"ex:note": {f"x{IDENTITY[:-1]}": 1, IDENTITY: 2}}, f'"{IDENTITY}"'),
        ({"ex:note": "电话１３８１２３４５６７８"}, "１３８１２３４５６７８"),
        ({"ex:note": "收货地址重庆市测试路9号"}, "测试路9号"),
        ({"ex:buyerName": "欧阳测验"}, "欧阳测验"),
        ({"ex:buyer": {"n": ["欧阳测验", {"m": "测试路9号"}]}}, "测"),
        ({"ilmd": {"ex:to": {"address": "测试路9号", "ex:phone": 2367890123}}}, "2367890123"),
        ({"ilmd": {"ex:to": {"address": "测试路9号"}}}, "测试路9号"),
        ({"ex:收件人": "欧阳测验"}, "欧阳测验"),
        ({"https://ns.example.com/consignee_name": "欧阳测验"}, "欧阳测验"),
    ],
)
def test_personal_data_is_masked_wherever_an_event_has_it(tmp_path: Path, fields: dict[str, Any], lost: str) -> None:
    found = reading(tmp_path / "f.json", **fields)
    assert isinstance(found, EventSent)
    assert lost.strip('"') not in repr((found.body, found.said, found.rows))
    assert "*" in found.body
    assert found.rows


@pytest.mark.parametrize(
    "fields",
    [
        {"epcList": [f"https://id.gs1.org/01/04012345111118/21/{MOBILE}"]},
        {"epcList": [f"https://id.gs1.org/01/04012345111118/10/{MOBILE}"]},
        {"epcList": [f"urn:epc:id:sgtin:4012345.011111.{MOBILE}"]},
        {"epcList": ["https://id.gs1.org/00/340123451234567890"]},
        {"bizTransactionList": [{"bizTransaction": f"urn:epcglobal:cbv:bt:4012345000009:{MOBILE}"}]},
        {"eventID": "urn:uuid:0a1b2c3d-1381-4234-9678-13812345678a"},
        {"errorDeclaration": {"declarationTime": "2026-01-03T00:00:00Z", "correctiveEventIDs": [
            "ni:///sha-256;aa13812345678" + "b" * 51 + "?ver=CBV2.0"]}},
        {"ex:productName": "婴儿奶粉", "ex:companyName": "测试公司", "ex:factoryAddress": "测试路9号"},
        {"ex:phoneModel": "X15", "ex:mobilePower": "10000mAh", "ex:lot": "L20240315", "ex:amount": 13812345678},
        {"ex:recipient": "https://id.gs1.org/417/4012345000009"},
        {"ilmd": {"cbvmda:lotNumber": "A13B", "cbvmda:countryOfOrigin": "DE"}},
    ],
)  # fmt: skip
def test_what_is_no_persons_stays(tmp_path: Path, fields: dict[str, Any]) -> None:
    found = reading(tmp_path / "f.json", **fields)
    assert isinstance(found, EventSent)
    kept = json.loads(found.body)
    assert {name: kept[name] for name in fields} == fields


@pytest.mark.parametrize("field", ["parentID", "childEPCs", "childQuantityList"])
def test_a_thing_may_not_be_named_by_a_number_of_a_person(tmp_path: Path, field: str) -> None:
    uri = f"urn:pallet:{MOBILE}"
    said = {"parentID": uri, "childEPCs": [uri], "childQuantityList": [{"epcClass": uri}]}[field]
    event = {"type": "AggregationEvent", "parentID": "urn:pallet:7", "epcList": None, field: said}
    path = tmp_path / "f.json"
    path.write_text(json.dumps({k: v for k, v in (EVENT | event).items() if v is not None}), encoding="utf-8")
    (found,) = read(path)
    assert isinstance(found, Refused)
    assert found.field == field
    assert MOBILE not in repr(found)


@pytest.mark.parametrize("place", ["urn:loc:{}", "https://shop.example/loc/{}", "urn:loc:x?phone={}"])
def test_a_place_may_not_be_named_by_a_number_of_a_person(tmp_path: Path, place: str) -> None:
    for number in (MOBILE, "13912345678", IDENTITY):
        found = reading(tmp_path / "f.json", readPoint={"id": place.format(number)})
        assert isinstance(found, Refused)
        assert found.field == "readPoint.id"
        assert number not in repr(found)
    for number in ("12812345678", "128"):
        found = reading(tmp_path / "f.json", readPoint={"id": place.format(number)})
        assert isinstance(found, EventSent)
        assert found.rows[0].read_point == place.format(number)


def test_a_place_that_a_firm_numbers_is_nobodys(tmp_path: Path) -> None:
    found = reading(tmp_path / "f.json", readPoint={"id": f"urn:epc:id:sgln:4012345.00011.{MOBILE}"})
    assert isinstance(found, EventSent)
    assert MOBILE in found.rows[0].read_point


def test_two_events_whose_ids_are_masked_are_two(tmp_path: Path) -> None:
    one = reading(tmp_path / "f.json", eventID=f"urn:x:{MOBILE}")
    other = reading(tmp_path / "f.json", eventID="urn:x:13912345678", action="ADD")
    assert isinstance(one, EventSent)
    assert isinstance(other, EventSent)
    assert one.event_id != other.event_id
    assert one.said == other.said == ""


def test_two_names_that_are_masked_alike_lose_no_value(tmp_path: Path) -> None:
    found = reading(tmp_path / "f.json", **{f"ex:{MOBILE}": "first", "ex:13912345678": "second"})
    assert isinstance(found, EventSent)
    assert "first" in found.body
    assert "second" in found.body


def test_a_refusal_quotes_no_name_that_may_be_a_persons(tmp_path: Path) -> None:
    found = reading(tmp_path / "f.json", **{f"欧阳{MOBILE}": 1})
    assert isinstance(found, Refused)
    assert found.field == "**" + "*" * 11


@pytest.mark.parametrize(
    ("name", "personal"),
    [
        *((name, True) for name in (
            "ex:buyerName", "buyer_name", "BUYER-NAME", "consigneeAddress", "address", "homeAddress", "firstName",
            "phone", "mobilePhone", "phoneNumber", "tel", "contactTel", "email", "emailAddress", "idCard", "IDCardNo",
            "passportNumber", "dateOfBirth", "customerId", "buyerIdNumber", "patientName", "recipient",
            "姓名", "收货地址")),
        *((name, False) for name in (
            "productName", "name", "brandName", "companyName", "factoryAddress", "ipAddress", "webAddress", "id",
            "phoneModel", "telescope", "mobilePower", "lotNumber", "number", "user", "customerSegment",
            "recipientCountry", "ex:bizStep", "生产地址", "品名", "address/ex:lot")),
    ],
)  # fmt: skip
def test_names_of_fields_tell_whether_a_persons_data_follows(name: str, personal: bool) -> None:
    assert is_personal(name) is personal
