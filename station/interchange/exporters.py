"""The formats a shift's log can be written in: one row each."""

from collections.abc import Mapping
from types import MappingProxyType

from station.interchange.csv_log import CsvLog
from station.interchange.xlsx_log import XlsxLog
from station.ports import Exporter

EXPORTERS: Mapping[str, Exporter] = MappingProxyType({"csv": CsvLog(), "xlsx": XlsxLog()})
"""By the word on the command line. JSON Lines is no table but the ledger itself: `station.interchange.json_lines`."""
