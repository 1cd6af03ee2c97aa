"""What the tables share: their schema."""

from sqlalchemy import MetaData

metadata = MetaData()
