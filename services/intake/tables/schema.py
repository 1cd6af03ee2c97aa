"""What all read tables of intake belong to."""

from sqlalchemy import MetaData

metadata = MetaData()
