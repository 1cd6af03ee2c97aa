"""Ids and partitions: UUIDv7 for what is new, Kafka's murmur2 for where a stream travels."""

import os
import time
from uuid import UUID

_MASK = 0xFFFFFFFF


def uuid7() -> UUID:
    """A new UUID of version 7 (RFC 9562): milliseconds first, then 74 random bits."""
    random = int.from_bytes(os.urandom(10))
    value = (time.time_ns() // 1_000_000 & ((1 << 48) - 1)) << 80
    value |= 0x7000 << 64 | (random >> 68 & 0xFFF) << 64
    value |= 0b10 << 62 | random & ((1 << 62) - 1)
    return UUID(int=value)


def partition_of(key: UUID, partitions: int) -> int:
    """The partition of a stream, as Kafka's default partitioner gives it for the 16 key bytes."""
    data = key.bytes
    h = 0x9747B28C ^ len(data)
    for start in range(0, 16, 4):
        k = int.from_bytes(data[start : start + 4], "little") * 0x5BD1E995 & _MASK
        k = (k ^ k >> 24) * 0x5BD1E995 & _MASK
        h = (h * 0x5BD1E995 & _MASK) ^ k
    h = (h ^ h >> 13) * 0x5BD1E995 & _MASK
    h ^= h >> 15
    return (h & 0x7FFFFFFF) % partitions
