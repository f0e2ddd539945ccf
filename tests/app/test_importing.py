"""Importing into a centre: order, repeats, changes, deletions, joining, personal data, and what a station then sees."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from station.app.import_report import Imported
from station.app.importing import INTAKE, import_files
from station.app.looking import Asker, look_up
from station.app.training import Generated, enrol_training
from station.cli import main
from station.domain.history import DoubtCode, doubts
from station.domain.intake import ListSent, Taken
from station.domain.parcel import Originals, ParcelDossier
from station.domain.policy import Policy
from station.domain.reference import ReferenceData
from station.domain.routing import Profile
from station.domain.rules import assess
from station.interchange import ceb, epcis
from station.ports import Pack, ReferenceStore, StationFault
from station.storage.intake import pack_rows
from station.storage.intake.store import opened
from station.storage.reference.build import build_base, build_delta
from station.storage.reference.schema import LISTS
from station.storage.reference.shelf import ReferenceShelf
from station.sync.packs import SignedPacks
from tests.fakes import ceb_messages as made

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)
WAYBILL = made.HEAD["logisticsNo"]
NUMBER = "80122026I000000001"


class Bench:
    """A centre, and a station that fetches from it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.centre = folder / "centre"
        self._count = 0

    def bring(self, *contents: str, keys: str = "keys") -> Imported:
        paths = []
        for content in contents:
            self._count += 1
            path = self.folder / f"{self._count}.xml"
            path.write_text(content, encoding="utf-8")
            paths.append(path)
        return import_files(self.centre, paths, self.folder / keys, AT)

    def parcel(self, waybill: str = WAYBILL) -> ParcelDossier:
        with self.store() as store:
            return store.parcel(waybill, AT)

    @contextmanager
    def store(self) -> Iterator[ReferenceStore]:
        data = self.folder / "station"
        shutil.rmtree(data, ignore_errors=True)
        packs = SignedPacks(self.centre / "packs", data)
        packs.trust((self.centre / "packs" / "metadata" / "1.root.json").read_bytes())
        pack = packs.newest(0, AT)
        assert pack is not None
        shelf = ReferenceShelf(data)
        try:
            shelf.install(pack)
            yield shelf.store
        finally:
            shelf.close()


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def lists(row: dict[str, str | None] | None = None, **head: str | None) -> str:
    return made.message(made.inventory(row=row, **head))


def receipts(*many: dict[str, str | None]) -> str:
    return made.message("".join(made.receipt(**fields) for fields in many), "CEB622")


def test_what_says_that_it_was_sent_in_the_future_is_refused_and_bars_nothing(bench: Bench) -> None:
    late = {"returnStatus": "800", "returnTime": "20991231000000000", "invtNo": NUMBER}
    now = {"returnStatus": "500", "returnTime": "20261119000000000", "invtNo": NUMBER, "returnInfo": "查验"}
    report = bench.bring(lists(invtNo=NUMBER), receipts(late, now), lists(invtNo=NUMBER, appTime="20991231000000"))
    refused = [(each.field, each.reason) for file in report.files for each in file.refused]
    assert refused == [("returnTime", "lies in the future"), ("appTime", "lies in the future")]
    assert bench.parcel().customs_status == "500"


def test_an_event_of_the_future_is_refused(bench: Bench) -> None:
    event = {
        "@context": "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
        "type": "ObjectEvent",
        "action": "OBSERVE",
        "eventTime": "2099-01-01T00:00:00Z",
        "eventTimeZoneOffset": "+08:00",
        "epcList": ["https://id.gs1.org/01/06901234567892/21/A"],
    }
    now, far = {"eventTime": "2026-01-01T00:00:00Z"}, "2099-01-01T00:00:00Z"
    told_later, declared = {"recordTime": far}, {"errorDeclaration": {"declarationTime": far}}
    nothing_named = {"epcList": []}
    wrong = (event, event | nothing_named, event | now | told_later, event | now | declared)
    report = bench.bring(*(json.dumps(each) for each in wrong), json.dumps(event | now))
    assert [each.field for file in report.files for each in file.refused] == [
        "eventTime", "eventTime", "recordTime", "errorDeclaration.declarationTime"
    ]  # fmt: skip
    assert report.files[-1].taken == {Taken.NEW: 1}


def test_the_official_samples_come_in_with_the_counts_of_a_person(bench: Bench, shared_data: Path) -> None:
    files = sorted((shared_data / "ceb").glob("real_*.xml"))
    report = import_files(bench.centre, files, bench.folder / "keys", AT)
    counts = {f.file[16:19]: (f.read, f.taken[Taken.NEW], f.taken[Taken.REPEAT], f.refusals) for f in report.files}
    assert counts == {
        "311": (0, 0, 0, 1),
        "411": (0, 0, 0, 1),
        "511": (0, 0, 0, 1),
        "621": (10, 2, 8, 0),
        "622": (10, 1, 9, 0),
        "625": (10, 1, 9, 0),
    }
    assert report.receipts is not None
    assert (report.receipts.joined, report.receipts.waiting) == (0, 1)
    for waybill in ("L201603081138007", "L201603081138008"):
        listing = bench.parcel(waybill).listing
        assert listing is not None
        assert [item.gname for item in listing.items] == ["小米盒子", "花王纸尿裤"]


def test_no_personal_data_of_the_samples_is_anywhere_in_the_centre(bench: Bench, shared_data: Path) -> None:
    files = sorted((shared_data / "ceb").glob("real_*.xml"))
    report = import_files(bench.centre, files, bench.folder / "keys", AT)
    personal = ("110101199001010", "10000000000", "测试市测试区", "测试戊", "测试己", "测试乙", "测试甲")
    everything = b"".join(p.read_bytes() for p in bench.folder.rglob("*") if p.is_file())
    said = (json.dumps(report.record(), ensure_ascii=False) + "\n".join(report.lines())).encode()
    for text in personal:
        assert text.encode() not in everything
        assert text.encode("utf-16-le") not in everything
        assert text.encode() not in said


def test_a_thousand_people_leave_no_trace(bench: Bench) -> None:
    bodies = []
    markers = []
    for n in range(250):
        person = {
            "buyerIdNumber": f"P{n:017d}",
            "buyerName": f"甲乙丙{n:04d}",
            "buyerTelephone": f"+86 139{n:08d}",
            "consigneeAddress": f"测试路{n:04d}号{n}室",
        }
        markers += [*person.values(), f"139{n:08d}"]
        told = " ".join(person.values())
        bodies.append(
            made.inventory(
                copNo=f"C-{n}",
                orderNo=f"O-{n}",
                logisticsNo=f"W-{n}",
                note=told,
                row={"itemName": told, "gmodel": told},
                **person,
            )
        )
    report = bench.bring(*(made.message("".join(bodies[n : n + 50])) for n in range(0, 250, 50)))
    assert sum(f.taken[Taken.NEW] for f in report.files) == 250
    for path in bench.folder.glob("*.xml"):
        path.unlink()
    kept = b"".join(p.read_bytes() for p in bench.folder.rglob("*") if p.is_file())
    assert len(markers) >= 1000
    assert [marker for marker in markers if marker.encode() in kept] == []


def test_the_parcels_of_the_official_sample_are_found_by_the_waybills_on_them(bench: Bench, shared_data: Path) -> None:
    sample = shared_data / "ceb" / "real_gac2022_CEB621Message.xml"
    import_files(bench.centre, [sample], bench.folder / "keys", AT)
    waybills = {each.listing.logistics_no for each in ceb.read(sample) if isinstance(each, ListSent)}
    assert "L201603081138007" in waybills
    with bench.store() as store:
        for waybill in waybills:
            found = look_up(store, Profile(), f"]C0{waybill}".encode(), Asker(AT, Policy()))
            assert found.known
            assert waybill in found.text


def test_a_receipt_that_came_before_its_list_finds_it(bench: Bench) -> None:
    first = bench.bring(receipts({"invtNo": NUMBER}))
    assert first.receipts is not None
    assert first.receipts.waiting == 1
    assert bench.parcel().listing is None
    second = bench.bring(lists())
    assert second.receipts is not None
    assert (second.receipts.joined, second.receipts.waiting) == (1, 0)
    dossier = bench.parcel()
    assert dossier.listing is not None
    assert dossier.listing.invt_no == NUMBER
    assert dossier.customs_status == "800"


@pytest.mark.parametrize("by", ["copNo", "preNo", "invtNo"])
def test_a_receipt_joins_by_each_of_its_three_numbers(bench: Bench, by: str) -> None:
    own = {"copNo": "COP-1", "preNo": "B20260102000000001", "invtNo": NUMBER}
    bench.bring(lists(**{key: value if key == by else "" for key, value in own.items()}))
    bench.bring(receipts({"invtNo": NUMBER}))
    assert bench.parcel().customs_status == "800"


def test_the_newest_receipt_counts_whatever_order_they_come_in(bench: Bench) -> None:
    bench.bring(receipts({}, {"returnStatus": "500", "returnTime": "20260102101112345"}), lists())
    bench.bring(receipts({"returnStatus": "100", "returnTime": "20260101101112345"}))
    dossier = bench.parcel()
    assert [r.status for r in dossier.receipts] == ["100", "500", "800"]
    assert dossier.customs_status == "800"


def test_a_receipt_that_contradicts_its_list_releases_nothing(bench: Bench) -> None:
    report = bench.bring(
        lists(invtNo=NUMBER), receipts({"invtNo": NUMBER, "copNo": "COP-2"}, {"invtNo": "80122026I000000002"})
    )
    assert report.receipts is not None
    assert (report.receipts.joined, report.receipts.doubtful) == (0, 2)
    assert bench.parcel().customs_status is None


def test_one_customs_number_for_two_lists_releases_neither(bench: Bench) -> None:
    bench.bring(
        lists(),
        lists(copNo="COP-2", logisticsNo="W-2"),
        receipts({"invtNo": NUMBER}, {"invtNo": NUMBER, "copNo": "COP-2"}),
    )
    assert bench.parcel().customs_status is None
    assert bench.parcel("W-2").customs_status is None


def test_a_copno_that_two_merchants_use_joins_by_the_merchant(bench: Bench) -> None:
    bench.bring(lists(), lists(ebcCode="2222222222", logisticsNo="W-2"))
    report = bench.bring(receipts({"ebcCode": "2222222222", "returnStatus": "500"}, {"ebcCode": None}))
    assert report.receipts is not None
    assert (report.receipts.joined, report.receipts.doubtful) == (1, 1)
    assert bench.parcel("W-2").customs_status == "500"
    assert bench.parcel().customs_status is None


def test_changes_win_by_their_time_and_older_ones_are_named(bench: Bench) -> None:
    new = lists()
    change = lists(appType="2", appTime="20260105000000", ebcName="改名")
    older = lists(appType="2", appTime="20260104000000", ebcName="旧名")
    report = bench.bring(change, new, older, change)
    taken = [f.taken for f in report.files]
    assert [dict(t) for t in taken] == [{Taken.NEW: 1}, {Taken.OLDER: 1}, {Taken.OLDER: 1}, {Taken.REPEAT: 1}]
    listing = bench.parcel().listing
    assert listing is not None
    assert listing.ebc_name == "改名"


def test_a_deletion_takes_the_list_away_and_an_older_one_does_not_bring_it_back(bench: Bench) -> None:
    report = bench.bring(lists(), lists(appType="3", appTime="20260106000000"))
    assert report.files[1].taken[Taken.DELETED] == 1
    assert bench.parcel().listing is None
    again = bench.bring(lists(appType="2", appTime="20260105000000"))
    assert again.files[0].taken[Taken.OLDER] == 1
    bench.bring(lists(appTime="20260107000000"))
    assert bench.parcel().listing is not None


def test_a_deletion_that_comes_before_its_list_holds(bench: Bench) -> None:
    bench.bring(lists(appType="3", appTime="20260106000000"))
    report = bench.bring(lists())
    assert report.files[0].taken[Taken.OLDER] == 1
    assert bench.parcel().listing is None


def test_two_different_lists_of_one_instant_are_not_guessed_between(bench: Bench) -> None:
    report = bench.bring(lists(), lists(ebcName="别家"))
    assert [f.refusals for f in report.files] == [0, 1]
    assert "same appTime" in report.files[1].refused[0].reason
    listing = bench.parcel().listing
    assert listing is not None
    assert listing.ebc_name == "电商"


def test_any_order_of_files_gives_the_same_pack(tmp_path: Path) -> None:
    files = [
        lists(),
        lists(appType="2", appTime="20260105000000", ebcName="改名"),
        lists(copNo="COP-2", logisticsNo="W-2"),
        receipts({"invtNo": NUMBER}, {"returnStatus": "120", "returnTime": "20260102101112345"}),
    ]
    found = set()
    for order in ((0, 1, 2, 3), (3, 2, 1, 0), (1, 3, 0, 2)):
        bench = Bench(tmp_path / "".join(map(str, order)))
        bench.folder.mkdir()
        bench.bring(*(files[n] for n in order))
        found.add(repr([bench.parcel(), bench.parcel("W-2")]))
    assert len(found) == 1


def test_a_lost_intake_is_made_good_from_the_pack(bench: Bench) -> None:
    bench.bring(lists(), lists(copNo="COP-2", logisticsNo="W-2"), receipts({"returnStatus": "120"}))
    (bench.centre / INTAKE).unlink()
    bench.bring(receipts({"invtNo": NUMBER, "returnTime": "20260104000000000"}))
    assert [r.status for r in bench.parcel().receipts] == ["120", "800"]
    assert bench.parcel("W-2").listing is not None
    bench.bring(lists())
    assert [r.status for r in bench.parcel().receipts] == ["120", "800"]


def test_nothing_new_publishes_nothing(bench: Bench) -> None:
    assert bench.bring(lists()).version == 1
    assert bench.bring(lists()).version is None
    assert bench.bring(lists(copNo="COP-2", logisticsNo="W-2")).version == 2


def test_the_data_speaks_for_the_newest_message_not_for_today(bench: Bench) -> None:
    future = bench.bring(lists(), receipts({}), receipts({"returnTime": "20991231000000000"}))
    assert future.as_of == datetime(2026, 1, 3, 2, 11, 12, 345000, tzinfo=UTC)
    assert bench.bring(lists(copNo="OLD", appTime="20250101000000")).as_of == future.as_of


def test_an_import_that_cannot_be_published_keeps_nothing(bench: Bench) -> None:
    bench.bring(lists())
    with pytest.raises(StationFault):
        bench.bring(lists(copNo="COP-2", logisticsNo="W-2"), keys="nobody")
    assert bench.parcel("W-2").listing is None
    again = bench.bring(lists(copNo="COP-2", logisticsNo="W-2"))
    assert again.files[0].taken[Taken.NEW] == 1
    assert bench.parcel("W-2").listing is not None


def test_a_return_reaches_the_station_with_the_parcel_it_is_for_until_it_is_deleted(bench: Bench) -> None:
    numbered = lists(invtNo=made.RETURN["invtNo"])
    bench.bring(numbered, made.message(made.refund(), "CEB625"))
    (back,) = bench.parcel().returns
    assert (back.invt_no, back.rows[0].gnum, back.rows[0].quantity) == (made.RETURN["invtNo"], 1, 1)
    bench.bring(lists(copNo="COP-2", logisticsNo="W-2"))
    assert bench.parcel().returns == (back,)
    gone = {"appType": "3", "appTime": "20260301000000"}
    bench.bring(made.message(made.refund(**gone), "CEB625"))
    assert bench.parcel().returns == ()


def test_a_return_is_found_by_the_numbers_of_its_application_once_its_list_is_known(bench: Bench) -> None:
    numbers = {"logisticsNo": "YT-BACK-1", "copNo": "RMA-1", "preNo": "B20260102000000001"}
    bench.bring(made.message(made.refund(**numbers), "CEB625"))
    with bench.store() as store:
        assert store.originals("RMA-1") == Originals("RMA-1", (), (made.RETURN["invtNo"],))
    bench.bring(lists(invtNo=made.RETURN["invtNo"]))
    with bench.store() as store:
        for number in (*numbers.values(), made.RETURN["orderNo"]):
            assert store.originals(number) == Originals(number, (made.HEAD["logisticsNo"],))
    bench.bring(lists(copNo="COP-2", logisticsNo="W-2"))
    with bench.store() as store:
        assert store.originals("YT-BACK-1").waybills == (made.HEAD["logisticsNo"],)


def test_returns_are_kept_at_the_centre(bench: Bench) -> None:
    report = bench.bring(made.message(made.refund() + made.refund(), "CEB625"))
    assert report.files[0].taken == {Taken.NEW: 1, Taken.REPEAT: 1}
    with opened(bench.centre / INTAKE) as intake:
        intake.join()
        (back,) = intake.returns()
    assert (back.invt_no, back.rows[0].quantity) == (made.RETURN["invtNo"], 1)


EVENT = {
    "type": "ObjectEvent",
    "eventID": "urn:uuid:1",
    "eventTime": "2026-11-09T12:00:00.000+08:00",
    "eventTimeZoneOffset": "+08:00",
    "epcList": ["https://id.gs1.org/01/06901234567892/21/A1"],
    "action": "OBSERVE",
    "bizStep": "shipping",
}


def epcis_document(*events: dict[str, object]) -> str:
    head = {"@context": "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", "type": "EPCISDocument"}
    head |= {"schemaVersion": "2.0", "creationDate": "2026-11-09T12:00:00Z"}
    return json.dumps({**head, "epcisBody": {"eventList": events}})


def test_events_come_into_the_history_once_and_errors_stand_beside_them(bench: Bench) -> None:
    error = {"declarationTime": "2026-11-10T00:00:00Z", "reason": "did_not_occur"}
    report = bench.bring(
        epcis_document(EVENT, EVENT | {"bizStep": "receivng"}),
        epcis_document(EVENT, EVENT | {"errorDeclaration": error}),
        epcis_document(EVENT | {"disposition": "in_transit"}),
    )
    assert [(f.taken[Taken.NEW], f.taken[Taken.REPEAT], f.refusals) for f in report.files] == [
        (1, 0, 1),
        (1, 1, 0),
        (0, 0, 1),
    ]
    assert "another event has this id" in report.files[2].refused[0].reason
    with bench.store() as store:
        history = store.goods("06901234567892", AT).history
    assert [(e.biz_step, e.disposition, e.serial) for e in history] == [
        ("shipping", "", "A1"),
        ("error_declaration", "did_not_occur", "A1"),
    ]


def test_the_history_of_a_parcel_comes_in_under_any_uri_of_its_waybill(bench: Bench) -> None:
    tote, waybill = "https://id.gs1.org/8003/0401234501234777", f"https://id.gs1.org/401/4012345{WAYBILL}"
    packing: dict[str, object] = {key: each for key, each in EVENT.items() if key != "epcList"} | {
        "type": "AggregationEvent", "eventID": "urn:uuid:2", "action": "ADD", "bizStep": "packing",
    }  # fmt: skip
    report = bench.bring(
        epcis_document(EVENT | {"epcList": [f"urn:waybill:{WAYBILL}"], "bizStep": "picking"}),
        epcis_document(packing | {"parentID": tote, "childEPCs": [waybill]}),
        epcis_document(EVENT | {"eventID": "urn:uuid:3", "epcList": [tote], "disposition": "stolen"}),
    )
    assert report.clean
    history = bench.parcel().history
    assert {(e.thing.key, e.biz_step) for e in history} == {
        (WAYBILL, "picking"), (WAYBILL, "packing"), (tote, "packing"), (tote, "shipping"),
    }  # fmt: skip
    assert [(d.code, d.thing) for d in doubts(history)] == [(DoubtCode.ALERT, tote)]


def test_all_official_events_come_into_one_centre_and_out_again(bench: Bench, shared_data: Path) -> None:
    files = sorted((shared_data / "epcis" / "examples").rglob("*.jsonld"))
    report = import_files(bench.centre, files, bench.folder / "keys", AT)
    assert len(report.files) == 47
    assert report.clean
    with opened(bench.centre / INTAKE) as intake:
        bodies = {event_id: json.loads(body) for event_id, body in intake.documents()}
    assert len(bodies) == sum(f.taken[Taken.NEW] for f in report.files)
    out = bench.folder / "out.json"
    out.write_text(epcis.document((json.dumps(body) for body in bodies.values()), AT), encoding="utf-8")
    again = import_files(bench.centre, [out], bench.folder / "keys", AT)
    assert again.files[0].taken == {Taken.REPEAT: len(bodies)}


def test_master_data_takes_the_place_of_what_the_pack_held(bench: Bench) -> None:
    titles = "gtin,name_zh,origin,hs_code,unit,provenance,valid_from,element.brand\n"
    bench.bring(titles + "6901234567892,婴儿奶粉,304,1901101000,122,gds,2026-01-01,甲\n")
    bench.bring("gtin,child,quantity\n16901234567899,6901234567892,6\n")
    report = bench.bring(titles + "6901234567892,婴儿奶粉,304,1901101000,122,gds,2026-01-02,乙\n")
    assert report.files[0].taken == {Taken.CHANGED: 1}
    bench.bring("hs_code,hs_zh,unit1,seq,key,zh,required\n1901101000,婴幼儿奶粉,035,1,brand,品牌,1\n")
    with bench.store() as store:
        goods = store.goods("06901234567892", AT)
    assert goods.product is not None
    assert goods.product.elements == (("brand", "乙"),)
    assert [level.quantity for level in goods.pack] == [6]
    assert goods.hs is not None
    assert [element.key for element in goods.hs.elements] == ["brand"]


def test_the_rule_pack_of_the_guide_comes_in_as_it_stands_there_and_stops_what_it_names(bench: Bench) -> None:
    guide = Path(__file__).parents[2] / "docs/how-to/write-a-rule-pack.md"
    text = guide.read_text(encoding="utf-8").partition("```toml\n")[2].partition("```")[0]
    assert text.startswith("[[control]]")
    printed = text.replace("R-1901", "R-GTIN").replace('"hs"', '"gtin"').replace('"1901"', '"6901234567892"')
    packs = {"guide.toml": text, "gtin.toml": printed.replace("{ hs = ", '{ gtin = "6901234567892", hs = ')}
    for name, content in packs.items():
        (bench.folder / name).write_text(content, encoding="utf-8")
    paths = [bench.folder / name for name in packs]
    report = import_files(bench.centre, paths, bench.folder / "keys", AT)
    assert [(f.kind, f.read, f.refusals) for f in report.files] == [("rule pack", 1, 0)] * 2
    bench.bring(made.message(made.inventory(row={"barCode": "6901234567892", "gcode": "1901101000"})))
    told = assess(bench.parcel(), (), Policy(), AT).controls
    assert [(each.control.rule_id, each.holds) for each in told] == [("R-1901", True), ("R-GTIN", True)]


def test_a_file_of_no_known_kind_is_refused(bench: Bench) -> None:
    report = bench.bring("hello", "%PDF-1.7")
    assert [f.refusals for f in report.files] == [1, 1]
    assert report.version is None


def test_imports_join_what_a_generated_centre_holds(tmp_path: Path, own_centre: Path, small_centre: Generated) -> None:
    data = tmp_path / "training"
    path = tmp_path / "f.xml"
    path.write_text(lists(), encoding="utf-8")
    enrol_training(data, small_centre.centre)
    shelf = ReferenceShelf(data / "reference")
    try:
        people = shelf.store.operators()
        report = import_files(own_centre, [path], tmp_path / "keys", AT)
        assert report.version == shelf.version() + 1
        pack = SignedPacks(own_centre / "packs", data / "reference").newest(shelf.version(), AT)
        assert pack is not None
        shelf.install(pack)
        assert shelf.store.operators() == people
        assert shelf.store.training
        assert shelf.store.parcel(WAYBILL, AT).listing is not None
    finally:
        shelf.close()


def test_what_a_delta_took_away_stays_away(tmp_path: Path) -> None:
    def data(*waybills: str) -> ReferenceData:
        paths = [tmp_path / f"{name}.xml" for name in waybills]
        for name, path in zip(waybills, paths, strict=True):
            path.write_text(lists(copNo=name, logisticsNo=name), encoding="utf-8")
        sent = [each for path in paths for each in ceb.read(path)]
        found = tuple(each.listing for each in sent if isinstance(each, ListSent))
        return ReferenceData("zone", len(waybills), AT, False, (), (), (), found, (), (), (), ())

    build_base(data("STAYS", "GOES"), tmp_path / "base.db")
    build_delta(tmp_path / "base.db", data("STAYS", "COMES", "TOO"), tmp_path / "delta.db")
    pack = Pack("zone", 3, AT, tmp_path / "base.db", tmp_path / "delta.db")
    assert sorted(row.cop_no for row in pack_rows.rows(pack, LISTS)) == ["COMES", "STAYS", "TOO"]


def test_the_command_says_what_came_and_what_was_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.xml", tmp_path / "bad.xml"
    good.write_text(lists(), encoding="utf-8")
    bad.write_text(lists(orderNo=None), encoding="utf-8")
    words = [
        "--data",
        str(tmp_path / "data"),
        "data",
        "import",
        str(good),
        str(bad),
        "--into",
        str(tmp_path / "centre"),
    ]
    assert main([*words, "--json"]) == 1
    record = json.loads(capsys.readouterr().out)
    assert [f["new"] for f in record["files"]] == [1, 0]
    assert record["files"][1]["refusals"][0]["field"] == "orderNo"
    assert record["version"] == 1
    assert main(words) == 1
    said = capsys.readouterr().out
    assert "nothing new" in said
    assert "bad.xml:3, record 1: orderNo is missing" in said
    assert main(["--data", str(tmp_path), "data", "import", str(tmp_path / "no.xml"), "--into", str(tmp_path)]) == 1
