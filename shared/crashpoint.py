"""Named points where a test may kill the process; they do nothing unless switched on.

`KETEN_CRASHPOINT=name:n` kills the own process with SIGKILL at the n-th hit of that name, and only together with
`KETEN_TESTBUILD=1`: an ordinary process that finds the variable set refuses to start.
"""

import os
import signal

NAMES = frozenset(
    [
        "command.before_commit",
        "command.after_commit",
        "relay.before_publish",
        "relay.after_ack",
        "relay.after_delete",
        "bus.after_first_group",
        "consumer.mid_batch",
        "consumer.after_commit",
        "park.before_commit",
        "replay.after_apply",
        "deadline.after_claim",
        "deadline.after_command",
        "rebuild.progress",
        "rebuild.before_switch",
        "rebuild.after_switch",
    ]
)


def _configured() -> tuple[str, int]:
    setting = os.environ.get("KETEN_CRASHPOINT", "")
    if not setting:
        return "", 0
    name, _, hit = setting.partition(":")
    if os.environ.get("KETEN_TESTBUILD") != "1":
        raise SystemExit("KETEN_CRASHPOINT is only for tests; unset it")
    if name not in NAMES:
        raise SystemExit(f"KETEN_CRASHPOINT names {name!r}, which is no crash point")
    return name, int(hit or "1")


_armed, _left = _configured()


def crashpoint(name: str) -> None:
    """Kill this process here when the environment armed this name; otherwise nothing."""
    global _left  # noqa: PLW0603 - the count of hits is the one piece of state this module is for
    if name == _armed:
        _left -= 1
        if _left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
