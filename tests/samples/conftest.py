"""One generated warehouse for all tests of the samples."""

from datetime import UTC, datetime

import pytest

from station.samples.warehouse import Warehouse, make

AS_OF = datetime(2026, 11, 20, 22, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def warehouse() -> Warehouse:
    return make(7, 1000, AS_OF)
