"""What the five municipal documents ask for, each shown over HTTP by a fact and a read."""
