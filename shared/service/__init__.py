"""How a service runs: settings, HTTP conventions, authentication, telemetry, health, worker, the embedded mode."""
