"""Data keys: one per person, service and class, wrapped by a key-encryption key, in a database of their own.

A key is committed before the first fact that needs it: an orphan key is harmless, a fact without its key is not. A key
store that cannot be reached is not a destroyed key: it raises, and the caller answers 503.
"""

import hmac
import os
import time
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from uuid import UUID

import asyncpg
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from shared.events.sealed import KeyClass, Redacted, Sealed
from shared.eventstore.ids import uuid7

SCHEMA = """
CREATE TABLE IF NOT EXISTS data_key (
  dienst text NOT NULL, persoon_id uuid NOT NULL, klasse text NOT NULL, key_id uuid NOT NULL UNIQUE,
  wrapped bytea NOT NULL, gemaakt_op timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (dienst, persoon_id, klasse));
ALTER TABLE data_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE data_key FORCE ROW LEVEL SECURITY;
"""
CLASSES: tuple[KeyClass, ...] = ("gewoon", "adres")
CACHE_SECONDS = 300
_NONCE = 12

_CREATE = """
WITH wanted AS (SELECT * FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::bytea[])
                  AS w(persoon, klasse, id, wrapped)),
     made AS (INSERT INTO data_key (dienst, persoon_id, klasse, key_id, wrapped)
              SELECT $1, persoon, klasse, id, wrapped FROM wanted ON CONFLICT DO NOTHING
              RETURNING persoon_id, klasse, key_id, wrapped)
SELECT persoon_id, klasse, key_id, wrapped FROM made
UNION ALL
SELECT k.persoon_id, k.klasse, k.key_id, k.wrapped FROM data_key k
  JOIN wanted w ON k.dienst = $1 AND k.persoon_id = w.persoon AND k.klasse = w.klasse
"""


class KeyStoreError(ConnectionError):
    """The key store cannot be reached; nothing is known about the key."""


class ForeignKeyError(ValueError):
    """A sealed value does not open with the key it names in the place where it stands."""


class DataKeys:
    """`shared.eventstore` Keys for one service: seals and opens with keys cached for at most five minutes."""

    def __init__(self, connections: asyncpg.Pool, dienst: str, kek: bytes, index_key: bytes) -> None:
        self._pool = connections
        self._dienst = dienst
        self._kek = AESGCM(kek)
        self._index_key = index_key
        self._by_person: dict[tuple[UUID, KeyClass], tuple[UUID, float]] = {}
        self._by_id: dict[UUID, tuple[AESGCM, float]] = {}
        self._gone: set[UUID] = set()
        self._swept = time.monotonic()

    async def ensure(self, persons: Sequence[UUID]) -> None:
        """Make sure that each of these persons has keys, committed and at hand: at most one round trip."""
        now = time.monotonic()
        self._forget(now)
        missing = [p for p in persons if any(self._by_person.get((p, klass), (p, 0.0))[1] < now for klass in CLASSES)]
        if not missing:
            return
        wanted = [(person, klass, uuid7()) for person in missing for klass in CLASSES]
        wrapped = [self._wrap(os.urandom(32), person, klass) for person, klass, _ in wanted]
        people, classes, ids = (list(column) for column in zip(*wanted, strict=True))
        try:
            rows = await self._pool.fetch(_CREATE, self._dienst, people, classes, ids, wrapped)
            if len(rows) < len(wanted):  # a key that another process made between our snapshot and our insert
                rows = await self._pool.fetch(_CREATE, self._dienst, people, classes, ids, wrapped)
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            raise KeyStoreError("the key store cannot be reached") from error
        for row in rows:
            self._remember(row["persoon_id"], row["klasse"], row["key_id"], row["wrapped"])

    async def load(self, values: Sequence[object]) -> None:
        """Fetch the keys of all sealed values in these facts; those that are gone open as `Redacted` from now on."""
        now = time.monotonic()
        wanted = {v.key_id for v in _sealed(values) if self._by_id.get(v.key_id, (None, 0.0))[1] < now}
        if not wanted:
            return
        try:
            rows = await self._pool.fetch("SELECT * FROM data_key WHERE key_id = ANY($1)", list(wanted))
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            raise KeyStoreError("the key store cannot be reached") from error
        for row in rows:
            self._remember(row["persoon_id"], row["klasse"], row["key_id"], row["wrapped"])
        self._gone |= wanted - {row["key_id"] for row in rows}

    def seal(self, value: str, event_id: UUID, field: str, person: UUID, klass: KeyClass) -> Sealed:
        """AES-256-GCM with the person's key; event and field are bound in, so that a moved value does not open."""
        key_id = self._by_person[person, klass][0]
        nonce = os.urandom(_NONCE)
        sealed = self._by_id[key_id][0].encrypt(nonce, value.encode(), _place(event_id, field))
        return Sealed(event_id, field, key_id, nonce, sealed)

    def open(self, value: Sealed) -> str | Redacted:
        """The plain value; its key must have been loaded or made.

        Raises:
            ForeignKeyError: moved to another event or field, or tampered with.

        """
        if value.key_id in self._gone:
            return Redacted()
        key, _ = self._by_id[value.key_id]
        try:
            return key.decrypt(value.nonce, value.ciphertext, _place(value.event_id, value.field)).decode()
        except InvalidTag:
            raise ForeignKeyError("a sealed value does not open where it stands") from None

    def blind(self, gemeente: str, field: str, plain: str) -> bytes:
        """HMAC-SHA-256 over the value, with a key per gemeente, service and field that is in no database."""
        key = hmac.digest(self._index_key, f"{self._dienst}|{gemeente}|{field}".encode(), "sha256")
        return hmac.digest(key, plain.encode(), "sha256")

    def _forget(self, now: float) -> None:
        """Let go of what is out of date, once in a while: no key stays at hand because its person is not asked for."""
        if now < self._swept + CACHE_SECONDS:
            return
        self._swept = now
        self._by_person = {person: found for person, found in self._by_person.items() if found[1] >= now}
        self._by_id = {key_id: found for key_id, found in self._by_id.items() if found[1] >= now}

    def _remember(self, person: UUID, klass: KeyClass, key_id: UUID, wrapped: bytes) -> None:
        until = time.monotonic() + CACHE_SECONDS
        plain = self._kek.decrypt(wrapped[:_NONCE], wrapped[_NONCE:], self._bound(person, klass))
        self._by_id[key_id] = (AESGCM(plain), until)
        self._by_person[person, klass] = (key_id, until)

    def _wrap(self, key: bytes, person: UUID, klass: KeyClass) -> bytes:
        nonce = os.urandom(_NONCE)
        return nonce + self._kek.encrypt(nonce, key, self._bound(person, klass))

    def _bound(self, person: UUID, klass: KeyClass) -> bytes:
        return f"{self._dienst}|{person}|{klass}".encode()


def _place(event_id: UUID, field: str) -> bytes:
    return event_id.bytes + field.encode()


def _sealed(values: Sequence[object]) -> list[Sealed]:
    found: list[Sealed] = []
    for value in values:
        if isinstance(value, Sealed):
            found.append(value)
        elif is_dataclass(value) and not isinstance(value, type):
            found += [part for f in fields(value) if isinstance(part := getattr(value, f.name), Sealed)]
    return found


async def create_keys_database(owner: asyncpg.Connection, services: Sequence[str]) -> None:
    """The table of keys, with a policy a service: it reads and makes only its own."""
    await owner.execute(SCHEMA)
    for service in services:
        for role in (f"{service}_api", f"{service}_worker"):
            await owner.execute(f'DROP POLICY IF EXISTS "{role}" ON data_key')
            await owner.execute(
                f"""CREATE POLICY "{role}" ON data_key TO "{role}"
                    USING (dienst = '{service}') WITH CHECK (dienst = '{service}')"""
            )
            await owner.execute(f'GRANT SELECT, INSERT ON data_key TO "{role}"')
