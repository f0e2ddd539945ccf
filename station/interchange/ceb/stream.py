"""A CEB file as a stream of raw records: expat in constant memory, with everything refused that could hurt."""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.parsers import expat

from station.domain.intake import Refused, Remark
from station.interchange import encodings
from station.interchange.ceb.annex import Annex, Message
from station.interchange.ceb.raw import Raw, RawRecord
from station.interchange.personal import quoted

#: A message is six elements deep with its signature; nothing honest is deeper than this.
DEEPEST = 24
#: Expat keeps every open element; deeper than this the file is read no further.
BOTTOMLESS = 10_000
#: The longest field of the annex has 1000 characters; what is longer is counted, not kept.
LONGEST = 4096
#: So many characters without the end of a tag are no CEB message, but an attempt to fill the memory.
LONGEST_TAG = 1 << 20
MOST_ATTRIBUTES = 64

UNREAD = "all from here on is unread"
NOT_XML = "take the message as the platform exported it, and import it again"


class Stop(Exception):
    """The rest of the file cannot be read; holds why."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.reason)
        self.refused = refused


def records(path: Path, annex: Annex) -> Iterator[RawRecord | Refused | Remark]:
    """Yield a file's records as they end; a file that cannot be read further ends with a Refused.

    Raises StationFault where the disk refuses.
    """
    encoding = encodings.find(path)
    if encoding.lies:
        yield Remark(1, f"the file says {encoding.declared} and is {encoding.name}: read as {encoding.name}")
    parser = _Parser(annex)
    begun = False
    try:
        for chunk in encodings.text(path, encoding):
            piece = chunk
            if not begun:
                piece = chunk.lstrip("\ufeff \t\r\n")
                begun = bool(piece)
                parser.skipped += chunk[: len(chunk) - len(piece)].count("\n")
            parser.feed(piece)
            yield from parser.ready()
        parser.end()
    except Stop as stop:
        yield from parser.ready()
        yield stop.refused
    yield from parser.ready()


class _Parser:
    """Expat's handlers, and the place in the message that they keep."""

    def __init__(self, annex: Annex) -> None:
        self.skipped = 0
        self._annex = annex
        self._done: deque[RawRecord | Refused | Remark] = deque()
        self._depth = 0
        self._quiet = 0
        self._space = ""
        self._name = ""
        self._message: Message | None = None
        self._record: RawRecord | None = None
        self._part: Raw | None = None
        self._field = ""
        self._text: list[str] = []
        self._length = 0
        self._count = 0
        self._expat = expat.ParserCreate("utf-8", " ")
        self._expat.buffer_text = True
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._characters
        self._expat.DefaultHandler = self._default
        self._expat.StartDoctypeDeclHandler = self._doctype

    def feed(self, piece: str) -> None:
        """Parse a piece of text. Raises Stop."""
        self._quiet += len(piece)
        self._parse(piece, False)
        if self._quiet > LONGEST_TAG:
            self._cut_off()
            reason = f"a tag or comment of more than {LONGEST_TAG} characters: {UNREAD}"
            raise Stop(self._refuse("", reason, NOT_XML))

    def end(self) -> None:
        """Parse the end of the file. Raises Stop where it came too early."""
        self._parse("", True)

    def ready(self) -> Iterator[RawRecord | Refused | Remark]:
        """Yield what is complete by now."""
        while self._done:
            yield self._done.popleft()

    def _parse(self, piece: str, last: bool) -> None:
        try:
            self._expat.Parse(piece, last)
        except expat.ExpatError as error:
            line = error.lineno + self.skipped
            why = expat.errors.messages[error.code]
            self._cut_off(line)
            raise Stop(Refused(line, "", f"no well-formed XML from here on ({why})", NOT_XML)) from error

    def _cut_off(self, line: int = 0) -> None:
        """Refuse the record that is open where the file is read no further."""
        if self._record is not None:
            reason = f"the record is cut off at line {line or self._line()}"
            self._done.append(Refused(self._record.line, "", reason, "import the whole file", self._record.number))

    def _line(self) -> int:
        return self._expat.CurrentLineNumber + self.skipped

    def _refuse(self, name: str, reason: str, fix: str) -> Refused:
        return Refused(self._line(), name, reason, fix)

    def _doctype(self, *_: object) -> None:
        fix = "a CEB message has no DOCTYPE: take it as the platform exported it"
        raise Stop(self._refuse("", "a document type, by which entities come in, is refused", fix))

    def _default(self, _: str) -> None:
        self._quiet = 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._quiet = 0
        self._depth += 1
        if self._depth > BOTTOMLESS:
            self._cut_off()
            raise Stop(self._refuse("", f"more than {BOTTOMLESS} levels: {UNREAD}", NOT_XML))
        space, _, local = name.rpartition(" ")
        if self._depth == 1:
            self._root(space, local)
        elif self._message is not None:
            self._element(self._message, space, local)
        if self._depth == DEEPEST + 1 or len(attributes) > MOST_ATTRIBUTES:
            self._overdone(self._refuse("", f"more than {DEEPEST} levels or {MOST_ATTRIBUTES} attributes", NOT_XML))

    def _element(self, message: Message, space: str, local: str) -> None:
        own = local if space == self._space else ""
        if self._depth == 2:
            if own == message.record:
                self._begin()
            elif local not in self._annex.beside:
                self._done.append(self._strange(local, self._name))
        elif self._record is not None:
            self._inside(message, self._record, own, local)

    def _overdone(self, refused: Refused) -> None:
        """Set aside what no honest message has: the record that has it, and no other."""
        if self._depth == 1:
            raise Stop(replace(refused, reason=f"{refused.reason}: {UNREAD}"))
        if self._record is not None:
            self._record.odd = refused
        else:
            self._done.append(refused)

    def _begin(self) -> None:
        self._count += 1
        if self._count == self._annex.most_records + 1:
            self._done.append(Remark(self._line(), f"more than {self._annex.most_records} records in one message"))
        self._record = RawRecord(self._name, self._line(), self._count)
        if self._message is not None and self._message.record == self._message.head:
            self._part = self._record.head = Raw(self._line())

    def _strange(self, local: str, whole: str) -> Refused:
        meant = self._annex.meant(whole, local[:60])
        hint = f": did the sender mean {meant}?" if meant else ""
        fix = f"send what the annex names, in the namespace {self._annex.namespace}{hint}"
        return self._refuse(quoted(local[:60]), f"is no part of {whole}", fix)

    def _inside(self, message: Message, record: RawRecord, own: str, local: str) -> None:
        flat = message.record == message.head
        if self._depth == 3 and not flat:
            self._part = None
            if own == message.head:
                if record.head is not None:
                    record.odd = self._refuse(own, "a second head in one record", "send each record on its own")
                self._part = record.head = Raw(self._line())
            elif own and own == message.rows:
                self._part = Raw(self._line())
                if len(record.rows) < self._annex.most_rows:
                    record.rows.append(self._part)
                else:
                    why = f"more than {self._annex.most_rows} rows in one record"
                    record.odd = self._refuse(own, why, "send at most that many rows a record")
            else:
                record.odd = self._strange(local, message.record)
        elif self._depth == (3 if flat else 4):
            whole = message.head if self._part is record.head else message.rows
            known = own in self._annex.structures[whole]
            if self._part is not None and not known and self._part.odd is None:
                self._part.odd = self._strange(local, whole)
            self._field, self._text, self._length = own if known else "", [], 0
        elif self._part is not None and self._field:
            self._part.odd = self._refuse(self._field, "holds elements where text belongs", NOT_XML)

    def _characters(self, text: str) -> None:
        self._quiet = 0
        if self._field and self._part is not None:
            self._length += len(text)
            if self._length <= LONGEST:
                self._text.append(text)
        elif self._record is not None and text.strip() and not (self._record.odd or (self._part and self._part.odd)):
            self._record.odd = self._refuse("", "holds text where elements belong", NOT_XML)

    def _end(self, _: str) -> None:
        self._quiet = 0
        self._depth -= 1
        message, record = self._message, self._record
        if message is None or record is None:
            return
        if self._depth == 1:
            self._done.append(record)
            self._record = self._part = None
            return
        fields_depth = 2 if message.record == message.head else 3
        if self._depth == fields_depth and self._field:
            self._keep(self._field)
            self._field = ""
        elif self._depth == 2 and fields_depth == 3:
            self._part = None

    def _keep(self, name: str) -> None:
        part = self._part
        if part is None:
            return
        if name in part.fields:
            part.odd = self._refuse(name, "is given twice", "send each field once")
        if self._length > LONGEST:
            part.odd = self._refuse(name, f"has {self._length} characters", "shorten it to what the annex allows")
        part.fields[name] = ("".join(self._text).strip(), self._line())

    def _root(self, space: str, local: str) -> None:
        annex = self._annex
        if space not in {annex.namespace, ""}:
            fix = f"a CEB message is in the namespace {annex.namespace}"
            raise Stop(self._refuse("", f"the root is in the namespace {quoted(space[:100])!r}", fix))
        message = annex.read.get(local)
        if message is None:
            called = f"{quoted(local[:60])} {annex.other.get(local, '')}".strip()
            known = ", ".join(sorted(annex.read))
            raise Stop(self._refuse("", f"{called} is not read here", f"read are {known}"))
        if not space:
            self._done.append(Remark(self._line(), f"the message names no namespace; read as {annex.namespace}"))
        self._space, self._name, self._message = space, local, message
