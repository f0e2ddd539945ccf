"""Painted frames of the belt: the only part of the samples that loads the picture libraries."""

from station.samples.painting.camera import Camera

__all__ = ["Camera"]
