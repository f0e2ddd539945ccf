"""The ground floor: what the dock does, in the standard library alone. No I/O, no clock, no Qt."""
