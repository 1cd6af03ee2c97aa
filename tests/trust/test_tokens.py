"""T01-T07, T10: a token counts when everything about it is right, and every refusal looks the same."""

import re
import stat
from pathlib import Path

import httpx
import jwt
import pytest

from shared.privacy.issuer import EmbeddedIssuer
from shared.service.auth import ALGORITHMS, verifier
from shared.service.settings import Settings
from tests.systeem import Systeem
from tests.trust.vervalst import Vervalser

LEZEN = {
    "intake": "/intake/v1/meldingen",
    "casework": "/casework/v1/dossiers",
    "provisions": "/provisions/v1/aanvragen",
    "quality": "/quality/v1/klachtenregister?jaar=2020",
    "reporting": "/reporting/v1/indicatoren",
}


@pytest.fixture
def vervalser(keten: Systeem) -> Vervalser:
    return Vervalser(EmbeddedIssuer(keten.settings.data), keten.settings.oidc_audience)


def _zonder_token(keten: Systeem) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(keten.embedded.app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://keten")


def _vorm(answer: httpx.Response) -> tuple[object, ...]:
    """All that a caller sees of a refusal, but for the two ids that differ each time."""
    body = {naam: waarde for naam, waarde in answer.json().items() if naam not in ("instance", "traceId")}
    kop = {naam: waarde for naam, waarde in answer.headers.items() if naam not in ("x-request-id", "traceparent")}
    return answer.status_code, body, kop


@pytest.mark.server
@pytest.mark.parametrize("dienst", LEZEN)
async def test_t07_elk_slecht_token_krijgt_hetzelfde_antwoord(
    keten: Systeem, vervalser: Vervalser, dienst: str
) -> None:
    """T01, T02, T03, T04, T05, T07: 401, one body, WWW-Authenticate, no word about why."""
    slecht = list(vervalser.slechte())
    assert len(slecht) >= 40
    async with _zonder_token(keten) as client:
        geweigerd = _vorm(await client.get(LEZEN[dienst]))
        afwijkend = {}
        for naam, header in slecht:
            answer = await client.get(LEZEN[dienst], headers={b"Authorization": header.encode()})
            if _vorm(answer) != geweigerd:
                afwijkend[naam] = answer.status_code
    assert geweigerd[0] == 401
    assert dict(geweigerd[2])["www-authenticate"] == "Bearer"  # type: ignore[call-overload]  # the headers
    assert not afwijkend, "\n".join(f"{naam}: {status}" for naam, status in afwijkend.items())


@pytest.mark.server
@pytest.mark.parametrize("dienst", LEZEN)
async def test_t07_elk_goed_token_wordt_aangenomen(keten: Systeem, vervalser: Vervalser, dienst: str) -> None:
    """T03: a `jku` in a header is no reason to refuse, and none to call it."""
    goed = list(vervalser.goede())
    assert len(goed) >= 6
    async with _zonder_token(keten) as client:
        statussen = {
            naam: (await client.get(LEZEN[dienst], headers={"Authorization": header})).status_code
            for naam, header in goed
        }
    assert statussen == dict.fromkeys(statussen, 200)


@pytest.mark.server
async def test_t01_een_token_telt_alleen_in_een_enkele_authorization_header(
    keten: Systeem, vervalser: Vervalser
) -> None:
    token = vervalser.met()
    bearer = f"Bearer {token}"
    pad = LEZEN["intake"]
    async with _zonder_token(keten) as client:
        antwoorden = [
            await client.get(f"{pad}?access_token={token}"),
            await client.get(pad, headers={"Cookie": f"access_token={token}"}),
            await client.get(pad, headers={"X-Authorization": bearer}),
            await client.get(pad, headers={"Proxy-Authorization": bearer}),
            await client.get(pad, headers=[("Authorization", bearer), ("Authorization", bearer)]),
            await client.get(pad, headers=[("Authorization", "Basic eDp5"), ("Authorization", bearer)]),
            await client.post(pad, json={"access_token": token}, headers={"Idempotency-Key": "een"}),
        ]
    assert [answer.status_code for answer in antwoorden] == [401] * len(antwoorden)


@pytest.mark.server
async def test_t07_een_weigering_noemt_geen_oorzaak(keten: Systeem, vervalser: Vervalser) -> None:
    async with _zonder_token(keten) as client:
        tekst = (
            await client.get(LEZEN["intake"], headers={"Authorization": f"Bearer {vervalser.zonder('none')}"})
        ).text
    assert not re.search(r"(?i)traceback|\.py|jwt|signature|expired|audience|algorithm", tekst)


@pytest.mark.server
async def test_t04_een_aangenomen_token_telt_niet_langer_dan_zijn_eigen_tijd(
    keten: Systeem, vervalser: Vervalser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What passed is remembered; without its end it would pass for ever."""
    token = vervalser.met(sub="wie-blijft")
    nu = jwt.decode(token, options={"verify_signature": False})["iat"]
    async with _zonder_token(keten) as client:
        assert (await client.get(LEZEN["intake"], headers={"Authorization": f"Bearer {token}"})).status_code == 200
        monkeypatch.setattr("shared.service.auth.time.time", lambda: nu + 601.0)
        monkeypatch.setattr("jwt.api_jwt.datetime", _Klok(nu + 661.0))
        assert (await client.get(LEZEN["intake"], headers={"Authorization": f"Bearer {token}"})).status_code == 401


class _Klok:
    """The clock of the token library, standing still."""

    def __init__(self, seconden: float) -> None:
        self._seconden = seconden

    def now(self, **_tz: object) -> "_Klok":
        """Itself."""
        return self

    def timestamp(self) -> float:
        """The moment at which it stands."""
        return self._seconden


def test_t02_alleen_handtekeningen_met_een_sleutelpaar_zijn_toegestaan() -> None:
    assert set(ALGORITHMS) == {"RS256", "PS256", "ES256"}


@pytest.mark.parametrize(
    "anders",
    [
        {"omgeving": "acceptatie"},
        {"omgeving": "productie"},
        {"host": "0.0.0.0"},
        {"host": "::"},
        {"host": "10.0.0.5"},
        {"host": "keten.example"},
        {"host": ""},
        {"omgeving": "productie", "host": "0.0.0.0"},
    ],
)
def test_t10_de_ingebedde_uitgever_start_alleen_in_ontwikkeling_op_deze_machine(
    anders: dict[str, str], tmp_path: Path
) -> None:
    with pytest.raises(SystemExit, match="KETEN_OMGEVING=ontwikkeling on a loopback address") as geweigerd:
        verifier(Settings(data=tmp_path, **anders))  # type: ignore[arg-type]  # the model checks
    assert "\n" not in str(geweigerd.value)
    assert list(tmp_path.iterdir()) == [], "no key is made for a process that does not start"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_t10_op_een_loopback_adres_start_hij_wel(host: str, tmp_path: Path) -> None:
    verifier(Settings(data=tmp_path, host=host))


def test_t10_de_sleutel_is_alleen_van_het_proces(tmp_path: Path) -> None:
    EmbeddedIssuer(tmp_path / "data")
    pem = tmp_path / "data" / "issuer.pem"
    assert stat.S_IMODE(pem.stat().st_mode) == 0o600
    eerst = pem.read_bytes()
    EmbeddedIssuer(tmp_path / "data")
    assert pem.read_bytes() == eerst


def test_t10_een_token_houdt_hetzelfde_subject_per_rol_team_en_medewerker(tmp_path: Path) -> None:
    issuer = EmbeddedIssuer(tmp_path)

    def wie(**wat: str) -> tuple[str, str]:
        claims = jwt.decode(issuer.token("wijkwerker", "0034", "x", **wat), options={"verify_signature": False})
        return claims["sub"], claims["azp"]

    assert wie(team="centrum") == wie(team="centrum")
    assert len({wie(), wie(team="centrum"), wie(team="haven"), wie(medewerker="ww-1")}) == 4


def test_t10_een_eigen_uitgever_vervangt_de_ingebedde(tmp_path: Path) -> None:
    buiten = Settings(data=tmp_path, omgeving="productie", host="0.0.0.0", oidc_issuers="https://id.example")
    verifier(buiten)
    assert list(tmp_path.iterdir()) == []
