"""EPCIS 2.0 documents in: events checked against schema and vocabulary, known by their hash."""

from station.interchange.epcis.reader import looks_like_json, read
from station.interchange.epcis.writing import document

__all__ = ["document", "looks_like_json", "read"]
