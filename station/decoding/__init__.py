"""Decoding: reading barcodes in pictures, by several decoders in a measured order."""
