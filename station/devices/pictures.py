"""Pictures to bytes and back, for recordings and stills."""

from pathlib import Path

import numpy as np

from station.opencv import cv2
from station.ports import Image, StationFault

SETTINGS = {"jpg": [cv2.IMWRITE_JPEG_QUALITY, 85], "png": [cv2.IMWRITE_PNG_COMPRESSION, 1]}


def encoded(image: Image, picture_format: str) -> bytes:
    """Return a picture as a file's bytes (png, bmp: bit for bit; jpg: quality 85); the same picture, the same bytes."""
    done, data = cv2.imencode(f".{picture_format}", np.asarray(image), SETTINGS.get(picture_format, []))
    if not done:
        raise OSError(f"a frame could not be written as {picture_format}")
    return data.tobytes()


def decoded(data: bytes) -> Image | None:
    """Return the picture in a file's bytes as it was written, grey or BGR; None where it is none."""
    return cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED) if data else None


def opened(file: Path) -> Image:
    """Return the picture in a file as 8-bit BGR. Raises StationFault where it cannot be read or is no picture."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise StationFault(f"{file} cannot be read: {error.strerror}") from error
    image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR) if data else None
    if image is None:
        raise StationFault(f"{file} is no picture this machine can open")
    return image
