"""Agreement between frames and decoders, and repeats held back until the code has left."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.code import Symbology
from station.domain.sightings import AcceptanceLimits, Corners, Repeats, Sighting, Standing, Tracks, at_edge, watch
from station.domain.votes import VOTES, refusal

START = datetime(2026, 11, 11, 8, 0, tzinfo=UTC)
MS = timedelta(milliseconds=1)
HERE: Corners = ((100, 100), (300, 100), (300, 160), (100, 160))
THERE: Corners = ((600, 400), (800, 400), (800, 460), (600, 460))
ONE = frozenset({"zxing"})
TWO = frozenset({"zxing", "tapirscan"})
LIMITS = AcceptanceLimits()


def ean(data: bytes = b"6901234567892", where: Corners = HERE, by: frozenset[str] = ONE) -> Sighting:
    return Sighting(Symbology.EAN_13, data, where, by)


def accepted(
    frames: list[tuple[Sighting, ...]], step: timedelta = 250 * MS, limits: AcceptanceLimits = LIMITS
) -> list[tuple[int, bytes]]:
    """Return (frame number, message) of everything accepted over a run of frames."""
    tracks: Tracks = ()
    found = []
    for number, sightings in enumerate(frames):
        tracks, seen = watch(tracks, sightings, START + number * step, limits)
        found += [(number, each.sighting.data) for each in seen if each.standing is Standing.ACCEPTED]
    return found


def test_every_symbology_has_its_number_of_votes() -> None:
    assert set(VOTES) == set(Symbology)


def test_an_ean_needs_two_agreeing_frames_and_says_so() -> None:
    tracks, (first,) = watch((), (ean(),), START, LIMITS)
    assert (first.standing, first.reason) == (Standing.WAITING, "1 of 2 agreeing reads")
    _, (second,) = watch(tracks, (ean(),), START + 250 * MS, LIMITS)
    assert (second.standing, second.reason) == (Standing.ACCEPTED, "2 agreeing reads, 2 needed")


def test_two_decoders_on_one_frame_agree_too() -> None:
    assert accepted([(ean(by=TWO),)]) == [(0, b"6901234567892")]


def test_a_symbol_with_error_correction_needs_one_read() -> None:
    assert accepted([(Sighting(Symbology.QR_CODE, b"YT1", HERE, ONE),)]) == [(0, b"YT1")]


def test_what_the_edge_of_the_picture_may_cut_off_needs_one_vote_more_and_itf_is_refused() -> None:
    cut = Sighting(Symbology.EAN_13, b"6901234567892", HERE, ONE, cut=True)
    assert accepted([(cut,)] * 3) == [(2, b"6901234567892")]
    qr = Sighting(Symbology.QR_CODE, b"YT1", HERE, ONE, cut=True)
    assert accepted([(qr,)]) == [(0, b"YT1")]
    part = Sighting(Symbology.ITF, b"7890123452", HERE, TWO, cut=True)
    assert accepted([(part,)] * 9) == []
    _, (seen,) = watch((), (part,), START, LIMITS)
    assert (seen.standing, seen.reason) == (Standing.REFUSED, "at the edge of the picture: it may be cut off")
    carton = Sighting(Symbology.ITF, b"16901234567899", HERE, ONE, cut=True)
    assert accepted([(carton,)] * 3) == [(2, b"16901234567899")]


@pytest.mark.parametrize(
    ("corners", "edge"),
    [
        (HERE, False),
        (((5, 100), (205, 100), (205, 160), (5, 160)), True),
        (((15, 100), (215, 100), (215, 160), (15, 160)), False),
        (((1070, 100), (1275, 100), (1275, 160), (1070, 160)), True),
        (((1275, 100), (1070, 100), (1070, 160), (1275, 160)), True),
        (((100, 500), (100, 715), (60, 715), (60, 500)), True),
        (((100, 2), (300, 2), (300, 60), (100, 60)), False),  # the bars may begin at the edge, the code may not
    ],
)
def test_a_symbol_is_at_the_edge_where_its_quiet_zone_has_no_room(corners: Corners, edge: bool) -> None:
    assert at_edge(corners, (1280, 720)) is edge


def test_a_weak_read_needs_one_vote_more() -> None:
    weak = Sighting(Symbology.EAN_13, b"6901234567892", HERE, ONE, weak=True)
    assert accepted([(weak,)] * 3) == [(2, b"6901234567892")]


def test_one_wrong_frame_in_fifteen_is_never_accepted() -> None:
    frames = [(ean(),)] * 7 + [(ean(b"6901234567885"),)] + [(ean(),)] * 7
    assert accepted(frames) == [(1, b"6901234567892")]


def test_where_two_readings_alternate_neither_wins_on_its_second_vote() -> None:
    frames = [(ean(),), (ean(b"6901234567885"),)] * 2
    assert accepted(frames) == []


def test_votes_outside_the_window_do_not_count() -> None:
    assert accepted([(ean(),), (ean(),)], step=1001 * MS) == []


def test_the_next_parcel_in_the_same_place_is_accepted() -> None:
    frames = [(ean(),)] * 3 + [(ean(b"4006381333931"),)] * 3
    assert accepted(frames) == [(1, b"6901234567892"), (4, b"4006381333931")]


def test_a_code_held_ten_seconds_is_one_scan() -> None:
    assert accepted([(ean(),)] * 300, step=timedelta(seconds=1) / 30) == [(1, b"6901234567892")]


def test_a_code_that_left_for_half_a_second_counts_again() -> None:
    there, away = [(ean(),)] * 10, [()] * 15
    assert [frame for frame, _ in accepted(there + away + there, step=timedelta(seconds=1) / 30)] == [1, 26]


def test_one_unread_frame_on_a_slow_belt_is_no_leaving() -> None:
    assert len(accepted([(ean(),), (ean(),), (), (ean(),), (ean(),)])) == 1


def test_several_codes_in_one_picture_are_kept_apart() -> None:
    pair = (ean(), ean(b"4006381333931", THERE))
    assert accepted([pair, pair]) == [(1, b"6901234567892"), (1, b"4006381333931")]


def test_two_codes_whose_boxes_overlap_do_not_block_one_another() -> None:
    pair = (ean(), ean(b"4006381333931"))
    assert accepted([pair, pair]) == [(1, b"6901234567892"), (1, b"4006381333931")]


def test_the_same_code_twice_in_one_picture_is_one_scan() -> None:
    pair = (ean(), ean(where=THERE))
    tracks, first = watch((), pair, START, LIMITS)
    assert [each.standing for each in first] == [Standing.WAITING, Standing.WAITING]
    _, second = watch(tracks, pair, START + 250 * MS, LIMITS)
    assert [each.standing for each in second] == [Standing.ACCEPTED, Standing.HELD]


@pytest.mark.parametrize(
    ("symbology", "data", "word"),
    [
        (Symbology.ITF, b"1023", "shorter"),
        (Symbology.ITF, b"1234567", "odd"),
        (Symbology.ITF, b"15400141288764", "check digit"),
        (Symbology.CODE_39, b"A1", "shorter"),
        (Symbology.QR_CODE, b"", "empty"),
    ],
)
def test_parts_of_longer_codes_are_refused_with_a_reason(symbology: Symbology, data: bytes, word: str) -> None:
    sighting = Sighting(symbology, data, HERE, TWO)
    assert word in (refusal(symbology, data) or "")
    _, (seen,) = watch((), (sighting,), START, LIMITS)
    assert seen.standing is Standing.REFUSED


def test_a_right_itf_14_is_not_refused() -> None:
    assert refusal(Symbology.ITF, b"15400141288763") is None


@given(st.lists(st.lists(st.sampled_from([ean(), ean(b"4006381333931", THERE), ean(by=TWO)]), max_size=3), max_size=30))
def test_between_two_acceptances_of_a_code_it_was_absent(frames: list[list[Sighting]]) -> None:
    previous: dict[bytes, int] = {}
    for number, data in accepted([tuple(frame) for frame in frames]):
        if data in previous:
            between = frames[previous[data] + 1 : number]
            runs = "".join("x" if any(s.data == data for s in frame) else "." for frame in between)
            assert ".." in runs
        previous[data] = number


def at(x: int, y: int = 100, size: int = 200) -> Corners:
    return ((x, y), (x + size, y), (x + size, y + 60), (x, y + 60))


def test_a_piece_that_is_carried_about_is_one_piece() -> None:
    frames = [(ean(where=at(20 * n, 10 * n)),) for n in range(60)]
    assert len(accepted(frames, step=33 * MS)) == 1


def test_two_labels_of_one_carton_that_is_carried_about_are_one_scan() -> None:
    frames = [(ean(where=at(20 * n)), ean(where=at(400 + 20 * n))) for n in range(40)]
    assert len(accepted(frames, step=33 * MS)) == 1


def test_two_labels_that_shake_and_are_read_in_any_order_are_one_scan() -> None:
    shaken = [(ean(where=at(100 + n * 7 % 31)), ean(where=at(400 + n * 5 % 29))) for n in range(60)]
    frames = [both if n % 2 else (both[1], both[0]) for n, both in enumerate(shaken)]
    assert len(accepted(frames, step=33 * MS)) == 1


def test_a_second_piece_that_moves_against_the_first_is_a_second_scan() -> None:
    frames = [(ean(where=at(100)), ean(where=at(400 + 10 * n))) for n in range(60)]
    assert [data for _, data in accepted(frames, step=33 * MS)] == [b"6901234567892"] * 2


def test_a_second_piece_counts_whichever_of_the_two_is_read_first() -> None:
    pair = [(ean(where=at(100)), ean(where=at(400 + 10 * n))) for n in range(60)]
    frames = [both if n % 2 else (both[1], both[0]) for n, both in enumerate(pair)]
    assert len(accepted(frames, step=33 * MS)) == 2


def test_a_label_that_a_hand_covers_now_and_then_is_no_second_piece() -> None:
    frames = [(ean(where=at(100)), ean(where=at(400))) if n // 5 % 2 else (ean(where=at(400)),) for n in range(60)]
    assert len(accepted(frames, step=33 * MS)) == 1


@pytest.mark.parametrize(
    ("limits", "scans"),
    [
        (AcceptanceLimits(repeats=Repeats.ADAPTIVE), 2),
        (AcceptanceLimits(repeats=Repeats.ONCE), 1),
        (AcceptanceLimits(repeats=Repeats.OFF), 30),
        (AcceptanceLimits(repeats=Repeats.TIMED, again_after=timedelta(seconds=2)), 4),
    ],
)
def test_repeats_are_taken_as_is_set(limits: AcceptanceLimits, scans: int) -> None:
    """Three seconds in view, one away, three in view, ten frames a second."""
    frames = [(ean(),)] * 30 + [()] * 10 + [(ean(),)] * 30
    assert len(accepted(frames, step=100 * MS, limits=limits)) == scans


@given(st.integers(100, 5000), st.integers(30, 400), st.integers(5, 80))
def test_a_timed_repeat_never_comes_too_soon(after: int, step: int, count: int) -> None:
    limits = AcceptanceLimits(repeats=Repeats.TIMED, again_after=after * MS, absent_for=timedelta(days=1))
    taken = [number for number, _ in accepted([(ean(),)] * count, step=step * MS, limits=limits)]
    assert all((later - sooner) * step >= after for sooner, later in pairwise(taken))


def test_only_the_code_under_the_sight_is_taken() -> None:
    codes = [ean(f"69012345678{n:02}".encode(), at(250 * n, 100, 200)) for n in range(6)]
    tracks: Tracks = ()
    for number in range(3):
        tracks, seen = watch(tracks, tuple(codes), START + number * 33 * MS, LIMITS, (850.0, 130.0))
        if number == 1:
            assert [s.standing for s in seen].count(Standing.ACCEPTED) == 1
            assert seen[3].standing is Standing.ACCEPTED
            assert {s.reason for i, s in enumerate(seen) if i != 3} == {"not under the sight"}


def test_a_sheet_of_twenty_codes_gives_all_twenty_and_no_other() -> None:
    sheet = tuple(ean(f"69012345{n:05}".encode(), at(220 * (n % 5), 90 * (n // 5))) for n in range(20))
    assert sorted(data for _, data in accepted([sheet] * 10)) == sorted(s.data for s in sheet)


def test_goods_wait_for_the_parcels_code_beside_them() -> None:
    waybill = Sighting(Symbology.CODE_128, b"SF1234567890123", THERE, ONE)
    frames = [(ean(by=TWO),), (ean(by=TWO),)]
    assert [number for number, _ in accepted(frames)] == [0]
    frames = [(ean(by=TWO), waybill), (ean(by=TWO), waybill)]
    assert accepted(frames) == [(1, b"6901234567892"), (1, b"SF1234567890123")]
