"""The law's clock as pure functions: the day, the calendar and the suspensions come in as arguments."""
