"""What each figure counts, as SQL: one select gives the cases of a teller or noemer, for figure and lineage alike.

A select gives `soort`, `id`, `melding_id`, `team` and `dag`, the day on which the case counts; a stock also gives
`einde`, the day from which it no longer does. `$1` is the gemeente, `$2` today or the peildatum.
"""

from dataclasses import dataclass

from services.reporting.domain.indicatoren import Basis

_DOSSIERTEAM = (
    "coalesce((SELECT d.team FROM dossier d WHERE d.gemeente = $1 AND d.melding_id = {0}.melding_id LIMIT 1), 'overig')"
)


def _meldingen(dag: str, waar: str = "true") -> str:
    return (
        f"SELECT 'melding' AS soort, m.id, m.id AS melding_id, coalesce(m.team, 'overig') AS team, {dag} AS dag "
        f"FROM melding m WHERE m.gemeente = $1 AND {waar}"
    )


def _aanmeldingen(dag: str, waar: str = "true", als: str = "aanmelding") -> str:
    eigen = "a.melding_id" if als == "melding" else "a.id"
    return (
        f"SELECT '{als}' AS soort, {eigen} AS id, a.melding_id, a.team, {dag} AS dag "
        f"FROM aanmelding a JOIN melding m ON m.gemeente = $1 AND m.id = a.melding_id WHERE a.gemeente = $1 AND {waar}"
    )


def _dossiers(dag: str) -> str:
    return f"SELECT 'dossier' AS soort, d.id, d.melding_id, d.team, {dag} AS dag FROM dossier d WHERE d.gemeente = $1"


def _plannen(dag: str, waar: str) -> str:
    return (
        f"SELECT 'plan' AS soort, p.id, p.melding_id, {_DOSSIERTEAM.format('p')} AS team, {dag} AS dag "
        f"FROM plan p WHERE p.gemeente = $1 AND p.dag IS NOT NULL AND {waar}"
    )


def _onderzoeken(dag: str, waar: str) -> str:
    return (
        f"SELECT 'onderzoek' AS soort, o.id, o.melding_id, {_DOSSIERTEAM.format('o')} AS team, {dag} AS dag "
        f"FROM onderzoek o WHERE o.gemeente = $1 AND {waar}"
    )


def _aanvragen(dag: str, waar: str) -> str:
    return (
        f"SELECT 'aanvraag' AS soort, v.id, v.melding_id, {_DOSSIERTEAM.format('v')} AS team, {dag} AS dag "
        "FROM aanvraag v LEFT JOIN beschikking b ON b.gemeente = $1 AND b.id = v.beschikking_id "
        f"WHERE v.gemeente = $1 AND v.dag IS NOT NULL AND {waar}"
    )


def _voorzieningen(dag: str, waar: str) -> str:
    return (
        f"SELECT 'voorziening' AS soort, v.id, v.melding_id, {_DOSSIERTEAM.format('v')} AS team, {dag} AS dag, "
        f"v.productcategorie FROM voorziening v WHERE v.gemeente = $1 AND {waar}"
    )


_BESPROKEN = "a.besproken_dag IS NOT NULL"
_DOSSIER = "EXISTS (SELECT 1 FROM dossier d WHERE d.gemeente = $1 AND d.melding_id = m.id)"
_DOSSIERDAG = "(SELECT min(d.dag) FROM dossier d WHERE d.gemeente = $1 AND d.melding_id = m.id)"
_DIRECT_ZONDER = f"m.uitkomst = 'direct_beantwoord' AND NOT {_DOSSIER}"
_OP_TIJD = "m.eerste_uitkomst_dag <= m.vijfde_werkdag"
_WETTELIJK = f"{_BESPROKEN} AND m.wettelijk_dag IS NOT NULL AND {_DOSSIER}"
_PLANDAG = (
    "(SELECT min(p.dag) FROM plan p WHERE p.gemeente = $1 AND p.melding_id = a.melding_id AND p.aanmelding_id = a.id)"
)
_TOEKENNING = "(SELECT min(v.toegekend_dag) FROM voorziening v WHERE v.gemeente = $1 AND v.plan_id = p.id)"
_INDICATIE = (
    "(SELECT min(v.toegekend_dag) FROM voorziening v JOIN plan p ON p.gemeente = $1 AND p.id = v.plan_id "
    "WHERE v.gemeente = $1 AND v.melding_id = o.melding_id AND p.onderzoek_id = o.id)"
)
_PGB = (
    f"SELECT 'voorziening' AS soort, g.voorziening_id AS id, g.melding_id, {_DOSSIERTEAM.format('g')} AS team, "
    "g.dag, v.productcategorie FROM pgb g LEFT JOIN voorziening v ON v.gemeente = $1 AND v.id = g.voorziening_id "
    "WHERE g.gemeente = $1"
)
_BESTELD = f"{_voorzieningen('v.besteld_dag', 'v.besteld_dag IS NOT NULL')} UNION ALL {_PGB}"

# Onderzoeken with a verslag, and open ones whose legal end has passed.
_ZES = "o.uiterste_datum IS NOT NULL AND (o.verslag_dag IS NOT NULL OR o.uiterste_datum < $2)"
_ZES_OP_TIJD = "o.uiterste_datum IS NOT NULL AND o.verslag_dag <= o.uiterste_datum"
_ZES_DAG = "coalesce(o.verslag_dag, o.uiterste_datum + 1)"


def _twee(einde: str) -> tuple[str, str]:
    """Aanvragen that count against a legal end, and those made known in time; one that ended otherwise does not."""
    return f"(b.dag IS NOT NULL OR v.beeindigd_dag IS NULL AND v.{einde} < $2)", f"b.dag <= coalesce(v.{einde}, b.dag)"


@dataclass(frozen=True, slots=True)
class Telling:
    """The selects of one figure on one basis; no noemer for a count."""

    teller: str
    noemer: str | None = None


def _doorlooptijd_zes(extra: str = "") -> dict[Basis, Telling]:
    return {
        "cohort": Telling(
            _onderzoeken("o.melding_dag", _ZES_OP_TIJD + extra), _onderzoeken("o.melding_dag", _ZES + extra)
        ),
        "periode": Telling(_onderzoeken("o.verslag_dag", _ZES_OP_TIJD + extra), _onderzoeken(_ZES_DAG, _ZES + extra)),
    }


def _doorlooptijd_twee(einde: str) -> dict[Basis, Telling]:
    alle, op_tijd = _twee(einde)
    return {
        "cohort": Telling(_aanvragen("v.dag", op_tijd), _aanvragen("v.dag", alle)),
        "periode": Telling(_aanvragen("b.dag", op_tijd), _aanvragen(f"coalesce(b.dag, v.{einde} + 1)", alle)),
    }


def _gelijk(teller: str) -> dict[Basis, Telling]:
    """A count whose cases start on the day they count."""
    return {"periode": Telling(teller), "cohort": Telling(teller)}


def _uitkomst(soort: str) -> dict[Basis, Telling]:
    zo = f"m.uitkomst = '{soort}'"
    return {
        "periode": Telling(_meldingen("m.uitkomst_dag", zo), _meldingen("m.uitkomst_dag", "m.uitkomst IS NOT NULL")),
        "cohort": Telling(_meldingen("m.dag", zo), _meldingen("m.dag", "m.uitkomst IS NOT NULL")),
    }


_ONTVANGEN = _meldingen("m.dag")
_GESPREKKEN = (
    "SELECT 'persoon' AS soort, persoon AS id, a.melding_id, a.team, a.gesprek_dag AS dag "
    "FROM aanmelding a, unnest(a.personen) persoon WHERE a.gemeente = $1 AND a.gesprek_dag IS NOT NULL"
)
_ACTIEF = (
    "SELECT 'dossier' AS soort, d.id, d.melding_id, d.team, open.dag, open.einde "
    "FROM dossier d, unnest(d.geopend, d.afgesloten) AS open(dag, einde) WHERE d.gemeente = $1"
)

TELLINGEN: dict[str, dict[Basis, Telling]] = {
    "instroom": _gelijk(_ONTVANGEN),
    "vragen": _gelijk(_ONTVANGEN),
    "direct-beantwoord": _uitkomst("direct_beantwoord"),
    "meteen-verwezen": _uitkomst("verwezen"),
    "gesprekken": _gelijk(_GESPREKKEN),
    "planratio": {
        "cohort": Telling(_aanmeldingen("a.dag", f"{_PLANDAG} IS NOT NULL"), _aanmeldingen("a.dag")),
        "periode": Telling(_aanmeldingen(_PLANDAG, f"{_PLANDAG} IS NOT NULL"), _aanmeldingen("a.dag")),
    },
    "plannen": _gelijk(_plannen("p.dag", "true")),
    "plannen-met-maatwerk": {
        "cohort": Telling(_plannen("p.dag", f"{_TOEKENNING} IS NOT NULL")),
        "periode": Telling(_plannen(_TOEKENNING, f"{_TOEKENNING} IS NOT NULL")),
    },
    "dossiers": _gelijk(_dossiers("d.dag")),
    "dossiers-per-team": _gelijk(_dossiers("d.dag")),
    "bestelde-maatwerkvoorzieningen": _gelijk(_BESTELD),
    "nieuwe-voorzieningen": _gelijk(_voorzieningen("v.toegekend_dag", "v.toegekend_dag IS NOT NULL AND v.nieuw")),
    "actieve-casussen": {"peildatum": Telling(_ACTIEF)},
    "afgehandeld-zonder-dossier": {
        "periode": Telling(_meldingen("m.uitkomst_dag", _DIRECT_ZONDER), _ONTVANGEN),
        "cohort": Telling(_meldingen("m.dag", _DIRECT_ZONDER), _ONTVANGEN),
    },
    "besproken-in-aanmeldteam": {
        "periode": Telling(_aanmeldingen("a.besproken_dag", _BESPROKEN, "melding"), _ONTVANGEN),
        "cohort": Telling(_aanmeldingen("m.dag", _BESPROKEN, "melding"), _ONTVANGEN),
    },
    "wettelijke-meldingen-met-dossier": {
        "cohort": Telling(
            _aanmeldingen("a.besproken_dag", _WETTELIJK, "melding"),
            _aanmeldingen("a.besproken_dag", _BESPROKEN, "melding"),
        ),
        "periode": Telling(
            _aanmeldingen(f"greatest(m.wettelijk_dag, {_DOSSIERDAG})", _WETTELIJK, "melding"),
            _aanmeldingen("a.besproken_dag", _BESPROKEN, "melding"),
        ),
    },
    "binnen-vijf-werkdagen": {
        "periode": Telling(_meldingen("m.eerste_uitkomst_dag", _OP_TIJD), _ONTVANGEN),
        "cohort": Telling(_meldingen("m.dag", _OP_TIJD), _ONTVANGEN),
    },
    "onderzoek-naar-indicatie": {
        "cohort": Telling(
            _onderzoeken("o.afgerond_dag", f"o.afgerond_dag IS NOT NULL AND {_INDICATIE} IS NOT NULL"),
            _onderzoeken("o.afgerond_dag", "o.afgerond_dag IS NOT NULL"),
        ),
        "periode": Telling(
            _onderzoeken(_INDICATIE, f"o.afgerond_dag IS NOT NULL AND {_INDICATIE} IS NOT NULL"),
            _onderzoeken("o.afgerond_dag", "o.afgerond_dag IS NOT NULL"),
        ),
    },
    "doorlooptijd-zes-weken": _doorlooptijd_zes(),
    "doorlooptijd-twee-weken": _doorlooptijd_twee("netto_einde"),
}

VARIANTEN: dict[tuple[str, str], dict[Basis, Telling]] = {
    ("doorlooptijd-zes-weken", "met_indicatie"): _doorlooptijd_zes(f" AND {_INDICATIE} IS NOT NULL"),
    ("doorlooptijd-twee-weken", "bruto"): _doorlooptijd_twee("bruto_einde"),
}


def telling(code: str, basis: Basis, variant: str | None) -> Telling:
    """The selects of a figure.

    Raises:
        KeyError: this figure has no such basis or variant.

    """
    return (VARIANTEN[code, variant] if variant else TELLINGEN[code])[basis]
