"""What encoding a file is really in: declared, by its first bytes, or by what its bytes can be."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from station.ports import StationFault

CHUNK = 1 << 18
REPLACED = "\ufffd"

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins as UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
#: Other encodings that a file may be in where it says so: of itself no byte tells them from GB18030.
_EAST = frozenset(
    {"big5", "big5-hkscs", "cp950", "shift-jis", "shift_jis", "cp932", "windows-31j", "euc-jp", "euc-kr", "cp949"}
)
_CHINESE = re.compile("[\u2010-\u203b\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """The encoding a file is read in, and what its own first line says; `lies` where they disagree."""

    name: str
    declared: str = ""

    @property
    def lies(self) -> bool:
        """Say whether the file declares another encoding than it is in."""
        return bool(self.declared) and _family(self.declared) != _family(self.name)


def find(path: Path) -> Encoding:
    """Return the encoding of a text file; reads it up to three times, in constant memory.

    What is no UTF-8 is what the file says where its bytes allow it, else GB18030. UTF-8 with some damaged bytes stays
    UTF-8: what cannot be read becomes U+FFFD. Raises StationFault where the file cannot be read.
    """
    with reading(path), path.open("rb") as file:
        head = file.read(1024)
    said = _DECLARED.match(head.removeprefix(codecs.BOM_UTF8))
    declared = said[1].decode("ascii") if said else ""
    for mark, name in _BOMS:
        if head.startswith(mark):
            return Encoding(name, declared)
    wide, other, bad = _count(path, "utf-8")
    if bad == 0:
        foreign = wide == 0 and other > 0 and _family(declared) == "gb18030"
        return Encoding("gb18030" if foreign else "utf-8", declared)
    if wide >= 4 * bad:
        return Encoding("utf-8", declared)
    if declared.lower() in _EAST and _count(path, declared.lower())[2] == 0:
        return Encoding(declared.lower(), declared)
    return Encoding("gb18030" if _count(path, "gb18030")[2] <= bad else "utf-8", declared)


def text(path: Path, encoding: Encoding) -> Iterator[str]:
    """Yield a file's text in pieces; bytes that cannot be read become U+FFFD. Raises StationFault."""
    decoder = codecs.getincrementaldecoder(encoding.name)(errors="replace")
    with reading(path), path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


class reading:  # noqa: N801 - reads as a word in a with statement
    """Turn an OSError while reading a file into a StationFault that names it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Translate."""
        if isinstance(error, OSError):
            raise StationFault(f"{self._path} cannot be read ({error.strerror or error}): check the path") from error


def _count(path: Path, name: str) -> tuple[int, int, int]:
    """Return how many characters are Chinese, how many others are not ASCII, how many cannot be read.

    A character cut off by the end of the file does not count as unreadable.
    """
    decoder = codecs.getincrementaldecoder(name)(errors="replace")
    wide = other = bad = 0
    with reading(path), path.open("rb") as file:
        while chunk := file.read(CHUNK):
            piece = decoder.decode(chunk)
            if not piece.isascii():
                here = piece.count(REPLACED)
                chinese = len(_CHINESE.findall(piece))
                bad += here
                wide += chinese
                other += len(piece) - len(piece.encode("ascii", "ignore")) - here - chinese
    return wide, other, bad


def _family(name: str) -> str:
    lower = name.lower().replace("_", "-")
    for width in ("16", "32"):
        if lower.startswith((f"utf-{width}", f"utf{width}")):
            return f"utf-{width}"
    if lower in {"gb2312", "gbk", "gb18030", "cp936", "ms936", "gb-2312", "euc-cn", "x-gbk"}:
        return "gb18030"
    return "utf-8" if lower in {"utf-8", "utf8", "utf-8-sig", "us-ascii", "ascii"} else lower
