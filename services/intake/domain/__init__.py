"""Persoon, klantcontact, melding, aanmelding, partner and samenwerkingsafspraak: facts, commands, states and rules."""
