"""Tests over the whole chain, and what they start."""
