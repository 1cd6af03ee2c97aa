"""Questions to intake's read tables, by subject."""
