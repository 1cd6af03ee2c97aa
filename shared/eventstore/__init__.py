"""Where facts are kept: one PostgreSQL database per service, schema `es` beside its own read tables."""
