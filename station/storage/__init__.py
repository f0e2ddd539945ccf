"""What a station keeps on its own disk: the ledger, reference files, keys and locks."""
