"""Tokens of a process that is its own issuer: for development and the demo, on a loopback address only."""

import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

EMBEDDED_ISSUER = "urn:wmo-keten:ingebed"
PERSON_SECONDS = 15 * 60
CLIENT_SECONDS = 60 * 60


class EmbeddedIssuer:
    """The process as its own issuer, for development on a loopback address; its key lives in the data folder."""

    def __init__(self, folder: Path) -> None:
        path = folder / "issuer.pem"
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            made = ec.generate_private_key(ec.SECP256R1()).private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
            whole = folder / f"issuer.{os.getpid()}"  # processes that start together keep one key, and read it whole
            with os.fdopen(os.open(whole, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
                file.write(made)
            with suppress(FileExistsError):
                path.hardlink_to(whole)
            whole.unlink()
        loaded = serialization.load_pem_private_key(path.read_bytes(), None)
        if not isinstance(loaded, ec.EllipticCurvePrivateKey):
            raise TypeError(f"{path} is not the key of an embedded issuer; remove it")
        self._private = loaded
        public: dict[str, Any] = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(loaded.public_key()))
        self._jwk = jwt.PyJWK(public | {"kid": "ingebed", "alg": "ES256"})

    async def key(self, kid: str) -> jwt.PyJWK | None:
        """The one key there is."""
        return self._jwk if kid == "ingebed" else None

    def token(
        self, rol: str, gemeente: str, audience: str, team: str = "", medewerker: str = "", client: str = ""
    ) -> str:
        """A token with a subject and client that stay the same for the same role, team and medewerker."""
        now = int(time.time())
        partner = rol.startswith("partner_")
        claims = {
            "iss": EMBEDDED_ISSUER,
            "aud": audience,
            "iat": now,
            "exp": now + (CLIENT_SECONDS if partner else PERSON_SECONDS),
            "sub": medewerker or f"{rol}-{team or 'alle'}",
            "azp": client or "keten-token",
            "gemeente": gemeente,
            "rol": rol,
            **({"team": team} if team else {}),
        }
        return jwt.encode(claims, self._private, "ES256", {"kid": "ingebed"})
