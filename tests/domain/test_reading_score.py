"""The score of reads: each code counts once, under its class, and what nobody wanted is wrong."""

from hypothesis import given
from hypothesis import strategies as st

from station.domain.code import Symbology
from station.domain.reading_score import Accepted, Score, Wanted, score, together

EAN, UPC = Symbology.EAN_13.value, Symbology.UPC_A.value


def test_correct_missed_wrong_and_doubled() -> None:
    wanted = [
        Wanted("1", kind="dark"),
        Wanted("2", kind="dark"),
        Wanted("3", kind="glare"),
        Wanted("4", times=2, kind="glare"),
    ]
    verdict = score(wanted, [Accepted("1"), Accepted("1"), Accepted("4"), Accepted("9", EAN)], kind="clip")
    assert verdict.scores == (
        Score("clip", wrong=1),
        Score("dark", correct=1, missed=1, doubled=1),
        Score("glare", correct=1, missed=2),
    )
    assert verdict.remarks == ("doubled: 1", "missed: 2", "missed: 3", "missed: 4", f"wrong: 9 ({EAN})")
    assert not verdict.perfect


def test_what_must_not_be_read_is_wrong_when_it_is() -> None:
    forbidden = [Wanted("7034759003930", EAN, times=0)]
    assert score(forbidden, []).perfect
    assert score(forbidden, [Accepted("7034759003930", EAN)]).scores == (Score("", wrong=1),)


def test_another_symbology_is_another_code_and_a_upc_is_its_gtin() -> None:
    assert score([Wanted("0036000291452", UPC)], [Accepted("036000291452", UPC)]).perfect
    assert score([Wanted("036000291452")], [Accepted("0036000291452", UPC)]).perfect
    assert score([Wanted("036000291452", UPC)], [Accepted("0036000291452", EAN)]).scores == (
        Score("", missed=1, wrong=1),
    )


codes = st.lists(st.sampled_from("abcde"), max_size=12)


@given(codes, codes)
def test_every_read_is_correct_doubled_or_wrong_and_every_code_correct_or_missed(
    given_codes: list[str], read: list[str]
) -> None:
    wanted = [Wanted(text, times=given_codes.count(text)) for text in sorted(set(given_codes))]
    (total,) = together([score(wanted, map(Accepted, read))]).scores
    assert total.correct + total.doubled + total.wrong == len(read)
    assert total.correct + total.missed == len(given_codes)
    assert total.perfect == (sorted(given_codes) == sorted(read))
