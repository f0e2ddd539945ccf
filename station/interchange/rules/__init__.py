"""Rule packs in: control instructions with their dates, written words and examples, from TOML."""

from station.interchange.rules.examples import failing
from station.interchange.rules.reader import Example, RulePack, looks_like_rules, read_pack
from station.interchange.rules.records import read

__all__ = ["Example", "RulePack", "failing", "looks_like_rules", "read", "read_pack"]
