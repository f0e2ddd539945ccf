"""A rule pack as records for a centre's next pack: all of its controls, or none where anything is wrong."""

from collections.abc import Iterator
from pathlib import Path

from station.domain.intake import MasterSent, Refused
from station.interchange.rules.examples import failing
from station.interchange.rules.reader import read_pack


def read(path: Path) -> Iterator[MasterSent | Refused]:
    """Yield the controls of a file; none of a file in which anything is wrong, an example that fails included.

    Raises StationFault where the disk refuses.
    """
    pack = read_pack(path)
    wrong = (*pack.refused, *failing(pack.examples))
    if wrong:
        yield from wrong
        return
    yield from (MasterSent(line, control, pack.as_of) for line, control in pack.controls)
