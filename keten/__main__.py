"""`python -m keten` is `keten`."""

from keten.cli import main

main()
