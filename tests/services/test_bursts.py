"""Bursts over two scanners and a camera, with replugging: each whole code arrives once, in order; none is made up."""

import pytest

from tests.services.bursts import run


def check(seed: int, bursts: int) -> None:
    outcome = run(seed, bursts)
    assert sum(len(s.whole) + len(s.disturbed) for s in outcome.sent.values()) == bursts // 3 * 3
    for device, sent in outcome.sent.items():
        assert outcome.believed[device] == sent.whole, device
        assert len(sent.disturbed) > bursts // 3 // 40, "trouble enough to mean something"
    assert outcome.doubtful <= len(outcome.sent["wedge"].disturbed)
    assert outcome.doubtful > 0


@pytest.mark.parametrize("seed", range(3))
def test_no_burst_is_joined_with_another(seed: int) -> None:
    check(seed, 900)


@pytest.mark.slow
def test_no_burst_of_a_hundred_thousand_is_joined_with_another() -> None:
    check(seed=7, bursts=100_002)
