"""Plain models of the aggregates, and what drives models and deciders side by side."""
