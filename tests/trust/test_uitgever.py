"""T05, T08: the keys of an issuer elsewhere, over HTTP: fetched once for all who wait, and again when a key is new."""

import asyncio
import json
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import ECAlgorithm

from shared.service import auth
from shared.service.auth import RemoteKeys, Verifier
from shared.service.problems import Problem

pytestmark = pytest.mark.server


class Uitgever:
    """An OpenID Connect issuer on a loopback address: discovery, its keys, and a count of what was asked of it."""

    def __init__(self) -> None:
        self.gevraagd: list[str] = []
        self.naam = ""
        self.stuk = False
        self._prive: dict[str, ec.EllipticCurvePrivateKey] = {}
        self.nieuwe_sleutel("een")

    def nieuwe_sleutel(self, kid: str) -> None:
        self._prive = {kid: ec.generate_private_key(ec.SECP256R1())}

    def antwoord(self, pad: str) -> dict[str, Any]:
        self.gevraagd.append(pad)
        if pad.endswith("/sleutels"):
            publiek = {kid: json.loads(ECAlgorithm.to_jwk(prive.public_key())) for kid, prive in self._prive.items()}
            return {"keys": [jwk | {"kid": kid, "alg": "ES256"} for kid, jwk in publiek.items()]}
        return {"issuer": "https://elders.example" if self.stuk else self.naam, "jwks_uri": f"{self.naam}/sleutels"}

    def header(self) -> list[str]:
        ((kid, prive),) = self._prive.items()
        nu = int(time.time())
        claims = {"iss": self.naam, "aud": "wmo-keten", "iat": nu, "exp": nu + 300, "sub": "s", "azp": "c"}
        token = jwt.encode(claims | {"gemeente": "0034", "rol": "wijkwerker"}, prive, "ES256", {"kid": kid})
        return [f"Bearer {token}"]

    def verifier(self, ttl: int = 600) -> Verifier:
        return Verifier({self.naam: RemoteKeys(self.naam, ttl)}, "wmo-keten", 0)


@pytest.fixture
def uitgever() -> Iterator[Uitgever]:
    uitgever = Uitgever()

    class Antwoord(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = json.dumps(uitgever.antwoord(self.path)).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            """Say nothing on stderr."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Antwoord) as server:
        uitgever.naam = f"http://127.0.0.1:{server.server_port}"
        Thread(target=server.serve_forever, daemon=True).start()
        yield uitgever
        server.shutdown()


async def test_wie_wacht_op_de_sleutels_laat_ze_een_keer_halen(uitgever: Uitgever) -> None:
    verifier = uitgever.verifier()
    gevonden = await asyncio.gather(*(verifier.principal(uitgever.header()) for _ in range(20)))
    assert {principal.rol for principal in gevonden} == {"wijkwerker"}
    assert uitgever.gevraagd == ["/.well-known/openid-configuration", "/sleutels"]


async def test_een_nieuwe_sleutel_wordt_gehaald_en_de_oude_telt_niet_meer(
    uitgever: Uitgever, monkeypatch: pytest.MonkeyPatch
) -> None:
    verifier = uitgever.verifier()
    oud = uitgever.header()
    await verifier.principal(oud)
    uitgever.nieuwe_sleutel("twee")
    with pytest.raises(Problem) as geweigerd:  # asked a moment ago: a made up key id does not make us ask again
        await verifier.principal(uitgever.header())
    assert geweigerd.value.status_code == 401
    monkeypatch.setattr(auth, "REFETCH_SECONDS", 0)
    await verifier.principal(uitgever.header())
    with pytest.raises(Problem) as geweigerd:
        await uitgever.verifier().principal(oud)
    assert geweigerd.value.status_code == 401


async def test_zonder_sleutels_kan_niemand_zeggen_of_een_token_klopt(uitgever: Uitgever) -> None:
    """An issuer that says it is another is no issuer; nor is the token bad, so it is not refused as bad."""
    uitgever.stuk = True
    verifier = uitgever.verifier(ttl=0)
    with pytest.raises(Problem) as geweigerd:
        await verifier.principal(uitgever.header())
    assert geweigerd.value.status_code == 503
    uitgever.stuk = False
    await verifier.principal(uitgever.header())


async def test_een_uitgever_die_even_weg_is_laat_zijn_sleutels_gelden(uitgever: Uitgever) -> None:
    verifier = uitgever.verifier(ttl=0)
    await verifier.principal(uitgever.header())
    uitgever.stuk = True
    await verifier.principal(uitgever.header())
