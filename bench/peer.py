"""Peers: other people's libraries, each in an environment of its own, one alive at a time."""

import asyncio
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PEERS = Path(__file__).parent / "peers"


class PeerError(RuntimeError):
    """A peer could not be installed, or ended with an error."""


def environment(name: str) -> Path:
    """The interpreter of a peer's environment, installed from its pinned list on first use."""
    listed = PEERS / f"{name}.txt"
    mark = hashlib.sha256(listed.read_bytes() + sys.version.encode()).hexdigest()
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "wmo-keten"
    folder = cache / f"bench-{name}"
    python, done = folder / "bin" / "python", folder / "installed"
    if done.exists() and done.read_text() == mark:
        return python
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    uv = ROOT / ".tools" / "bin" / "uv"
    if uv.exists():
        _run(str(uv), "venv", "--quiet", "--python", sys.executable, str(folder))
        _run(str(uv), "pip", "sync", "--quiet", "--require-hashes", "--python", str(python), str(listed))
    else:
        _run(sys.executable, "-m", "venv", str(folder))
        _run(str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(listed))
    done.write_text(mark)
    return python


def _run(*words: str) -> None:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise PeerError(f"{' '.join(words)}: {done.stderr[-2_000:]}")


async def ask(name: str, script: str, question: dict[str, Any]) -> dict[str, Any]:
    """Run one script of `bench/peers` in a peer's environment: JSON in, the last line of its output as JSON back."""
    python = await asyncio.to_thread(environment, name)
    process = await asyncio.create_subprocess_exec(
        str(python),
        str(PEERS / f"{script}.py"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    try:
        out, errors = await process.communicate(json.dumps(question).encode())
    finally:
        if process.returncode is None:  # interrupted: no peer keeps running
            process.kill()
            await process.wait()
    if process.returncode != 0:
        raise PeerError(f"{script} ended with {process.returncode}: {errors.decode(errors='replace')[-3_000:]}")
    found: dict[str, Any] = json.loads(out.splitlines()[-1])
    return found
