"""The real components that the tests start: one Kafka broker, one PostgreSQL server."""
