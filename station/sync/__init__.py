"""Centres: where signed packs come from and ledger entries go."""
