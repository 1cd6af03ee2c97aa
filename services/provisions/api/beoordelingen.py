"""What a beschikking may record of how it was judged, beside the six steps."""

from services.provisions.domain.beschikking.taal import Bekwaamheid
from shared.events.codes import Afstemmingsonderdeel, PgbBekwaamheid
from shared.service.models import Model, Tekst


class Afstemming(Model):
    """One of the parts a to h that the maatwerk is tuned to (Wmo 2015, art. 2.3.5 lid 5)."""

    onderdeel: Afstemmingsonderdeel
    motivering: Tekst


class PgbOordeel(Model):
    """Whether the applicant can answer for a pgb (Wmo 2015, art. 2.3.6 lid 2)."""

    uitkomst: PgbBekwaamheid
    motivering: Tekst

    @property
    def bekwaamheid(self) -> Bekwaamheid:
        """The judgement in the words of the domain."""
        return Bekwaamheid(uitkomst=self.uitkomst, motivering=self.motivering)
