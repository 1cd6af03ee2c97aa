"""HTTP of provisions: the routers, and the act under which a client knows each command."""

from services.provisions.api import (
    aanbieders,
    aanvragen,
    begrotingen,
    beschikkingen,
    declaraties,
    pgbs,
    verzoeken,
    voorzieningen,
    zorgaanbod,
)

_DELEN = (aanvragen, beschikkingen, voorzieningen, pgbs, verzoeken, declaraties, aanbieders, zorgaanbod, begrotingen)
ROUTERS = tuple(deel.router for deel in _DELEN)
ACTS = {command: act for deel in _DELEN for command, act in deel.ACTS.items()}
