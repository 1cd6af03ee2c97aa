"""What the tables share: their schema, and the columns that the runner fills."""

from typing import Any

from sqlalchemy import Column, Integer, MetaData, Text, Uuid

metadata = MetaData()


def stroom() -> list[Column[Any]]:
    """The key of a stream in its gemeente, its status and its version."""
    return [
        Column("gemeente", Text, primary_key=True),
        Column("id", Uuid, primary_key=True),
        Column("status", Text, nullable=False),
        Column("versie", Integer, nullable=False),
    ]
