"""Registers as rows: aanbieders, contracten, producten, tarieven."""

from services.provisions.domain.contract import Event as Contractfeit
from shared.events.aanbieders import AanbiederGeregistreerd
from shared.events.contracten import ContractBeeindigd, ContractGesloten
from shared.events.producten import ProductOpgenomen
from shared.events.tarieven import TariefVastgesteld
from shared.eventstore.projector import Row


def aanbieder_rij(_row: Row | None, fact: AanbiederGeregistreerd) -> Row:
    """An aanbieder."""
    return {"agb_code": fact.agb_code}


def contract_rij(row: Row | None, fact: Contractfeit) -> Row:
    """A contract with what is agreed in it, up to its last day."""
    match fact:
        case ContractGesloten():
            return {
                "aanbieder": fact.aanbieder_id,
                "van": fact.van,
                "tot": fact.tot,
                "prestatieafspraken": fact.prestatieafspraak_codes,
            }
        case ContractBeeindigd():
            return {**(row or {}), "tot": fact.per}


def product_rij(_row: Row | None, fact: ProductOpgenomen) -> Row:
    """A product."""
    return {"productcode": fact.productcode, "productcategorie": fact.productcategorie, "arrangement": fact.arrangement}


def tarief_rij(_row: Row | None, fact: TariefVastgesteld) -> Row:
    """A price in its period."""
    return {
        "productcode": fact.productcode,
        "aanbieder": fact.aanbieder_id,
        "eenheid": fact.eenheid,
        "bedrag_cent": fact.bedrag_cent,
        "van": fact.van,
        "tot": fact.tot,
    }
