"""Intake: from the first question of an inwoner to the outcome of the aanmelding."""
