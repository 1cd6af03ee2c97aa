"""Every POST operation of casework."""

from collections.abc import Mapping

from tests.e2e.clients import nieuw_plan
from tests.e2e.handelingen.handeling import SCHOOL, Handeling, op

_D, _O, _P = "/casework/v1/dossiers/{dossier}", "/casework/v1/onderzoeken/{onderzoek}", "/casework/v1/plannen/{plan}"
_VW, _S = "/casework/v1/verwijzingen/{verwijzing}", "/casework/v1/veiligheidssignalen/{signaal}"
_T, _MW = "/casework/v1/teams/{teamId}", "/casework/v1/medewerkers/{ingezet}"
_H = "/casework/v1/hulptrajecten/{hulptraject}"

_DOEL = {
    "doelcode": "meedoen",
    "leefgebied": "wonen",
    "zrmDomein": "huisvesting",
    "zrmStart": 2,
    "zrmDoel": 4,
    "tekst": "Elke week naar de buurtkamer.",
}
CASEWORK: Mapping[str, Handeling] = {
    "ontvangPersoonlijkPlan": Handeling(f"{_O}/persoonlijke-plannen", {**op("2020-01-14"), "inhoud": "Mijn plan."}),
    "beginOnderzoek": Handeling(f"{_O}/aanvangen", op("2020-01-20", "begonnenOp")),
    "wijsOpClientondersteuning": Handeling(
        f"{_O}/clientondersteuningen", {**op("2020-01-20"), "aan": "client", "gebruikt": False}
    ),
    "stelIdentiteitVast": Handeling(
        f"{_O}/identiteitsvaststellingen", {**op("2020-01-20"), "documentsoort": "paspoort"}
    ),
    "informeerOverPgb": Handeling(f"{_O}/pgb-voorlichtingen", {**op("2020-01-20"), "wijze": "gesprek"}),
    "legOnderdeelVast": Handeling(
        f"{_O}/onderdelen", {**op("2020-01-20"), "onderdeel": "behoeften", "bevinding": "Hulp bij koken."}
    ),
    "legHuisbezoekVast": Handeling(f"{_O}/huisbezoeken", op("2020-01-21", "gepland")),
    "neemZrmAf": Handeling(
        f"{_O}/zrm-metingen",
        {**op("2020-01-21", "afgenomenOp"), "moment": "start", "scores": {"financien": 3, "huisvesting": 4}},
    ),
    "stelOnderzoekUit": Handeling(
        f"{_O}/uitstellen",
        {
            **op("2020-01-22"),
            "tot": "2020-02-10",
            "reden": "verzoek_client",
            "toestemmingId": "0198c7b0-0000-7000-8000-0000000000e0",
        },
    ),
    "hervatOnderzoek": Handeling(f"{_O}/hervattingen", op("2020-01-30")),
    "staakOnderzoek": Handeling(f"{_O}/stakingen", {**op("2020-01-31"), "reden": "client_stopt"}),
    "verstrekVerslag": Handeling(
        f"{_O}/verslagen", {**op("2020-02-03", "verstrektOp"), "inhoud": "U kunt weer zelf koken."}
    ),
    "rondOnderzoekAf": Handeling(
        f"{_O}/afrondingen",
        {**op("2020-02-04", "afgerondOp"), "uitkomst": "basishulp", "voorliggendeWetten": ["zvw", "wlz"]},
    ),
    "stelPlanOp": Handeling(f"{_D}/plannen", nieuw_plan(doelen=[_DOEL])),
    "wijzigPlan": Handeling(
        f"{_P}/wijzigingen",
        {
            **{naam: deel for naam, deel in nieuw_plan(doelen=[_DOEL]).items() if naam != "opgesteldOp"},
            **op("2020-02-06"),
        },
    ),
    "legPlanVoor": Handeling(f"{_P}/voorleggingen", op("2020-02-06")),
    "akkoordeerPlan": Handeling(f"{_P}/akkoorden", {**op("2020-02-07"), "door": "inwoner"}),
    "voerPlanUit": Handeling(f"{_P}/uitvoeringen", op("2020-02-10")),
    "evalueerDoel": Handeling(
        f"{_P}/doelevaluaties", {**op("2020-05-11"), "doelId": "0198c7b0-0000-7000-8000-0000000000d0", "bereikt": True}
    ),
    "evalueerPlan": Handeling(f"{_P}/evaluaties", op("2020-05-12")),
    "vervangPlan": Handeling(f"{_P}/vervangingen", nieuw_plan(opgesteldOp="2020-03-02T10:00:00+01:00")),
    "sluitPlan": Handeling(f"{_P}/afsluitingen", {**op("2020-05-13"), "reden": "doelen_bereikt"}),
    "wijsRegisseurAan": Handeling(f"{_D}/regisseurs", {**op("2020-01-15"), "medewerkerId": "ww-2"}),
    "bepaalZwaarte": Handeling(
        f"{_D}/zwaartebepalingen", {**op("2020-01-15"), "niveau": "middel", "grond": "meervoudig"}
    ),
    "kenThemaToe": Handeling(f"{_D}/themas", {**op("2020-01-15"), "thema": "oggz"}),
    "legContactmomentVast": Handeling(
        f"{_D}/contactmomenten",
        {**op("2020-01-16"), "vorm": "huisbezoek", "redenHuisbezoek": "mobiliteit", "notitie": "Kan niet reizen."},
    ),
    "schaalOp": Handeling(
        f"{_D}/opschalingen", {**op("2020-01-17"), "naarLijn": "tweede_lijn", "reden": "specialistische_hulp"}
    ),
    "schaalAf": Handeling(f"{_D}/afschalingen", {**op("2020-01-18"), "naarLijn": "nulde_lijn", "reden": "stabiel"}),
    "legEscalatieVast": Handeling(
        f"{_D}/escalaties", {**op("2020-01-18"), "soort": "huisuitzetting", "afgewend": True}
    ),
    "plaatsOpWachtlijst": Handeling(
        f"{_D}/wachtlijstplaatsen",
        {**op("2020-01-20"), "wachtOp": "uitstroom_woning", "reden": "geen_woning", "vanaf": "2020-01-20"},
    ),
    "haalVanWachtlijst": Handeling(
        f"{_D}/wachtlijstverlatingen", {**op("2020-02-20"), "tot": "2020-02-20", "uitkomst": "geplaatst"}
    ),
    "vraagDossieractie": Handeling(
        f"{_D}/dossieracties", {**op("2020-01-21"), "soort": "huisarts_bellen", "uitersteDatum": "2020-01-28"}
    ),
    "rondDossieractieAf": Handeling(f"{_D}/dossieracties/1/afrondingen", {**op("2020-01-22"), "uitkomst": "gedaan"}),
    "startHulptraject": Handeling(
        f"{_D}/hulptrajecten",
        {**op("2020-02-05"), "soort": "basishulp", "leefgebieden": ["wonen"], "beoogdTot": "2020-08-05"},
    ),
    "sluitHulptraject": Handeling(f"{_H}/afsluitingen", {**op("2020-06-08"), "reden": "doelen_bereikt"}),
    "wijzigHuishouden": Handeling(
        "/casework/v1/huishoudens/{huishouden}/wijzigingen",
        {
            **op("2020-02-03"),
            "toegetredenIds": ["0198c7b0-0000-7000-8000-0000000000a1"],
            "vertrokkenIds": ["0198c7b0-0000-7000-8000-0000000000a2"],
            "per": "2020-02-01",
            "reden": "samengaan_wonen",
        },
    ),
    "zetOpWaakvlam": Handeling(f"{_D}/waakvlammen", {**op("2020-03-02"), "vervolgcontactDatum": "2020-06-01"}),
    "sluitDossier": Handeling(f"{_D}/afsluitingen", {**op("2020-03-03"), "reden": "doelen_bereikt"}),
    "heropenDossier": Handeling(f"{_D}/heropeningen", {**op("2020-03-04"), "reden": "nieuwe_feiten"}),
    "verstuurVerwijzing": Handeling(
        f"{_D}/verwijzingen",
        {
            **op("2020-01-16"),
            "partnerId": SCHOOL,
            "toestemmingId": "0198c7b0-0000-7000-8000-0000000000a0",
            "afspraakId": "0198c7b0-0000-7000-8000-0000000000a1",
            "inhoud": "Zoekt gezelschap in de buurt.",
        },
    ),
    "trekVerwijzingIn": Handeling(f"{_VW}/intrekkingen", {**op("2020-01-20"), "reden": "hulp_niet_meer_nodig"}),
    "accepteerVerwijzing": Handeling(f"{_VW}/acceptaties", op("2020-01-17"), "partner_school"),
    "wijsVerwijzingAf": Handeling(
        f"{_VW}/afwijzingen", {**op("2020-01-17"), "reden": "geen_capaciteit"}, "partner_school"
    ),
    "rondVerwijzingAf": Handeling(
        f"{_VW}/afrondingen", {**op("2020-02-17"), "uitkomst": "doel_bereikt"}, "partner_school"
    ),
    "ontvangZorgsignaal": Handeling(
        "/casework/v1/veiligheidssignalen",
        {
            **op("2020-01-16", "ontvangenOp"),
            "bron": "school",
            "dossierId": "0198c7b0-0000-7000-8000-0000000000a2",
            "inhoud": "Het kind komt zonder ontbijt op school.",
        },
        "partner_school",
    ),
    "schakelVeiligThuisIn": Handeling(
        f"{_S}/veilig-thuis-meldingen", {**op("2020-01-17"), "inhoud": "Vermoeden van verwaarlozing."}, "coordinator"
    ),
    "rondSignaalAf": Handeling(f"{_S}/afrondingen", op("2020-01-17"), "coordinator"),
    "richtTeamIn": Handeling(
        "/casework/v1/teams",
        {
            **op("2020-01-02"),
            "teamcode": "nieuwland",
            "wijken": ["WK060601", "WK060602"],
            "disciplines": ["wmo", "schuldhulpverlening"],
        },
        "beheerder",
    ),
    "wijzigTeam": Handeling(
        f"{_T}/wijzigingen", {**op("2020-02-03"), "wijken": ["WK060601"], "disciplines": ["wmo", "jeugd"]}, "beheerder"
    ),
    "publiceerTeamprofiel": Handeling(
        f"{_T}/profielen",
        {
            **op("2020-01-06"),
            "tekst": "Wij zijn er voor heel Nieuwland.",
            "telefoon": "010-1234567",
            "email": "team@nieuwland.example",
        },
        "coordinator",
    ),
    "voerWerkwijzeIn": Handeling(
        f"{_T}/werkwijzen", {**op("2020-01-06"), "werkwijze": "een_gezin_een_plan", "per": "2020-02-01"}, "coordinator"
    ),
    "legCollectieveActiviteitVast": Handeling(
        f"{_T}/collectieve-activiteiten",
        {**op("2020-01-22", "gehoudenOp"), "soort": "eettafel", "wijk": "WK060601", "aantalDeelnemers": 14},
    ),
    "zetMedewerkerIn": Handeling(
        "/casework/v1/medewerkers",
        {
            **op("2020-01-02"),
            "medewerker": "ww-1",
            "team": "nieuwland",
            "werkgeverId": "0198c7b0-0000-7000-8000-0000000000e1",
            "rol": "coordinator",
            "disciplines": ["wmo"],
            "van": "2020-01-06",
            "naam": "Medewerker Een",
            "email": "een@werkgever.example",
        },
        "beheerder",
    ),
    "verplaatsMedewerker": Handeling(
        f"{_MW}/verplaatsingen", {**op("2020-02-03"), "naarTeam": "centrum", "per": "2020-03-01"}, "beheerder"
    ),
    "beeindigInzet": Handeling(f"{_MW}/beeindigingen", {**op("2020-06-01"), "per": "2020-07-01"}, "beheerder"),
}
