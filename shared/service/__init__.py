"""How a service runs: settings, HTTP conventions, authentication, telemetry, health and worker."""
