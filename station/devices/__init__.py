"""Devices: camera, serial scanner, recording; each behind a port, strangers to one another."""
