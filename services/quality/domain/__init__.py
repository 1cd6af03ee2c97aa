"""Klacht, tevredenheidsmeting, medewerkersenquete and calamiteit: facts, commands, states and rules."""
