"""Master data in: products, pack levels and declaration elements from CSV and XLSX."""

from station.interchange.masters.reader import looks_like_masters, read

__all__ = ["looks_like_masters", "read"]
