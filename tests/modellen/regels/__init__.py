"""What the tables ask and cannot say themselves: plain questions to what was done, one module a service."""
