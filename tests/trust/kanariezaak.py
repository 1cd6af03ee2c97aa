"""A case whose every text is about one canary, taken through the chain and into every kind of refusal."""

from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.e2e.brieven import BRIEVEN
from tests.e2e.clients import Zaak, nieuwe_melding
from tests.e2e.handelingen import QUALITY
from tests.systeem import Client
from tests.trust.kanaries import Kanarie, gevonden


@dataclass(slots=True)
class KanarieZaak(Zaak):
    """A case whose every text is about one canary; keeps all that was answered."""

    kanarie: Kanarie = field(kw_only=True)
    gehoord: list[httpx.Response] = field(default_factory=list)

    def als(self, rol: str) -> Client:
        """A client that keeps its answers."""

        async def bewaar(answer: httpx.Response) -> None:
            await answer.aread()
            self.gehoord.append(answer)

        client = Zaak.als(self, rol)
        client.event_hooks = {"response": [bewaar]}
        return client

    async def _doe(self, rol: str, pad: str, **inhoud: Any) -> dict[str, Any]:
        body = self.kanarie.gezongen(inhoud)
        if "persoon" in body:
            body |= {"persoon": body["persoon"] | self.kanarie.persoon()}
            body["melder"] = {"rol": "zelf", "organisatie": f"Stichting {self.kanarie.naam}"}
        if "bsn" in body:
            body["bsn"] = self.kanarie.bsn
        return await Zaak._doe(self, rol, pad, **body)

    async def tot_het_eind(self) -> None:
        """The whole chain, with what is not on its shortest way."""
        await self.onderzoek_nodig()
        plan = {"op": "2020-01-14T09:00:00+01:00", "inhoud": "..."}
        await self._doe("wijkwerker", "/casework/v1/onderzoeken/{onderzoek}/persoonlijke-plannen", **plan)
        zrm = {"moment": "start", "scores": {"financien": 2}, "afgenomenOp": "2020-01-14T10:00:00+01:00"}
        await self._doe("wijkwerker", "/casework/v1/onderzoeken/{onderzoek}/zrm-metingen", **zrm)
        klacht = QUALITY["dienKlachtIn"].met(klager={"naam": self.kanarie.naam, "contact": "..."})
        self.ids["klacht"] = (await self._doe(klacht.rol, klacht.pad, **klacht.inhoud))["id"]
        for naam in ("bevestigKlacht", "wijsKlachtbehandelaarToe", "hoorKlager", "handelKlachtAf", "meldCalamiteit"):
            await self._doe(QUALITY[naam].rol, QUALITY[naam].pad, **QUALITY[naam].inhoud)
        await self._rond_de_melding()

    async def _rond_de_melding(self) -> None:
        """What intake hears beside the melding: a contact, a partner, a move."""
        persoon = (await self.als("wijkwerker").gelezen("/intake/v1/meldingen/{melding}".format(**self.ids)))[
            "persoonId"
        ]
        contact = {"op": "2020-01-14T10:00:00+01:00", "kanaal": "telefoon", "persoonId": persoon}
        await self._doe("wijkwerker", "/intake/v1/klantcontacten", **contact, onderwerp="...", notitie="...")
        partner = {"op": "2020-01-14T10:00:00+01:00", "soort": "school", "ontvangerKlasse": "school", "naam": "School"}
        await self._doe("coordinator", "/intake/v1/partners", **partner, contactpersoon="...")
        verhuisd = {"verhuisdOp": "2020-01-14T10:00:00+01:00", "soort": "binnen_gemeente"}
        await self._doe("wijkwerker", f"/intake/v1/personen/{persoon}/verhuizingen", **verhuisd)

    async def brieven(self) -> None:
        """The letters of a case, read by who may: they say its words, and no header does."""
        for naam in ("verslag", "plan", "beschikking"):
            brief = BRIEVEN[naam]
            pad = brief.pad.format(**self.ids)
            for accept in ("text/html", "application/pdf"):
                answer = await Zaak.als(self, brief.rol).get(pad, headers={"Accept": accept})
                assert answer.status_code == 200, answer.text
                assert gevonden({naam: b"".join(waarde for _, waarde in answer.headers.raw)}, [self.kanarie]) == []
                if accept == "text/html":
                    assert gevonden({naam: answer.content}, [self.kanarie]), "a letter that says nothing proves nothing"

    async def misgaan(self) -> None:
        """Every kind of refusal, with the canary's words where a careless answer would repeat them."""
        wie, naam = self.kanarie, self.kanarie.naam
        goed = nieuwe_melding(persoon=wie.persoon(), vraag=naam)
        ww = self.als("wijkwerker")
        meldingen, zaak = "/intake/v1/meldingen", f"/intake/v1/meldingen/{self.ids['melding']}"
        json_ = {"Content-Type": "application/json", "Idempotency-Key": f"stuk {wie.merk}"}
        sleutel = {"Idempotency-Key": f"zelfde {wie.merk} {wie.bsn}"}
        for body in (
            goed | {naam: naam},
            goed | {"kanaal": naam},
            goed | {"wijk": naam},
            goed | {"ontvangenOp": naam},
            goed | {"persoon": {**wie.persoon(), "bsn": f"{wie.bsn}0"}},
            goed | {"persoon": {**wie.persoon(), "geboortedatum": naam, wie.bsn: 1}},
            goed | {"leefgebieden": [naam, wie.bsn]},
        ):
            assert (await ww.doe(meldingen, body)).status_code == 400
        for content in (
            b'{"vraag": "' + naam.encode(),
            naam.encode("latin-1"),
            f'{{"a": "{wie.bsn}", "a": 1}}'.encode(),
        ):
            assert (await ww.post(meldingen, content=content, headers=json_)).status_code == 400
        assert (
            await ww.post(meldingen, content=naam.encode(), headers={"Content-Type": "text/plain"})
        ).status_code == 415
        assert (await ww.get(meldingen, params={naam: wie.bsn})).status_code == 400
        assert (await ww.get(meldingen, params={"cursor": wie.merk, "limit": wie.bsn})).status_code == 400
        assert (await ww.get(f"{meldingen}/{wie.bsn}")).status_code in (400, 404)
        assert (await ww.get(f"/intake/v1/{naam}")).status_code == 404
        assert (await ww.get(f"/{wie.merk}/v1")).status_code == 404
        assert (await ww.get(zaak, headers={"Accept": wie.merk})).status_code == 406
        assert (await ww.doe(f"{zaak}/bevestigingen", {"kanaal": naam}, If_Match=wie.merk)).status_code == 400
        af = {"soort": "verwezen", "naarSoort": "partner", "naam": naam, "afgehandeldOp": "2020-01-07T10:00:00+01:00"}
        assert (await ww.doe(f"{zaak}/afhandelingen", af)).status_code == 409
        assert (await ww.post(meldingen, json=goed, headers=sleutel)).status_code == 201
        assert (await ww.post(meldingen, json=goed, headers=sleutel)).status_code == 201
        assert (await ww.post(meldingen, json=goed | {"vraag": wie.bsn}, headers=sleutel)).status_code == 422
        zoek = {"naam": naam, "geboortedatum": "1950-01-01", "doel": "toegang"}
        assert (await ww.doe("/intake/v1/personen/_zoek", {"bsn": wie.bsn, "doel": "toegang"})).status_code == 200
        assert (await ww.doe("/intake/v1/personen/_zoek", zoek)).status_code == 200
        lezer = self.als("rapportagelezer")
        assert (await lezer.doe(meldingen, goed)).status_code == 403
        lezer.headers["Authorization"] = f"Bearer {wie.merk}.{wie.bsn}.x"
        assert (await lezer.get(meldingen, headers={b"X-Request-Id": naam.encode()})).status_code == 401
