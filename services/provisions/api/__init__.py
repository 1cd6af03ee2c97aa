"""HTTP of provisions: the routers, and the act under which a client knows each command."""

from services.provisions.api import (
    aanvragen,
    behandeling,
    beschikkingen,
    bezwaren,
    ingebrekestellingen,
    rechtskracht,
    spoedbeslissingen,
    voorzieningen,
)

_MODULES = (
    aanvragen,
    behandeling,
    beschikkingen,
    rechtskracht,
    bezwaren,
    ingebrekestellingen,
    spoedbeslissingen,
    voorzieningen,
)

ROUTERS = tuple(module.router for module in _MODULES)
ACTS = {command: act for module in _MODULES for command, act in module.ACTS.items()}
