"""The person of a new melding: known by BSN or id, or made known now; and what their household reported before."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.intake.domain.melding import melding
from services.intake.domain.melding.taal import KoppelHerhaling
from services.intake.domain.persoon import persoon
from services.intake.domain.persoon.taal import RegistreerPersoon
from services.intake.queries import toegang
from services.intake.queries.toegang import Bekende
from shared.decider.decider import Act, Decided
from shared.events.codes import Doelgroep
from shared.events.meldingen import MeldingOntvangen
from shared.eventstore.projector import blind_index
from shared.service.desk import Desk
from shared.service.models import Bsn, Datum, Model, Naam
from shared.service.problems import Problem

Postcode = Annotated[str, Field(pattern=r"^[1-9][0-9]{3} ?[A-Za-z]{2}$", max_length=7)]
Huisnummer = Annotated[str, Field(min_length=1, max_length=20)]


class Persoonsgegevens(Model):
    """Whom a melding is about."""

    bsn: Bsn | None = None
    naam: Naam
    geboortedatum: Datum | None = None
    postcode: Postcode | None = None
    huisnummer: Huisnummer | None = None


class Betrokkene:
    """The person of a new melding: one we know by BSN, one that is named by id, or someone new.

    The look-up runs under a lock on the index of the BSN, so that the same BSN at the same moment is one person.
    """

    def __init__(
        self, desk: Desk, gegevens: Persoonsgegevens | None, persoon_id: UUID | None, nieuw: UUID, op: datetime
    ) -> None:
        self._op = op
        self._bekende: Bekende | None = None
        self._gegevens = gegevens
        self._given = persoon_id
        self._new = nieuw
        bsn = gegevens.bsn if gegevens else None
        self._index = blind_index(desk.store.scheme.keys, desk.gemeente, "bsn", bsn) if bsn else None

    async def id(self, decided: Decided) -> UUID:
        """The id under which facts name this person.

        Raises:
            Problem: 404, the id that was given is nobody's here.

        """
        if self._index is not None:
            self._bekende = await toegang.bekende_met_bsn(decided.look, self._index, self._op)
        elif self._given is not None:
            self._bekende = await toegang.bekende_met_id(decided.look, self._given, self._op)
            if self._bekende is None:
                raise Problem("niet-gevonden")
        return self._bekende.id if self._bekende else self._new

    def acts(self, melding_id: UUID, wijkcode: str, doelgroep: Doelgroep | None) -> tuple[Act, Act]:
        """Register the person unless known, and tell what their household reported before; decided after `id`."""
        return self._registreer(wijkcode, doelgroep), Act(melding, melding_id, self._koppel)

    async def _koppel(self, decided: Decided) -> object | None:
        known, ontvangen = self._bekende, decided.one(MeldingOntvangen)
        if known is None or known.laatste_op is None or ontvangen is None:
            return None
        return KoppelHerhaling(
            eerdere_melding_ids=known.eerdere_melding_ids,
            huishouden_id=known.huishouden_id,
            laatste_op=known.laatste_op,
            leefgebieden=tuple(sorted(known.leefgebieden.union(ontvangen.leefgebieden))),
        )

    def _registreer(self, wijkcode: str, doelgroep: Doelgroep | None) -> Act:
        async def fill(_decided: Decided) -> object | None:
            gegevens = self._gegevens
            if self._bekende is not None or gegevens is None:
                return None
            return RegistreerPersoon(
                persoon_id=self._new,
                op=self._op,
                wijkcode=wijkcode,
                doelgroep=doelgroep,
                bsn=gegevens.bsn,
                naam=gegevens.naam,
                geboortedatum=gegevens.geboortedatum.isoformat() if gegevens.geboortedatum else None,
                postcode=gegevens.postcode,
                huisnummer=gegevens.huisnummer,
            )

        return Act(persoon, self._new, fill, (self._index,) if self._index else ())
