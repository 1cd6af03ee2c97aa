"""Synthetic persons whose words occur nowhere else, every form in which such a word could leak, and where to look."""

import base64
import hashlib
import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, quote_plus

import asyncpg

from shared.eventstore.migrate import in_database

VRIJE_TEKST = {
    "vraag", "vraaganalyse", "bevinding", "inhoud", "tekst", "motivering", "eigenKracht", "gebruikelijkeHulp",
    "mantelzorg", "sociaalNetwerk", "algemeneVoorziening", "maatwerk", "organisatie", "gedraging", "contact", "verslag",
    "toelichting", "onderwerp", "notitie", "contactpersoon",
}  # fmt: skip
_GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_MIN_HEX = 16


def bsns() -> Iterator[str]:
    """Numbers in the range that is never given out, and that pass the elfproef."""
    for nummer in range(999900000, 1000000000):
        cijfers = str(nummer)
        if sum(g * int(c) for g, c in zip(_GEWICHTEN, cijfers, strict=True)) % 11 == 0:
            yield cijfers


@dataclass(frozen=True, slots=True)
class Kanarie:
    """One synthetic person; `merk` is in every text about this person, and in no other."""

    merk: str
    bsn: str

    @property
    def naam(self) -> str:
        """A name with a letter that many encodings write differently."""
        return f"Kanárie {self.merk}"

    def persoon(self) -> Mapping[str, Any]:
        """What a melder tells of this person."""
        huisnummer = f"9 {self.merk[:12]}"
        return {"naam": self.naam, "bsn": self.bsn, "postcode": "1234 AB", "huisnummer": huisnummer}

    def gezongen(self, waarde: Any) -> Any:
        """The same body with this person's words in every field of free text."""
        if isinstance(waarde, dict):
            return {
                naam: f"{naam} van {self.naam}"
                if naam in VRIJE_TEKST and isinstance(deel, str)
                else self.gezongen(deel)
                for naam, deel in waarde.items()
            }
        return [self.gezongen(deel) for deel in waarde] if isinstance(waarde, list | tuple) else waarde

    def naalden(self) -> Sequence[bytes]:
        """Every form in which one of the words, or the number in any hash, could stand somewhere."""
        merk = self.merk[:12]  # the shortest part that all texts have
        found = {*_vormen(merk.encode()), *_vormen(self.bsn.encode())}
        for soort in ("md5", "sha1", "sha256"):
            hash_ = hashlib.new(soort, self.bsn.encode(), usedforsecurity=False)
            found |= {hash_.digest(), *_vormen(hash_.hexdigest().encode()), *_vormen(hash_.digest())}
        return sorted(found)


def kanaries(aantal: int) -> list[Kanarie]:
    """New persons; a mark is long enough to be nobody's by chance."""
    return [Kanarie(f"Zq{secrets.token_hex(8)}", bsn) for _, bsn in zip(range(aantal), bsns(), strict=False)]


def _vormen(woord: bytes) -> Iterator[bytes]:
    yield woord
    yield woord.hex().encode()
    yield woord.hex().upper().encode()
    for altijd in (quote(woord), quote_plus(woord), "".join(f"%{letter:02X}" for letter in woord)):
        yield altijd.encode()
    for plaats in range(3):
        for codeer in (base64.b64encode, base64.urlsafe_b64encode):
            heel = codeer(b"\0" * plaats + woord)
            yield heel[-(-plaats * 8 // 6) : (plaats + len(woord)) * 8 // 6]  # only the letters that woord decides


def gevonden(plaatsen: Mapping[str, bytes], personen: Sequence[Kanarie]) -> list[str]:
    """Where any of them can be heard."""
    naalden = [(naald, persoon) for persoon in personen for naald in persoon.naalden()]
    return [
        f"{plaats}: person {personen.index(persoon)} as {naald!r}"
        for plaats, inhoud in plaatsen.items()
        for naald, persoon in naalden
        if naald in inhoud
    ]


_TABELLEN = """
SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
"""
_HEX = re.compile(rb"\\x((?:[0-9a-f]{2}){%d,})" % (_MIN_HEX // 2))


async def dump(admin_dsn: str, databases: Sequence[str]) -> dict[str, bytes]:
    """Every row of every table as text, and what is stored as bytes also as those bytes."""
    found = {}
    for database in databases:
        connection = await asyncpg.connect(in_database(admin_dsn, database))
        try:
            for (tabel,) in await connection.fetch(_TABELLEN):
                rijen = await connection.fetch(f"SELECT t::text FROM {tabel} t")
                found[f"{database}.{tabel}"] = b"\n".join(met_bytes(rij[0].encode()) for rij in rijen)
        finally:
            await connection.close()
    return found


def met_bytes(tekst: bytes) -> bytes:
    """The text, and after it the bytes that it shows as hexadecimal."""
    return b"\n".join([tekst, *(bytes.fromhex(deel.decode()) for deel in _HEX.findall(tekst))])
