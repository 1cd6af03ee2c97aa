"""Each aggregate of casework, from huishouden to veiligheidssignaal: facts, commands, states and rules."""
