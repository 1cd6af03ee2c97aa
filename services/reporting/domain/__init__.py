"""The figures: what each one counts, in words that stand beside it."""
