"""Huishouden, dossier, onderzoek, plan and hulptraject: facts, commands, states and rules."""
