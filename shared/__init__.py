"""What the services share: public facts, the pure kernel, and how facts are kept and travel."""
