"""The contracts of the kernel: the event store on PostgreSQL, and the bus in process and on Kafka."""
