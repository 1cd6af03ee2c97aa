"""Casework: from the need for an onderzoek to a plan that inwoner and wijkwerker agree on."""
