"""HTTP of provisions: the routers, and the act under which a client knows each command."""

from services.provisions.api import (
    aanbieders,
    aanvragen,
    begrotingen,
    behandeling,
    bekendmaking,
    beschikkingen,
    bezwaren,
    declaraties,
    documenten,
    herbeoordelingen,
    ingebrekestellingen,
    pgbs,
    rechtskracht,
    spoedbeslissingen,
    verzoeken,
    voorzieningen,
    zorgaanbod,
)

_MODULES = (
    aanvragen,
    behandeling,
    beschikkingen,
    bekendmaking,
    rechtskracht,
    bezwaren,
    ingebrekestellingen,
    spoedbeslissingen,
    voorzieningen,
    herbeoordelingen,
    pgbs,
    verzoeken,
    declaraties,
    aanbieders,
    zorgaanbod,
    begrotingen,
)

ROUTERS = (*(module.router for module in _MODULES), documenten.router)
ACTS = {command: act for module in _MODULES for command, act in module.ACTS.items()}
