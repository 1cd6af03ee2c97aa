"""Quality: what inwoners and staff think of it, judged by who had no part in it."""
