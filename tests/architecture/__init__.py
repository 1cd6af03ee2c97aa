"""Rules about the code itself: its size, its layers, its words, and what is generated from it."""
