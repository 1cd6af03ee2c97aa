"""Producten die een inwoner kan krijgen."""

from dataclasses import dataclass
from datetime import datetime

from shared.events.codes import Code, Productcategorie


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductOpgenomen:
    """Een product is opgenomen; een arrangement is langdurige hulp als geheel van een aanbieder."""

    gebeurd_op: datetime
    productcode: Code
    productcategorie: Productcategorie
    arrangement: bool


FEITEN = {"nl.wmo.producten.product-opgenomen.v1": ProductOpgenomen}
