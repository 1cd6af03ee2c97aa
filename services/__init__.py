"""One folder a service, identical inside; no service imports another."""
