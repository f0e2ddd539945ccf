"""A decoder that looks at a part of the picture alone: the region of interest that a station is set to."""

from dataclasses import replace

import numpy as np

from station.ports import Decoder, Image, Point, Quad, Read

#: Left, top, right, bottom, in percent of the picture.
Region = tuple[int, int, int, int]


class Regional:
    """Reads inside a region; the corners it gives are those of the whole picture."""

    def __init__(self, decoder: Decoder, region: Region) -> None:
        self.name = decoder.name
        self._decoder, self._region = decoder, region

    def read(self, image: Image) -> tuple[Read, ...]:
        """Return what is read inside the region."""
        pixels = np.asarray(image)
        rows, columns = pixels.shape[:2]
        left, right = (columns * side // 100 for side in self._region[::2])
        top, bottom = (rows * side // 100 for side in self._region[1::2])
        part = np.ascontiguousarray(pixels[top:bottom, left:right])

        def placed(point: Point) -> Point:
            return point[0] + left, point[1] + top

        def whole(quad: Quad) -> Quad:
            return placed(quad[0]), placed(quad[1]), placed(quad[2]), placed(quad[3])

        return tuple(replace(read, quad=whole(read.quad)) for read in self._decoder.read(part))
