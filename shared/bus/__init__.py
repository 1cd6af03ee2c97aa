"""How facts travel: the relay publishes what the outbox holds, a bus carries it, an inbox applies it once."""
