"""What the program makes of the environment that a container is given."""

import os
from collections.abc import Callable, Mapping

import pytest

from shared.service.settings import Settings

type Taken = Callable[[Mapping[str, str]], Settings]


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> Taken:
    """The settings from these variables alone; names that the program does not know are refused."""
    read: Callable[..., Settings] = Settings  # the fields come from the environment, not from arguments

    def from_environment(variables: Mapping[str, str]) -> Settings:
        with monkeypatch.context() as environment:
            for name in [name for name in os.environ if name.startswith("KETEN_")]:
                environment.delenv(name)
            for name, value in variables.items():
                environment.setenv(name, value)
            return read()

    return from_environment
