"""Aanvraag, beschikking, voorziening and pgb: facts, commands, states and rules."""
