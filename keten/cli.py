"""`keten`: everything an operator or a newcomer starts. Failures end with one line that says what to do."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import asyncpg
import typer
import uvloop
from pydantic import ValidationError

from keten import beheer, draaien, voorstelling
from keten.diensten import OP_NAAM
from keten.scenarios import SCENARIOS
from shared.bus.kafka import BrokerError
from shared.privacy.issuer import EmbeddedIssuer
from shared.service.policy import ROLLEN
from shared.service.service import Service
from shared.service.settings import Settings

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

Data = Annotated[Path | None, typer.Option(help="folder of the embedded database and issuer")]
Dienst = Annotated[str, typer.Option("--service", help=f"one of {', '.join(OP_NAAM)}")]


def _settings(**given: object) -> Settings:
    return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]  # checked by the model


def _run(main: object) -> None:
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main)  # type: ignore[arg-type]  # a coroutine


@app.command()
def demo(
    schaal: Annotated[float, typer.Option(min=0.01, max=10, help="1 is the full quarter")] = 0.1,
    blijf: Annotated[bool, typer.Option("--blijf", help="keep serving afterwards")] = False,
    naar: Annotated[str, typer.Option(help="use the running system at this address instead")] = "",
    poort: int = 8000,
) -> None:
    """Replay a quarter of a municipality over HTTP and print its figures beside the published ones."""
    _run(voorstelling.demo(schaal=schaal, blijf=blijf, naar=naar, poort=poort))


@app.command()
def replay(
    scenario: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    naar: Annotated[str, typer.Option(help="address of the running system")],
    data: Data = None,
) -> None:
    """Drive a scenario file through the HTTP operations of a running system."""
    _run(voorstelling.replay(scenario, naar, _settings(data=data)))


@app.command()
def scenario(
    bestand: Annotated[Path, typer.Argument(help="file to write")],
    gemeente: Annotated[str, typer.Option(help=f"which: {', '.join(SCENARIOS)}")] = "almere",
    schaal: Annotated[float, typer.Option(min=0.001, max=10)] = 1.0,
) -> None:
    """Write what a municipality published as a scenario file for `keten replay`."""
    if gemeente not in SCENARIOS:
        raise typer.BadParameter(f"there is a scenario of {', '.join(SCENARIOS)}")
    print(voorstelling.schrijf_scenario(bestand, SCENARIOS[gemeente](schaal)))


@app.command()
def serve(
    service: Annotated[list[str] | None, typer.Option(help="none: everything in one process")] = None,
    poort: Annotated[int | None, typer.Option()] = None,
    data: Data = None,
) -> None:
    """Serve without replaying; prints one line when ready."""
    settings = _settings(port=poort, data=data)
    unknown = [name for name in service or [] if name not in OP_NAAM]
    if unknown:
        raise SystemExit(f"unknown service {unknown[0]}; choose from {', '.join(OP_NAAM)}")
    if service and len(service) > 1:
        raise SystemExit("one service a process; leave out --service for all of them in one")
    _run(draaien.serve_een(OP_NAAM[service[0]], settings) if service else draaien.serve_alles(settings))


@app.command()
def worker(service: Dienst) -> None:
    """Relay and consumer of one service, over Kafka."""
    _run(draaien.worker(_dienst(service), _settings()))


@app.command()
def migrate() -> None:
    """Set up roles, databases and tables of all services; repeatable."""
    _run(beheer.migreer(_settings()))


@app.command()
def topics() -> None:
    """Create the topics that are missing; repeatable."""
    _run(beheer.maak_topics(_settings()))


@app.command()
def token(
    rol: Annotated[str, typer.Option(help=", ".join(sorted(ROLLEN)))],
    gemeente: Annotated[str, typer.Option(help="CBS code of four digits")],
    team: str = "",
    medewerker: str = "",
    client: str = "",
    data: Data = None,
) -> None:
    """Print a token of the embedded issuer of this data folder."""
    if rol not in ROLLEN:
        raise SystemExit(f"unknown role {rol}; choose from {', '.join(sorted(ROLLEN))}")
    if len(gemeente) != 4 or not gemeente.isdigit():  # noqa: PLR2004 - a CBS code
        raise SystemExit("--gemeente takes a CBS code of four digits, such as 0034")
    settings = _settings(data=data)
    print(EmbeddedIssuer(settings.data).token(rol, gemeente, settings.oidc_audience, team, medewerker, client))


@app.command()
def rebuild(
    naam: Annotated[str, typer.Argument(help="a read model of reporting, or alles")], data: Data = None
) -> None:
    """Make a read model of reporting anew from its log of facts, and say whether anything differed."""
    _run(beheer.herbouw(naam, _settings(data=data)))


@app.command()
def stand(data: Data = None) -> None:
    """Show outboxes, positions and parked sequences of every service."""
    _run(beheer.stand(_settings(data=data)))


@app.command("dead-letters")
def dead_letters(
    actie: Annotated[str, typer.Argument(help="list or replay")] = "list",
    service: Dienst = "reporting",
    topic: str = "",
    key: str = "",
    data: Data = None,
) -> None:
    """List parked sequences, or replay one after its cause was repaired."""
    _run(beheer.dead_letters(actie, _dienst(service), topic, key, _settings(data=data)))


def _dienst(naam: str) -> Service:
    if naam not in OP_NAAM:
        raise SystemExit(f"unknown service {naam}; choose from {', '.join(OP_NAAM)}")
    return OP_NAAM[naam]


def main() -> None:
    """Run the command line; anything expected that fails becomes one line on standard error."""
    try:
        app()
    except ValidationError as error:
        wrong = (f"KETEN_{part['loc'][0]}".upper() if part["loc"] else part["msg"] for part in error.errors())
        sys.exit(f"a setting is wrong: {', '.join(wrong)}")
    except (OSError, asyncpg.PostgresError, BrokerError, RuntimeError) as error:
        sys.exit(f"{type(error).__name__}: {error}")
