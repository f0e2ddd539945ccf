"""CEB messages of cross-border e-commerce customs: lists, receipts and returns in; all others refused by name."""

from station.interchange.ceb.reader import looks_like_lists, looks_like_xml, read

__all__ = ["looks_like_lists", "looks_like_xml", "read"]
