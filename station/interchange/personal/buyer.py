"""A buyer's own data, for as long as it is looked for in what the trade says elsewhere."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from station.interchange.personal import names, numbers
from station.interchange.personal.address import Address
from station.interchange.personal.folding import folded, places
from station.interchange.personal.patterns import is_somebodys

Spans = Iterator[tuple[int, int]]
Fits = Callable[[str, int, int], bool]


@dataclass(frozen=True, slots=True)
class Buyer:
    """What to look for: values as they were written, and folded names, numbers and addresses."""

    exact: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    long: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    in_codes: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    addresses: tuple[Address, ...] = ()
    named: bool = True

    @classmethod
    def of(cls, said: Iterable[tuple[str, str]], *, named: bool = True) -> "Buyer":
        """Return a buyer from (kind, value) pairs; kinds are those of the annex: name, number, address, other.

        A record that is not `named` has no fields for a buyer: in its codes, whatever is a person's by form is his.
        What is too short to mean anything, and digits too few for a telephone, are left.
        """
        exact: list[str] = []
        found: list[str] = []
        spelt: list[str] = []
        documents: list[str] = []
        addresses: list[Address] = []
        for kind, text in said:
            value = text.strip()
            if len(value) < 2:
                continue
            if kind == "number":
                document = numbers.document(value)
                least = numbers.LONG if document else numbers.SHORT
                found += (digits for digits in numbers.numbers(value) if len(digits) >= least)
                documents += document
                if document or value.isdecimal():
                    continue
            exact.append(value)
            if kind == "name":
                spelt += names.spellings(value)
            elif kind == "address":
                addresses.append(Address.of(value))
        real = [digits for digits in dict.fromkeys(found) if not numbers.placeholder(digits)]
        long = tuple(digits for digits in real if len(digits) >= numbers.LONG)
        long += tuple(number for number in documents if len(number) >= numbers.LONG)
        words = (folded(value) for value in exact if len(value) >= numbers.LONG and not numbers.placeholder(value))
        return cls(
            exact=tuple(exact),
            names=tuple(spelt),
            long=long,
            short=tuple(digits for digits in real if len(digits) < numbers.LONG),
            in_codes=(*long, *(word for word in words if len(word) >= numbers.LONG and word not in long)),
            documents=tuple(number for number in documents if len(number) < numbers.LONG),
            addresses=tuple(addresses),
            named=named,
        )

    def spans(self, text: str, bare: str) -> list[tuple[int, int]]:
        """Return where a text, which folds to `bare`, holds the buyer's data, however it is written there."""
        found: list[tuple[int, int]] = []
        for value in self.exact:
            if value in text:
                found += _all(text, value)
        likely: list[tuple[tuple[int, int], Fits]] = []
        kinds: tuple[tuple[tuple[str, ...], Fits], ...] = (
            (self.names, names.is_name),
            (self.long, _always),
            (self.short, _number_alone),
            (self.documents, _code_alone),
        )
        for values, fits in kinds:
            for value in values:
                if value in bare:
                    likely += ((span, fits) for span in _all(bare, value))
        for address in self.addresses:
            likely += ((span, _always) for span in address.spans(bare))
        if likely:
            at = places(text)
            for (start, end), fits in likely:
                first, last = at[start], at[end - 1] + 1
                if fits(text, first, last):
                    found.append((first, last))
        return found

    def owner(self, code: str) -> str:
        """Return in words whose data a code holds; empty where it is nobody's."""
        if self.holds(code):
            return "the buyer's"
        return "" if self.named or not is_somebodys(code) else "somebody's"

    def holds(self, code: str) -> bool:
        """Say whether a code holds the buyer's own: a long number of his anywhere, or his name or address alone.

        Placeholders such as 00000000000 are nobody's, and what is short is in a code by chance.
        """
        if code.isascii():
            if len(code) < numbers.LONG:
                return False
            bare = code.lower() if code.isalnum() else folded(code)
        else:
            bare = folded(code)
            if code in self.exact or any(bare == name for name in self.names if not name.isascii()):
                return True
        for value in self.in_codes:  # noqa: SIM110 - asked of every code that comes in
            if value in bare:
                return True
        return False


NOBODY = Buyer()


def _all(text: str, value: str) -> Spans:
    place = text.find(value)
    while place >= 0:
        yield place, place + len(value)
        place = text.find(value, place + len(value))


def _always(_: str, __: int, ___: int) -> bool:
    return True


def _number_alone(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isdecimal() or text[end : end + 1].isdecimal())


def _code_alone(text: str, start: int, end: int) -> bool:
    return not any(
        folded(char).isalnum() and folded(char).isascii() for char in (text[start - 1 : start], text[end : end + 1])
    )
