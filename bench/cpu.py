"""Processor time a piece of work costs, here and in the database server: on a busy machine it says more than a clock.

Only the standard library, so that peers can use it too.
"""

import os
import time
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


def server(postmaster: int) -> float:
    """Seconds of processor time that a PostgreSQL server and all its processes have used, also those that ended."""
    total = 0.0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue  # it ended just now
            if int(entry.name) == postmaster:
                total += sum(map(int, fields[11:15]))  # its own, and that of processes it has waited for
            elif int(fields[1]) == postmaster:
                total += sum(map(int, fields[11:13]))
    return total / TICK


class Cpu:
    """Counts from its making on."""

    def __init__(self, postmaster: int) -> None:
        self._postmaster = postmaster
        self._server = server(postmaster)
        self._client = time.process_time()

    def per(self, events: float) -> dict[str, float]:
        """Milliseconds an event, in this process and in the server."""
        client, served = time.process_time() - self._client, server(self._postmaster) - self._server
        return {"client": round(client * 1000 / events, 4), "server": round(served * 1000 / events, 4)}
