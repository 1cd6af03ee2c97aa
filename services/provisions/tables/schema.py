"""What the tables share: their schema, and what every table of an aggregate begins with."""

from typing import Any

from sqlalchemy import Column, Integer, MetaData, Text, Uuid

metadata = MetaData()


def stroom() -> list[Column[Any]]:
    """The columns of every table of streams: whose, which, its status and version, and the melding it began with."""
    return [
        Column("gemeente", Text, primary_key=True),
        Column("id", Uuid, primary_key=True),
        Column("status", Text, nullable=False),
        Column("versie", Integer, nullable=False),
        Column("melding_id", Uuid, nullable=False),
    ]
