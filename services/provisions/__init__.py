"""Provisions: from aanvraag to beschikking to an ordered and delivered maatwerkvoorziening."""
