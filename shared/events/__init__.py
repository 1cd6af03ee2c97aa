"""Public facts: what one service may tell another. One file per domain plural, each ending with its FEITEN."""
