"""Every POST operation of provisions until a voorziening is granted, and against that decision."""

from collections.abc import Mapping

from tests.e2e.clients import beschikking, regel
from tests.e2e.handelingen.handeling import BSN, Handeling, op

_AV, _B = "/provisions/v1/aanvragen/{aanvraag}", "/provisions/v1/beschikkingen/{beschikking}"
_BZ, _IG = "/provisions/v1/bezwaren/{bezwaar}", "/provisions/v1/ingebrekestellingen/{ingebrekestelling}"
_SP = "/provisions/v1/spoedbeslissingen/{spoedbeslissing}"
_V, _PGB = "/provisions/v1/voorzieningen/{voorziening}", "/provisions/v1/pgbs/{pgb}"

_VOLLE_REGEL = regel(
    einddatum="2021-02-28", omvang=120, eenheid="minuut", frequentie="per_week", aanbieder="12345678", reden="passend"
)
PROVISIONS: Mapping[str, Handeling] = {
    "dienAanvraagInOpEigenInitiatief": Handeling(
        "/provisions/v1/aanvragen",
        {
            **op("2020-02-20", "ontvangenOp"),
            "meldingId": "0198c7b0-0000-7000-8000-000000000001",
            "ondertekend": True,
            "bsn": BSN,
            "gevraagd": ["begeleiding"],
        },
    ),
    "dienAanvraagIn": Handeling(
        f"{_AV}/indieningen", {**op("2020-02-20", "ontvangenOp"), "ondertekend": True, "bsn": BSN}
    ),
    "neemAanvraagInBehandeling": Handeling(f"{_AV}/behandelingen", op("2020-02-21"), "beschikker"),
    "vraagAanvulling": Handeling(
        f"{_AV}/aanvullingsverzoeken",
        {**op("2020-03-02", "uitgenodigdOp"), "hersteltermijnTot": "2020-03-13"},
        "beschikker",
    ),
    "ontvangAanvulling": Handeling(
        f"{_AV}/aanvullingen", {**op("2020-03-06", "ontvangenOp"), "ondertekend": True}, "inwoner_kanaal"
    ),
    "doeMededeling": Handeling(
        f"{_AV}/mededelingen", {**op("2020-03-04", "medegedeeldOp"), "nieuweDatum": "2020-04-01"}, "beschikker"
    ),
    "vraagZienswijze": Handeling(f"{_AV}/zienswijzeverzoeken", {**op("2020-02-24"), "tot": "2020-03-02"}, "beschikker"),
    "ontvangZienswijze": Handeling(
        f"{_AV}/zienswijzen", {**op("2020-02-27", "ontvangenOp"), "inhoud": "Zo is het niet."}, "inwoner_kanaal"
    ),
    "laatBuitenBehandeling": Handeling(
        f"{_AV}/buitenbehandelingstellingen", op("2020-03-16", "bekendgemaaktOp"), "beschikker"
    ),
    "trekAanvraagIn": Handeling(
        f"{_AV}/intrekkingen", {**op("2020-03-16"), "doorRol": "vertegenwoordiger"}, "inwoner_kanaal"
    ),
    "stelAanvraagInGebreke": Handeling(f"{_AV}/ingebrekestellingen", op("2020-03-06", "ontvangenOp"), "inwoner_kanaal"),
    "schortAanvraagOp": Handeling(
        f"{_AV}/opschortingen",
        {**op("2020-02-24", "medegedeeldOp"), "grond": "aanvulling", "vanaf": "2020-02-24", "tot": "2020-02-28"},
        "beschikker",
    ),
    "beeindigOpschorting": Handeling(
        f"{_AV}/opschortingen/1/beeindigingen", {**op("2020-02-26"), **op("2020-02-27", "medegedeeldOp")}, "beschikker"
    ),
    "stelBeschikkingVast": Handeling(
        f"{_AV}/beschikkingen",
        beschikking(
            _VOLLE_REGEL,
            vastgesteldOp="2020-03-09T10:00:00+01:00",
            afstemming=[{"onderdeel": "participatiewet", "motivering": "Houdt rekening met de re-integratie."}],
            pgbBekwaamheid={"uitkomst": "bekwaam", "motivering": "Houdt de administratie zelf bij."},
            ingezetene="gemeente",
            woongemeente="0599",
            afwijkendeGegevens=False,
        ),
        "beschikker",
    ),
    "maakBeschikkingBekend": Handeling(
        f"{_B}/bekendmakingen", {**op("2020-03-10", "bekendgemaaktOp"), "wijze": "toezending"}, "beschikker"
    ),
    "stelOnherroepelijkVast": Handeling(f"{_B}/onherroepelijkheden", op("2020-05-04"), "beschikker"),
    "herzieBeschikking": Handeling(
        f"{_B}/herzieningen",
        {
            **op("2020-06-02"),
            "grond": "niet_toereikend",
            "ingang": "2020-07-01",
            "wijzigingen": [
                {
                    "voorziening": "0198c7b0-0000-7000-8000-0000000000f0",
                    "omvang": 60,
                    "einddatum": "2020-12-31",
                    "reden": "herbeoordeling_verkorting",
                }
            ],
        },
        "beschikker",
    ),
    "trekBeschikkingIn": Handeling(
        f"{_B}/intrekkingen",
        {
            **op("2020-06-02"),
            "grond": "onjuiste_gegevens",
            "ingang": "2020-03-10",
            "terugvordering": True,
            "opzet": True,
        },
        "beschikker",
    ),
    "maakBezwaar": Handeling(
        f"{_B}/bezwaren",
        {
            **op("2020-03-20", "ontvangenOp"),
            "terPostOp": "2020-03-19",
            "commissie": True,
            "gronden": "Ik heb meer uren nodig.",
        },
        "inwoner_kanaal",
    ),
    "vraagVerzuimherstel": Handeling(
        f"{_BZ}/verzuimverzoeken", {**op("2020-03-23", "verzochtOp"), "tot": "2020-04-06"}, "beschikker"
    ),
    "herstelVerzuim": Handeling(f"{_BZ}/verzuimherstellingen", op("2020-03-30", "hersteldOp"), "inwoner_kanaal"),
    "neemBezwaarInBehandeling": Handeling(
        f"{_BZ}/behandelingen", {**op("2020-03-31"), "behandelaar": "jurist-1"}, "beschikker"
    ),
    "beoordeelTermijn": Handeling(
        f"{_BZ}/termijnbeoordelingen", {**op("2020-04-01"), "verschoonbaar": True}, "beschikker"
    ),
    "verdaagBezwaar": Handeling(f"{_BZ}/verdagingen", {**op("2020-04-14"), "weken": 4}, "beschikker"),
    "houdHoorzitting": Handeling(f"{_BZ}/hoorzittingen", op("2020-04-16", "gehoudenOp"), "beschikker"),
    "beslisOpBezwaar": Handeling(
        f"{_BZ}/beslissingen",
        {
            **op("2020-05-11", "beslistOp"),
            "uitkomst": "ongegrond",
            "motivering": "De uren volstaan.",
            "afwijkingVanAdvies": "De commissie woog de mantelzorg niet.",
            "zonderHoorzitting": "afgezien",
        },
        "beschikker",
    ),
    "trekBezwaarIn": Handeling(f"{_BZ}/intrekkingen", op("2020-05-12"), "inwoner_kanaal"),
    "stelBezwaarInGebreke": Handeling(f"{_BZ}/ingebrekestellingen", op("2020-08-03", "ontvangenOp"), "inwoner_kanaal"),
    "stelDwangsomVast": Handeling(f"{_IG}/dwangsommen", op("2020-05-04", "vastgesteldOp"), "beschikker"),
    "verstrekSpoed": Handeling(
        f"{_SP}/verstrekkingen",
        {**op("2020-01-06"), "productcategorie": "spoedopvang", "per": "2020-01-06"},
        "beschikker",
    ),
    "bestelVoorziening": Handeling(f"{_V}/bestellingen", {**op("2020-03-11", "besteldOp"), "aanbieder": "12345678"}),
    "meldLevering": Handeling(f"{_V}/leveringen", op("2020-03-16", "gestartOp")),
    "beeindigLevering": Handeling(
        f"{_V}/leveringen/1/beeindigingen", {**op("2020-03-30", "gestoptOp"), "reden": "volgens_plan"}
    ),
}
