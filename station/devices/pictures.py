"""Pictures to bytes and back, for recordings and stills."""

import numpy as np

from station.opencv import cv2
from station.ports import Image

SETTINGS = {"jpg": [cv2.IMWRITE_JPEG_QUALITY, 95], "png": [cv2.IMWRITE_PNG_COMPRESSION, 1]}


def encoded(image: Image, picture_format: str) -> bytes:
    """Return a picture as a file's bytes (png, bmp: bit for bit; jpg: quality 95); the same picture, the same bytes."""
    done, data = cv2.imencode(f".{picture_format}", np.asarray(image), SETTINGS.get(picture_format, []))
    if not done:
        raise OSError(f"a frame could not be written as {picture_format}")
    return data.tobytes()


def decoded(data: bytes) -> Image | None:
    """Return the picture in a file's bytes as it was written, grey or BGR; None where it is none."""
    return cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED) if data else None
