"""The chain over HTTP."""
