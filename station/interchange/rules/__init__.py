"""Rule packs in: control instructions with their dates, written words and examples, from TOML."""

from station.interchange.rules.examples import failing
from station.interchange.rules.reader import Example, RulePack, clash, looks_like_rules, read_pack
from station.interchange.rules.records import read

__all__ = ["Example", "RulePack", "clash", "failing", "looks_like_rules", "read", "read_pack"]
