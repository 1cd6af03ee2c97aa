"""The pure kernel: a command is decided into facts, facts fold into a state. Standard library only."""
