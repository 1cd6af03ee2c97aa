"""Reporting: every figure from the facts, open to the case behind it."""
