"""Tokens as an attacker, a careless client or a misconfigured issuer would make them."""

import base64
import hmac
import json
import time
from collections.abc import Iterator
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from shared.privacy.issuer import EMBEDDED_ISSUER, EmbeddedIssuer

VREEMD = ec.generate_private_key(ec.SECP256R1())
VREEMD_RSA = rsa.generate_private_key(65537, 2048)
VREEMD_384 = ec.generate_private_key(ec.SECP384R1())


def deel(waarde: object) -> str:
    """One part of a token."""
    raw = waarde if isinstance(waarde, bytes) else json.dumps(waarde).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


class Vervalser:
    """Makes tokens with the issuer's own key, and with anything but that."""

    def __init__(self, issuer: EmbeddedIssuer, audience: str) -> None:
        self.eigen = issuer._private
        self._audience = audience

    def claims(self, **anders: Any) -> dict[str, Any]:
        """The claims of a good token, with others in their place; `...` takes a claim away."""
        nu = int(time.time())
        goed = {
            "iss": EMBEDDED_ISSUER,
            "aud": self._audience,
            "iat": nu,
            "exp": nu + 600,
            "sub": "coordinator-1",
            "azp": "proef",
            "gemeente": "9200",
            "rol": "coordinator",
        }
        return {naam: waarde for naam, waarde in (goed | anders).items() if waarde is not ...}

    def met(self, kop: dict[str, Any] | None = None, /, **anders: Any) -> str:
        """A token that the issuer's own key signs, whatever stands in it."""
        return self.getekend(json.dumps(self.claims(**anders)).encode(), kop)

    def getekend(self, inhoud: bytes, kop: dict[str, Any] | None = None) -> str:
        """These very bytes, signed with the issuer's own key."""
        hoofd = {"alg": "ES256", "typ": "JWT", "kid": "ingebed"} | (kop or {})
        tekst = f"{deel(hoofd)}.{deel(inhoud)}"
        es256 = jwt.algorithms.ECAlgorithm(jwt.algorithms.ECAlgorithm.SHA256)
        return f"{tekst}.{deel(es256.sign(tekst.encode(), self.eigen))}"

    def door(self, sleutel: Any, alg: str, **kop: object) -> str:
        """A token that another key signs."""
        return jwt.encode(self.claims(), sleutel, alg, {"kid": "ingebed"} | kop)

    def zonder(self, alg: str) -> str:
        """A token without a signature."""
        return f"{deel({'alg': alg, 'kid': 'ingebed'})}.{deel(self.claims())}."

    def hmac(self, alg: str, geheim: bytes) -> str:
        """A token of which a public key is the shared secret."""
        tekst = f"{deel({'alg': alg, 'kid': 'ingebed'})}.{deel(self.claims())}"
        return f"{tekst}.{deel(hmac.digest(geheim, tekst.encode(), alg.replace('HS', 'sha')))}"

    def goede(self) -> Iterator[tuple[str, str]]:
        """Tokens that must be accepted, each as an Authorization header."""
        nu = int(time.time())
        yield "gewoon", f"Bearer {self.met()}"
        yield "kleine letters", f"bearer {self.met(sub='anders')}"
        yield "meer ontvangers", f"Bearer {self.met(aud=['iets-anders', self._audience])}"
        yield "precies een kwartier", f"Bearer {self.met(iat=nu, exp=nu + 900)}"
        yield "met nbf en scope", f"Bearer {self.met(nbf=nu - 5, scope='wmo.meldingen.lezen')}"
        yield (
            "een jku die niemand opvraagt",
            f"Bearer {self.met({'jku': 'http://127.0.0.1:9/jwks', 'x5u': 'http://127.0.0.1:9'})}",
        )
        yield "klok loopt een halve minuut voor", f"Bearer {self.met(iat=nu + 30, exp=nu + 630)}"

    def slechte(self) -> Iterator[tuple[str, str]]:
        """Tokens that must be refused, each as an Authorization header."""
        for naam, token in (*self._algoritmen(), *self._sleutels(), *self._claims(), *self._vormen()):
            yield naam, f"Bearer {token}"
        goed = self.met()
        yield "T01 geen schema", goed
        yield "T01 Basic", f"Basic {goed}"
        yield "T01 leeg", "Bearer "
        yield "T01 boven 8 kB", f"Bearer {self.met(vulling='x' * 8192)}"
        yield "T01 twee tokens in een header", f"Bearer {goed}, Bearer {goed}"

    def _algoritmen(self) -> Iterator[tuple[str, str]]:
        for alg in ("none", "None", "NONE", "nOnE", ""):
            yield f"T02 alg {alg!r}", self.zonder(alg)
        openbaar = self.eigen.public_key()
        pem = openbaar.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        jwk = jwt.algorithms.ECAlgorithm.to_jwk(openbaar).encode()
        for alg in ("HS256", "HS384", "HS512"):
            yield f"T02 {alg} met de openbare sleutel", self.hmac(alg, pem)
            yield f"T02 {alg} met de openbare JWK", self.hmac(alg, jwk)
        yield "T02 RS256", self.door(VREEMD_RSA, "RS256")
        yield "T02 ES384", self.door(VREEMD_384, "ES384")
        yield "T02 alg als lijst", self.met({"alg": ["ES256"]})

    def _sleutels(self) -> Iterator[tuple[str, str]]:
        vreemd = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(VREEMD.public_key()))
        yield "T03 vreemde sleutel", self.door(VREEMD, "ES256")
        yield "T03 vreemde sleutel met jwk", self.door(VREEMD, "ES256", jwk=vreemd)
        yield "T03 vreemde sleutel met jku", self.door(VREEMD, "ES256", jku="http://127.0.0.1:9/jwks")
        yield "T03 vreemde sleutel met x5c", self.door(VREEMD, "ES256", x5c=["MIIB"], x5u="http://127.0.0.1:9")
        for kid in ("Ingebed", "ingebed ", "", "../issuer.pem", "ingebed' OR 1=1", 5, ["ingebed"], None):
            yield f"T03 kid {kid!r}", self.met({"kid": kid})
        yield "T03 crit", self.met({"crit": ["exp"]})
        yield "T03 b64", self.met({"b64": False})
        yield (
            "T03 JWE",
            f"{deel({'alg': 'dir', 'enc': 'A256GCM', 'kid': 'ingebed'})}..{deel(b'iv')}.{deel(b'c')}.{deel(b't')}",
        )

    def _claims(self) -> Iterator[tuple[str, str]]:
        nu = int(time.time())
        for naam in ("iss", "aud", "exp", "iat", "sub", "azp", "gemeente", "rol"):
            yield f"T04 zonder {naam}", self.met(**{naam: ...})
            yield f"T04 {naam} is null", self.met(**{naam: None})
            yield f"T04 {naam} is een object", self.met(**{naam: {"a": 1}})
        for naam, waarde in (("iss", [EMBEDDED_ISSUER]), ("sub", 5), ("azp", ["proef"]), ("rol", ["coordinator"])):
            yield f"T04 {naam} is {waarde!r}", self.met(**{naam: waarde})
        for naam in ("sub", "azp", "rol"):
            yield f"T04 {naam} is leeg", self.met(**{naam: ""})
        yield "T04 iss met een streep", self.met(iss=f"{EMBEDDED_ISSUER}/")
        for gemeente in ("", "34", "00345", "003a", "0034,0035", "٠٠٣٤", "*"):
            yield f"T04 gemeente {gemeente!r}", self.met(gemeente=gemeente)
        yield "T04 verlopen", self.met(iat=nu - 700, exp=nu - 100)
        yield "T04 nog niet geldig", self.met(nbf=nu + 120)
        yield "T04 uit de toekomst", self.met(iat=nu + 120, exp=nu + 300)
        yield "T04 exp is tekst", self.met(exp=str(nu + 600))
        yield "T04 exp en iat zijn tekst", self.met(exp=str(nu + 600), iat=str(nu))
        yield "T04 exp is oneindig", self.met(exp=float("inf"))
        yield "T04 exp is geen getal", self.met(exp=float("nan"))
        yield "T04 langer dan een kwartier", self.met(iat=nu, exp=nu + 901)
        yield "T04 een partner langer dan een uur", self.met(rol="partner_huisarts", iat=nu, exp=nu + 3601)
        yield "T05 voor een ander", self.met(aud="een-andere-dienst")
        yield "T05 bijna voor ons", self.met(aud=f"{self._audience}-acceptatie")
        yield "T05 een ID-token", self.met(aud="proef", typ="ID", nonce="n", rol=...)
        yield "T05 een refresh-token", self.met(aud=EMBEDDED_ISSUER, typ="Refresh", rol=..., gemeente=...)
        dubbel = json.dumps(self.claims())[:-1].encode()
        yield "T04 dubbele rol", self.getekend(dubbel + b', "rol": "beschikker"}')
        yield "T04 dubbele gemeente", self.getekend(dubbel + b', "gemeente": "9201"}')

    def _vormen(self) -> Iterator[tuple[str, str]]:
        goed = self.met()
        kop, inhoud, teken = goed.split(".")
        yield "T07 geen token", "abc"
        yield "T07 twee delen", f"{kop}.{inhoud}"
        yield "T07 vier delen", f"{goed}.{teken}"
        yield "T07 leeg teken", f"{kop}.{inhoud}."
        yield "T07 ander teken", f"{kop}.{inhoud}.{deel(b'0' * 64)}"
        yield "T07 andere inhoud", f"{kop}.{deel(self.claims(rol='beheerder'))}.{teken}"
        yield "T07 geen object", self.getekend(b"[]")
        yield "T07 geen JSON", self.getekend(b"{")
        yield "T07 geen UTF-8", self.getekend(b'{"iss": "\xff"}')
        yield "T07 heel diep", self.getekend(b"[" * 5500)
        yield "T07 kop geen object", f"{deel([])}.{inhoud}.{teken}"
        yield "T07 kop heel diep", f"{deel(b'[' * 4000)}.{inhoud}.{teken}"
