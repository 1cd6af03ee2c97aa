"""What PostgreSQL's own catalogue says about who may see which row, and what of that breaks our rules (T25, T26)."""

from collections.abc import Sequence
from typing import Any

import asyncpg

REGEL = "gemeente = ANY (string_to_array(NULLIF(current_setting('app.gemeenten'), ''), ','))"
ALLE_GEMEENTEN = {
    "es.outbox": {"worker_all", "relay_all"},
    "es.inbox_seq": {"worker_all"},
    "es.dead_letter": {"worker_all"},
    "public.termijnen": {"worker_all"},
}
ZONDER_GEMEENTE = {"es.inbox_position", "public.schema_es", "public.schema_tables"}
"""Positions of the inbox, and which migrations ran: nothing of any person or gemeente."""

_TABELLEN = """
SELECT n.nspname || '.' || c.relname AS naam, c.relkind::text AS soort, c.relrowsecurity AS aan, c.relforcerowsecurity
  AS gedwongen, pg_get_userbyid(c.relowner) AS eigenaar, coalesce(c.reloptions, '{}') AS opties,
  EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'gemeente' AND NOT a.attisdropped)
  AS heeft_gemeente
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
  AND n.nspname NOT LIKE 'pg_toast%' AND n.nspname NOT LIKE 'pg_temp%'
"""
_REGELS = """
SELECT policyname AS naam, roles::text[] AS rollen, permissive, cmd, qual, with_check FROM pg_policies
WHERE schemaname || '.' || tablename = $1
"""
_FUNCTIES = """
SELECT n.nspname || '.' || p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema')
"""


async def bezwaren(connection: asyncpg.Connection, dienst: str) -> list[str]:
    """What is wrong in the database of this service, in words; nothing when it is as it must be."""
    found = [f"{naam} is SECURITY DEFINER" for (naam,) in await connection.fetch(_FUNCTIES)]
    for tabel in await connection.fetch(_TABELLEN):
        naam = tabel["naam"]
        if tabel["eigenaar"] != f"{dienst}_owner":
            found.append(f"{naam} is owned by {tabel['eigenaar']}")
        if tabel["soort"] == "v" and "security_invoker=true" not in tabel["opties"]:
            found.append(f"{naam} is a view with the rights of its owner")
        elif tabel["soort"] not in ("r", "p", "v"):
            found.append(f"{naam} is of a kind that row security does not reach")
        elif not tabel["heeft_gemeente"] and naam not in ZONDER_GEMEENTE:
            found.append(f"{naam} has no gemeente")
        elif tabel["heeft_gemeente"] and tabel["soort"] != "v":
            if not (tabel["aan"] and tabel["gedwongen"]):
                found.append(f"{naam} has no forced row security")
            found += _regels(naam, dienst, await connection.fetch(_REGELS, naam))
    return found


def _regels(tabel: str, dienst: str, regels: Sequence[Any]) -> list[str]:
    verwacht = {role: [f"{dienst}_{role}"] for role in ("api", "worker", "auditor")}
    verwacht |= {naam: [f"{dienst}_{naam.removesuffix('_all')}"] for naam in ALLE_GEMEENTEN.get(tabel, ())}
    found = []
    for regel in regels:
        uitdrukking = "true" if regel["naam"].endswith("_all") else REGEL
        if verwacht.pop(regel["naam"], None) != regel["rollen"]:
            found.append(f"{tabel}: policy {regel['naam']} for {regel['rollen']} is unknown")
        elif (regel["permissive"], regel["cmd"]) != ("PERMISSIVE", "ALL"):
            found.append(f"{tabel}: policy {regel['naam']} is {regel['permissive']} for {regel['cmd']}")
        elif (_kaal(regel["qual"]), _kaal(regel["with_check"])) != (_kaal(uitdrukking), _kaal(uitdrukking)):
            found.append(f"{tabel}: policy {regel['naam']} has another expression")
    return found + [f"{tabel}: no policy {naam}" for naam in verwacht]


def _kaal(expression: str | None) -> str:
    """An expression without the casts, brackets and blanks that PostgreSQL writes back."""
    text = (expression or "").lower().replace("::text", "").replace(", true)", ")")
    return "".join(letter for letter in text if letter not in " ()")
