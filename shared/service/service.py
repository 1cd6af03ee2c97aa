"""A service as data: what its composition root says of it, and what follows from that."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fastapi import APIRouter

from shared.bus.consumer import Handler
from shared.bus.effects import Reacting, Reaction
from shared.events.codec import Codec
from shared.events.publiek import OPENBAAR, TOPIC_OF
from shared.eventstore.projector import Derived, Projection
from shared.eventstore.scheme import Scheme
from shared.service import klok

type MakeHandler = Callable[["Service", Scheme], Handler]


def reacting(service: "Service", scheme: Scheme) -> Handler:
    """The ordinary effect of incoming facts: derived tables and reactions."""
    return Reacting(scheme, service.reactions, klok.nu)


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One service.

    `domeinen` are the plurals whose streams it owns, and so the topics that it alone writes; `leest` the plurals that
    it reads whole; `analytisch` says that its api asks questions over whole tables.
    """

    naam: str
    titel: str
    folder: Path
    domeinen: Sequence[str]
    routers: Sequence[APIRouter]
    acts: Mapping[type, str] = field(default_factory=dict)
    private: Sequence[Mapping[str, type]] = ()
    projections: Sequence[Projection] = ()
    derived: Sequence[Derived] = ()
    reactions: Mapping[type, Sequence[Reaction]] = field(default_factory=dict)
    leest: Sequence[str] = ()
    handler: MakeHandler = reacting
    analytisch: bool = False

    @property
    def database(self) -> str:
        """The name of its database."""
        return f"keten_{self.naam}"

    @property
    def written(self) -> list[str]:
        """The topics that it writes."""
        return [f"wmo.{plural}" for plural in self.domeinen]

    @property
    def read(self) -> list[str]:
        """The topics that it consumes: those it names, and those of what it reacts to and derives.

        A fact about a term has none of its own; it is heard on the topics that are read for other facts.
        """
        kinds = set(self.reactions).union(*(derived.kinds for derived in self.derived))
        return sorted({TOPIC_OF[kind] for kind in kinds & TOPIC_OF.keys()} | {f"wmo.{plural}" for plural in self.leest})

    def codec(self) -> Codec:
        """All public facts, and its own private ones."""
        return Codec(*OPENBAAR, *self.private)

    @property
    def act_names(self) -> Mapping[str, str]:
        """Command name -> the act under which a client knows it."""
        return {command.__name__: act for command, act in self.acts.items()}
