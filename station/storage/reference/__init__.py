"""Reference files: built once, immutable, replaced whole, read by one station."""
