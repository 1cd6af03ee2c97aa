"""Reporting, composed: it reads every topic and writes none."""

from pathlib import Path

from services.reporting.api import ROUTERS
from services.reporting.projections import PROJECTIONS
from shared.bus.consumer import Handler
from shared.bus.factlog import FactLog
from shared.events.publiek import DOMEINEN
from shared.eventstore.scheme import Scheme
from shared.service import termijnen
from shared.service.service import Service


def _log(_service: Service, scheme: Scheme) -> Handler:
    return FactLog(scheme.derived)


SERVICE = Service(
    naam="reporting",
    titel="wmo-keten reporting",
    folder=Path(__file__).parent,
    domeinen=(),
    routers=(*ROUTERS, termijnen.router),
    derived=PROJECTIONS,
    leest=tuple(DOMEINEN),
    handler=_log,
    analytisch=True,
)
