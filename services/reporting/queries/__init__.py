"""Questions to the tables of reporting, by subject."""
