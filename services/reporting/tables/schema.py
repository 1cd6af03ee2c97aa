"""What the tables share: their schema and key."""

from typing import Any

from sqlalchemy import Column, MetaData, Text, Uuid

metadata = MetaData()


def sleutel() -> list[Column[Any]]:
    """The key of every table of streams: gemeente and the id of the stream."""
    return [Column("gemeente", Text, primary_key=True), Column("id", Uuid, primary_key=True)]
