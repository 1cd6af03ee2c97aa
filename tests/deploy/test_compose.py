"""What one machine runs, and the image that everything runs from."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from shared.service.settings import Settings

ROOT = Path(__file__).parents[2]
SERVICES = ("intake", "casework", "provisions", "quality", "reporting")
APIS = {f"{service}-api" for service in SERVICES}
WORKERS = {f"{service}-worker" for service in SERVICES}
JOBS = {"migrate", "topics"}

type Document = dict[str, Any]
type Taken = Callable[[Mapping[str, str]], Settings]


@pytest.fixture(scope="module")
def containers() -> dict[str, Document]:
    found: dict[str, Document] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    return found


@pytest.fixture(scope="module")
def dockerfile() -> list[str]:
    """Its instructions, one a line, without comments."""
    text = re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text(), flags=re.MULTILINE)
    return text.replace("\\\n", " ").splitlines()


def _environment(container: Document) -> dict[str, str]:
    """As Compose fills it in where nothing is set but what must be."""
    filled = {name: re.sub(r"\$\{\w+:-(.*)\}", r"\1", str(value)) for name, value in container["environment"].items()}
    return {name: re.sub(r"\$\{\w+:\?.*\}", "https://issuer.example", value) for name, value in filled.items()}


def test_every_service_of_the_program_is_deployed() -> None:
    assert {found.parent.name for found in ROOT.glob("services/*/app.py")} <= set(SERVICES)


def test_compose_runs_an_api_and_a_worker_of_every_service(containers: dict[str, Document]) -> None:
    assert containers.keys() == {"postgres", "kafka"} | JOBS | APIS | WORKERS
    for service in SERVICES:
        assert containers[f"{service}-api"]["command"] == ["serve", "--service", service]
        assert containers[f"{service}-worker"]["command"] == ["worker", "--service", service]


def test_services_wait_for_the_jobs_and_the_jobs_for_the_servers(containers: dict[str, Document]) -> None:
    done, healthy = {"condition": "service_completed_successfully"}, {"condition": "service_healthy"}
    assert all(containers[name]["depends_on"] == dict.fromkeys(JOBS, done) for name in APIS | WORKERS)
    assert containers["migrate"]["depends_on"] == {"postgres": healthy}
    assert containers["topics"]["depends_on"] == {"kafka": healthy}
    assert all("healthcheck" in container for name, container in containers.items() if name not in JOBS)


def test_every_container_is_confined(containers: dict[str, Document]) -> None:
    for name, container in containers.items():
        assert container["read_only"] is True, name
        assert container["cap_drop"] == ["ALL"], name
        assert container["security_opt"] == ["no-new-privileges:true"], name
        assert not container.keys() & {"privileged", "cap_add", "network_mode", "pid"}, name
        assert container["mem_limit"], name
        assert re.fullmatch(r"[a-z/-]+:\d+(\.\d+)+", container["image"]), name


def test_only_apis_can_be_reached_and_only_from_this_machine(containers: dict[str, Document]) -> None:
    ports = {name: container["ports"] for name, container in containers.items() if "ports" in container}
    assert ports.keys() == APIS
    published = [port for mapped in ports.values() for port in mapped]
    assert all(re.fullmatch(r"127\.0\.0\.1:\d+:8000", port) for port in published)
    assert len(set(published)) == len(published)
    assert all(container["networks"] == ["binnen"] for name, container in containers.items() if name not in APIS)


def test_secrets_come_as_files_and_nobody_gets_more_than_needed(containers: dict[str, Document]) -> None:
    given = {name: set(container.get("secrets", [])) for name, container in containers.items()}
    assert all(given.pop(name) == {"keten_database_password", "kek"} for name in APIS | WORKERS)
    assert given == {
        "postgres": {"postgres_password"},
        "kafka": set(),
        "migrate": {"keten_database_password", "keten_database_migrate_url"},
        "topics": set(),
    }
    for container in containers.values():
        assert not [name for name in container["environment"] if re.search("PASSWORD$|MIGRATE_URL$", name)]


def test_the_program_takes_the_settings_of_every_container(containers: dict[str, Document], taken: Taken) -> None:
    for name in APIS | WORKERS | JOBS:
        settings = taken(_environment(containers[name]))
        assert not settings.embedded_issuer
        assert settings.database_url
        assert settings.kafka_bootstrap


@pytest.mark.parametrize("place", ["docker-compose.yml", "Dockerfile", "deploy"])
def test_every_setting_that_is_named_exists(place: str) -> None:
    files = [path for path in (ROOT / place, *(ROOT / place).rglob("*")) if path.is_file()]
    named = set(re.findall(r"\bketen_[a-z_]+\b|\bKETEN_[A-Z_]+\b", "\n".join(path.read_text() for path in files)))
    settings = {f"keten_{name}" for name in (*Settings.model_fields, "secrets_dir")}
    assert {name.lower() for name in named} <= settings


def test_the_image_holds_only_what_the_lock_names(dockerfile: list[str]) -> None:
    fetching = [
        line for line in dockerfile if re.search(r"\b(pip|uv|apt|apt-get|curl|wget)\b.*\b(install|get|http)", line)
    ]
    system, wheels = fetching
    assert "apt-get install --yes --no-install-recommends" in system
    for library in ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-liberation"):
        assert library in system, "without it no letter becomes a PDF"
    for option in ("--require-hashes", "--no-deps", "--only-binary :all:", "--requirement /requirements.lock"):
        assert option in wheels
    last = max(at for at, line in enumerate(dockerfile) if line.startswith("FROM "))
    assert dockerfile.index(wheels) < last, "nothing is installed in the stage that is kept"
    assert dockerfile[last] == "FROM base"


def test_the_image_runs_as_a_user_of_its_own_from_a_named_version(dockerfile: list[str]) -> None:
    users = [line.split()[1].split(":")[0] for line in dockerfile if line.startswith("USER ")]
    assert len(users) == 1
    assert int(users[0]) > 10_000
    assert "ARG PYTHON=python:3.13-slim" in dockerfile
    assert {line.split()[1] for line in dockerfile if line.startswith("FROM ")} == {"${PYTHON}", "base"}
    assert ":latest" not in "".join(dockerfile)
    assert dockerfile[-1] == 'ENTRYPOINT ["keten"]'


def test_the_image_is_built_from_what_is_committed_to_run() -> None:
    rules = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if not line.startswith("#")]
    assert rules[0] == "*"
    assert {rule for rule in rules if rule.startswith("!")} == {"!requirements.lock", "!shared", "!services", "!keten"}


def test_who_sends_letters_is_checked_at_start(taken: Taken) -> None:
    settings = taken({"KETEN_GEMEENTEN": '{"0034": {"naam": "Almere", "telefoon": "14 036"}}'})
    assert settings.gemeenten["0034"].telefoon == "14 036"
    with pytest.raises(ValueError, match="gemeenten"):
        taken({"KETEN_GEMEENTEN": '{"0034": {"name": "Almere"}}'})
