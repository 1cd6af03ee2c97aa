"""What all tables of provisions belong to."""

from sqlalchemy import MetaData

metadata = MetaData()
