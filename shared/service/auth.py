"""Who asks: a signed token, checked against an allow-list of issuers; never a header, cookie or body."""

import asyncio
import json
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID, uuid5

import httpx
import jwt
from jwt.utils import base64url_decode

from shared.privacy.issuer import CLIENT_SECONDS, EMBEDDED_ISSUER, PERSON_SECONDS, EmbeddedIssuer
from shared.service.problems import Problem
from shared.service.settings import Settings

ALGORITHMS = ("RS256", "PS256", "ES256")
MAX_TOKEN = 8 * 1024
REFETCH_SECONDS = 30
_CLAIMS = ("iss", "aud", "exp", "iat", "sub", "azp", "gemeente", "rol")
_MEDEWERKER = UUID("6f1f3c0e-3a0d-5b60-9d55-0f6d7a8d2a11")  # namespace of the ids of staff
_PARTNER = UUID("0b1c4f1e-52c7-5d0b-8f5e-0d5f1f0e9a31")
_CACHE = 2048
_GEMEENTE = re.compile("[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Principal:
    """The person or client behind a request, as the token names them; never the cases they may see."""

    subject: str
    client: str
    gemeente: str
    rol: str
    team: str | None
    organisatie: str | None

    @property
    def medewerker_id(self) -> UUID:
        """The opaque id under which facts name this member of staff."""
        return medewerker_id(self.gemeente, self.subject)

    @property
    def partner_id(self) -> UUID:
        """The id of the partner behind the token: by its organisatie, else by role and client."""
        return partner_id(self.gemeente, self.organisatie or f"{self.rol} {self.client}")


def medewerker_id(gemeente: str, medewerker: str) -> UUID:
    """The opaque id of a member of staff who is named by subject or already by id."""
    try:
        return UUID(medewerker)
    except ValueError:
        return uuid5(_MEDEWERKER, f"{gemeente}|{medewerker}")


def partner_id(gemeente: str, bekend_als: str) -> UUID:
    """The id of the partner that its tokens know by this number; each gemeente has its own."""
    return uuid5(_PARTNER, f"{gemeente}|{bekend_als}")


class KeySet(Protocol):
    """The public keys of one issuer."""

    async def key(self, kid: str) -> jwt.PyJWK | None:
        """The key with exactly this id."""


class Verifier:
    """Checks tokens; a token that passed is remembered until it expires."""

    def __init__(self, issuers: Mapping[str, KeySet], audience: str, leeway: int) -> None:
        self._issuers = issuers
        self._audience = audience
        self._leeway = leeway
        self._passed: dict[str, tuple[Principal, float]] = {}

    async def principal(self, authorization: Sequence[str]) -> Principal:
        """The principal of the Authorization headers of one request.

        Raises:
            Problem: 401, always with the same body.

        """
        try:
            return await self._check(authorization)
        except (jwt.PyJWTError, KeyError, TypeError, ValueError):
            raise Problem("niet-aangemeld", {"WWW-Authenticate": "Bearer"}) from None

    async def _check(self, authorization: Sequence[str]) -> Principal:
        (header,) = authorization
        scheme, _, token = header.partition(" ")
        if scheme.lower() != "bearer" or not token or len(token) > MAX_TOKEN:
            raise ValueError
        passed = self._passed.get(token)
        if passed and passed[1] > time.time():
            return passed[0]
        head = jwt.get_unverified_header(token)
        if head["alg"] not in ALGORITHMS or "crit" in head or head.get("b64") is False:
            raise ValueError
        issuer = jwt.decode(token, options={"verify_signature": False})["iss"]
        key = await self._issuers[issuer].key(head["kid"])
        if key is None or key.algorithm_name != head["alg"]:
            raise ValueError
        claims = jwt.decode(
            token,
            key.key,
            algorithms=[head["alg"]],
            audience=self._audience,
            issuer=issuer,
            leeway=self._leeway,
            options={"require": list(_CLAIMS)},
        )
        for part in token.split(".")[:2]:  # a claim that occurs twice has no one meaning
            json.loads(base64url_decode(part), object_pairs_hook=_unique)
        found = _principal(claims)
        if len(self._passed) >= _CACHE:
            self._passed.clear()
        self._passed[token] = (found, float(claims["exp"]))
        return found


def _principal(claims: Mapping[str, Any]) -> Principal:
    lifetime = CLIENT_SECONDS if str(claims["rol"]).startswith("partner_") else PERSON_SECONDS
    if claims["exp"] - claims["iat"] > lifetime:
        raise ValueError
    named = [claims[name] for name in ("sub", "azp", "gemeente", "rol")]
    if not all(isinstance(value, str) and value for value in named) or not _GEMEENTE.fullmatch(claims["gemeente"]):
        raise ValueError
    organisatie = claims.get("agb") or claims.get("oin") or claims.get("kvk")
    return Principal(claims["sub"], claims["azp"], claims["gemeente"], claims["rol"], claims.get("team"), organisatie)


def _unique(pairs: Sequence[tuple[str, Any]]) -> None:
    if len({name for name, _ in pairs}) < len(pairs):
        raise ValueError


class RemoteKeys:
    """An OIDC issuer's published keys: a cache, one refetch per half minute at most, old keys while it is down."""

    def __init__(self, issuer: str, ttl: int) -> None:
        self._issuer = issuer.rstrip("/")
        self._ttl = ttl
        self._keys: dict[str, jwt.PyJWK] = {}
        self._fetched = float("-inf")
        self._fetching = asyncio.Lock()

    async def key(self, kid: str) -> jwt.PyJWK | None:
        """The key with exactly this id.

        Raises:
            Problem: 503; the issuer has never answered, so that nobody can say whether a token is good.

        """
        async with self._fetching:  # who comes while they are fetched waits for them
            age = time.monotonic() - self._fetched
            if age > self._ttl or (kid not in self._keys and age > REFETCH_SECONDS):
                await self._fetch()
        if not self._keys:
            raise Problem("niet-beschikbaar")
        return self._keys.get(kid)

    async def _fetch(self) -> None:
        self._fetched = time.monotonic()
        try:
            async with httpx.AsyncClient(timeout=5, follow_redirects=False) as client:
                found = (await client.get(f"{self._issuer}/.well-known/openid-configuration")).raise_for_status().json()
                if found["issuer"].rstrip("/") != self._issuer:
                    return
                answer = (await client.get(found["jwks_uri"])).raise_for_status()
                keys = jwt.PyJWKSet.from_dict(answer.json()).keys
        except (httpx.HTTPError, jwt.PyJWTError, KeyError, ValueError):
            return
        self._keys = {key.key_id: key for key in keys if key.key_id and key.algorithm_name in ALGORITHMS}


def verifier(settings: Settings) -> Verifier:
    """The verifier that the settings ask for.

    Raises:
        SystemExit: the embedded issuer outside development or beyond this machine.

    """
    if settings.embedded_issuer:
        if settings.omgeving != "ontwikkeling" or settings.host not in ("127.0.0.1", "localhost", "::1"):
            raise SystemExit(
                "the embedded issuer runs only with KETEN_OMGEVING=ontwikkeling on a loopback address; "
                "set KETEN_OIDC_ISSUERS to your own"
            )
        keys: dict[str, KeySet] = {EMBEDDED_ISSUER: EmbeddedIssuer(settings.data)}
    else:
        names = [name.strip() for name in settings.oidc_issuers.split(",")]
        keys = {name: RemoteKeys(name, settings.oidc_jwks_ttl_s) for name in names}
    return Verifier(keys, settings.oidc_audience, settings.oidc_leeway_s)
