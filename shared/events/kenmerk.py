"""The number that people use for a case. It derives from the id's random bits, so no counter has to be gapless."""

from uuid import UUID

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O or U to misread


def kenmerk(soort: str, case_id: UUID) -> str:
    """`kenmerk("melding", id)` -> `M-7F3K-9QXT`: forty random bits of the id behind the first letter of the kind."""
    bits = case_id.int & ((1 << 40) - 1)
    letters = "".join(_LETTERS[(bits >> shift) & 31] for shift in range(35, -5, -5))
    return f"{soort[0].upper()}-{letters[:4]}-{letters[4:]}"
