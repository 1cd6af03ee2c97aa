"""Persoon, melding and aanmelding: facts, commands, states and rules."""
