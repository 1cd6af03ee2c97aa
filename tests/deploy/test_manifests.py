"""What is deployed keeps the promises that it makes: every check here is shown to fail on a broken manifest, too.

A check takes the rendered documents and yields its complaints; none is good.
"""

import re
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from shared.service.settings import Settings

BASE = Path(__file__).parents[2] / "deploy" / "k8s" / "base"
SERVICES = ("intake", "casework", "provisions", "quality", "reporting")
STORES = {"out wmo-keten/postgres 5432", "out wmo-keten/kafka 9092"}
FLOWS = {  # what each kind of pod may speak with; another service is not among it
    "api": STORES | {"in wmo-keten/gateway 8000", "out wmo-keten/issuer 443", "out wmo-keten/issuer 8443"},
    "worker": STORES,
    "migrate": {"out wmo-keten/postgres 5432"},
    "topics": {"out wmo-keten/kafka 9092"},
}
DNS = {"out kubernetes.io/metadata.name 53"}
COMPONENT = "app.kubernetes.io/component"
PROBES = {  # path, period, failures
    "startupProbe": ("/_healthz", 10, 30),
    "livenessProbe": ("/_healthz/livez", 10, 3),
    "readinessProbe": ("/_healthz/readyz", 5, 2),
}

type Document = dict[str, Any]
type Taken = Callable[[Mapping[str, str]], Settings]
type Check = Callable[[Sequence[Document]], Iterator[str]]


@pytest.fixture(scope="module")
def manifests() -> list[Document]:
    rendered = subprocess.run(["kubectl", "kustomize", str(BASE)], check=True, capture_output=True, text=True)
    return list(yaml.safe_load_all(rendered.stdout))


def _kind(documents: Sequence[Document], *kinds: str) -> Iterator[Document]:
    return (document for document in documents if document["kind"] in kinds)


def _name(document: Document) -> str:
    return f"{document['kind']} {document['metadata']['name']}"


def _pods(documents: Sequence[Document]) -> Iterator[tuple[str, Document, Document]]:
    """Name, labels and spec of every pod template."""
    for document in _kind(documents, "Deployment", "Job"):
        template = document["spec"]["template"]
        yield _name(document), template["metadata"]["labels"], template["spec"]


def _selects(selector: Document, labels: Document) -> bool:
    plain = all(labels.get(key) == value for key, value in selector.get("matchLabels", {}).items())
    expressions = selector.get("matchExpressions", [])
    assert all(expression["operator"] == "In" for expression in expressions)
    return plain and all(labels.get(each["key"]) in each["values"] for each in expressions)


def known_to_kubernetes(documents: Sequence[Document]) -> Iterator[str]:
    for document in documents:
        try:
            kubernetes_validate.validate(document, kubernetes_validate.latest_version(), strict=True)
        except (kubernetes_validate.ValidationError, kubernetes_validate.SchemaNotFoundError) as error:
            yield f"{_name(document)}: {error.message}"


def restricted(documents: Sequence[Document]) -> Iterator[str]:
    """Pod Security Standards, restricted; and more: a high uid, a read-only root, no token, limits."""
    for name, _, spec in _pods(documents):
        security = spec.get("securityContext", {})
        rules = {
            "runs as a high uid that is not root": security.get("runAsNonRoot") is True
            and security.get("runAsUser", 0) > 10_000,
            "has the runtime's seccomp profile": security.get("seccompProfile") == {"type": "RuntimeDefault"},
            "has no token": spec.get("automountServiceAccountToken") is False,
            "has an account": spec.get("serviceAccountName") == "keten",
            "gets no addresses in its environment": spec.get("enableServiceLinks") is False,
            "keeps to its own namespaces": not spec.keys() & {"hostNetwork", "hostPID", "hostIPC"},
            "has harmless volumes only": all(
                volume.keys() & {"emptyDir", "secret", "projected", "configMap"} for volume in spec["volumes"]
            ),
            "starts nothing beside its container": len(spec["containers"]) == 1 and "initContainers" not in spec,
        }
        for container in spec["containers"]:
            resources = container.get("resources", {"requests": {}, "limits": {}})
            rules |= {
                "gains nothing": container.get("securityContext")
                == {
                    "allowPrivilegeEscalation": False,
                    "capabilities": {"drop": ["ALL"]},
                    "readOnlyRootFilesystem": True,
                },
                "takes no port of its node": not any("hostPort" in port for port in container.get("ports", [])),
                "asks for processor time and for the memory it may use": "cpu" in resources["requests"]
                and "memory" in resources["limits"]
                and resources["requests"]["memory"] == resources["limits"]["memory"],
                "names the version of its image": re.fullmatch(r"[a-z/-]+:\d+\.\d+\.\d+", container["image"]),
            }
        yield from (f"{name}: not so: {rule}" for rule, kept in rules.items() if not kept)


def watched(documents: Sequence[Document]) -> Iterator[str]:
    for document in _kind(documents, "Deployment"):
        spec = document["spec"]["template"]["spec"]
        (container,) = spec["containers"]
        for probe, wanted in PROBES.items():
            found = container.get(probe, {"httpGet": {}})
            ports = {port["name"] for port in container["ports"]}
            has = (found["httpGet"].get("path"), found.get("periodSeconds"), found.get("failureThreshold"))
            if has != wanted or found["httpGet"]["port"] not in ports:
                yield f"{_name(document)}: {probe} is {found}"
        if container.get("lifecycle") != {"preStop": {"sleep": {"seconds": 5}}}:
            yield f"{_name(document)}: stops before load balancers know"
        if spec.get("terminationGracePeriodSeconds") != 45:
            yield f"{_name(document)}: has another time to stop in"


def available(documents: Sequence[Document]) -> Iterator[str]:
    """A drained node leaves one of each, and the two are not put on one node without need."""
    budgets = list(_kind(documents, "PodDisruptionBudget"))
    for document in _kind(documents, "Deployment"):
        labels, spec = document["spec"]["template"]["metadata"]["labels"], document["spec"]["template"]["spec"]
        matching = [budget["spec"] for budget in budgets if _selects(budget["spec"]["selector"], labels)]
        if len(matching) != 1 or not 0 < matching[0]["minAvailable"] < document["spec"]["replicas"]:
            yield f"{_name(document)}: has budgets {matching}"
        spreads = spec.get("topologySpreadConstraints", [])
        keys = {spread["topologyKey"] for spread in spreads if _selects(spread["labelSelector"], labels)}
        if keys != {"kubernetes.io/hostname", "topology.kubernetes.io/zone"}:
            yield f"{_name(document)}: is spread over {keys}"
        others = [other for other in _kind(documents, "Deployment") if other is not document]
        if any(_selects(document["spec"]["selector"], o["spec"]["template"]["metadata"]["labels"]) for o in others):
            yield f"{_name(document)}: selects the pods of another"


def _flows(policy: Document) -> Iterator[str]:
    for direction, rules, side in (("in", "ingress", "from"), ("out", "egress", "to")):
        for rule in policy["spec"].get(rules, []):
            for peer in rule.get(side) or [{}]:
                namespaces = peer.get("namespaceSelector", {}).get("matchLabels", {"everything": ""})
                ports = [port["port"] for port in rule.get("ports") or [{"port": "all"}]]
                yield from (f"{direction} {label} {port}" for label in namespaces for port in ports)


def fenced(documents: Sequence[Document]) -> Iterator[str]:
    """Nothing is open but what `FLOWS` lists, to the line."""
    policies = list(_kind(documents, "NetworkPolicy"))
    denies = {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
    if not any(policy["spec"] == denies for policy in policies):
        yield "no policy denies by default"
    for name, labels, _ in _pods(documents):
        selecting = [policy for policy in policies if _selects(policy["spec"]["podSelector"], labels)]
        found = {flow for policy in selecting for flow in _flows(policy)}
        wanted = FLOWS[labels[COMPONENT]] | DNS
        if found != wanted:
            yield f"{name}: too open {found - wanted}, too closed {wanted - found}"


def reachable(documents: Sequence[Document]) -> Iterator[str]:
    apis = {f"{service}-api" for service in SERVICES}
    services = {document["metadata"]["name"]: document["spec"] for document in _kind(documents, "Service")}
    if services.keys() != apis:
        yield f"Services are {sorted(services)}"
    for name, spec in services.items():
        selected = [pod for pod, labels, _ in _pods(documents) if _selects({"matchLabels": spec["selector"]}, labels)]
        if selected != [f"Deployment {name}"]:
            yield f"Service {name} leads to {selected}"


def complete(documents: Sequence[Document]) -> Iterator[str]:
    """An api and a worker for each service, told whose they are by the label that `--service` is filled from."""
    wanted = {f"{service}-{kind}" for service in SERVICES for kind in ("api", "worker")}
    found = {document["metadata"]["name"]: document for document in _kind(documents, "Deployment")}
    if found.keys() != wanted:
        yield f"Deployments are {sorted(found)}"
    for name, document in found.items():
        service, _, kind = name.partition("-")
        template = document["spec"]["template"]
        (container,) = template["spec"]["containers"]
        command = {"api": "serve", "worker": "worker"}.get(kind)
        if container["args"] != [command, "--service", "$(SERVICE)"]:
            yield f"{_name(document)}: runs {container['args']}"
        if template["metadata"]["labels"]["app.kubernetes.io/name"] != service:
            yield f"{_name(document)}: serves another"
    jobs = {document["metadata"]["labels"][COMPONENT] for document in _kind(documents, "Job")}
    if jobs != {"migrate", "topics"}:
        yield f"Jobs are {sorted(jobs)}"


def without_secrets(documents: Sequence[Document]) -> Iterator[str]:
    yield from (_name(secret) for secret in _kind(documents, "Secret"))
    for settings in _kind(documents, "ConfigMap"):
        yield from (f"{name} is a secret" for name in settings["data"] if re.search("PASSWORD|MIGRATE_URL", name))


POD = "spec template spec"
CONTAINER = f"{POD} containers 0"
BROKEN: list[tuple[Check, str, str, object]] = [  # which check must notice, where, and what stands there instead
    (known_to_kubernetes, "Deployment intake-api", "spec replicaz", 2),
    (known_to_kubernetes, "Service intake-api", "kind", "Loket"),
    (restricted, "Job keten-migrate", f"{POD} securityContext runAsUser", 0),
    (restricted, "Job keten-topics", f"{POD} securityContext seccompProfile", None),
    (restricted, "Deployment intake-worker", f"{POD} automountServiceAccountToken", None),
    (restricted, "Deployment intake-worker", f"{POD} enableServiceLinks", True),
    (restricted, "Deployment intake-api", f"{POD} hostNetwork", True),
    (restricted, "Deployment intake-api", f"{POD} volumes 0", {"name": "tmp", "hostPath": {"path": "/tmp"}}),
    (restricted, "Deployment intake-api", f"{CONTAINER} securityContext readOnlyRootFilesystem", False),
    (restricted, "Deployment intake-api", f"{CONTAINER} securityContext capabilities add", ["NET_ADMIN"]),
    (restricted, "Deployment intake-api", f"{CONTAINER} resources", None),
    (restricted, "Deployment intake-api", f"{CONTAINER} image", "wmo-keten:latest"),
    (watched, "Deployment casework-worker", f"{CONTAINER} livenessProbe", None),
    (watched, "Deployment casework-worker", f"{CONTAINER} readinessProbe httpGet path", "/"),
    (watched, "Deployment casework-api", f"{CONTAINER} lifecycle", None),
    (watched, "Deployment casework-api", f"{POD} terminationGracePeriodSeconds", 10),
    (available, "PodDisruptionBudget reporting-worker", "spec minAvailable", 2),
    (available, "PodDisruptionBudget reporting-worker", "kind", "Service"),
    (available, "Deployment reporting-api", f"{POD} topologySpreadConstraints", None),
    (available, "Deployment reporting-api", "spec selector matchLabels app.kubernetes.io/name", None),
    (fenced, "NetworkPolicy default-deny", "spec policyTypes", ["Ingress"]),
    (fenced, "NetworkPolicy to-kafka", "spec egress 0 to", None),
    (fenced, "NetworkPolicy to-kafka", "spec podSelector", {}),
    (fenced, "NetworkPolicy to-postgres", "spec egress", []),
    (fenced, "NetworkPolicy from-gateway", "spec ingress 0 from 0 namespaceSelector", {}),
    (reachable, "Service provisions-api", f"spec selector {COMPONENT}", "worker"),
    (reachable, "Service provisions-api", "metadata name", "provisions"),
    (complete, "Deployment provisions-worker", "metadata name", "provisions-werker"),
    (complete, "Deployment provisions-worker", f"{CONTAINER} args", ["worker", "--service", "intake"]),
    (complete, "Job keten-topics", "kind", "CronJob"),
    (without_secrets, "ServiceAccount keten", "kind", "Secret"),
    (without_secrets, "ConfigMap keten-settings", "data KETEN_DATABASE_PASSWORD", "geheim"),
]


@pytest.mark.parametrize("check", dict.fromkeys(check for check, *_ in BROKEN))
def test_the_manifests_have_no_faults(manifests: list[Document], check: Check) -> None:
    assert list(check(manifests)) == []


@pytest.fixture
def broken(manifests: list[Document], where: str, path: str, instead: object) -> list[Document]:
    documents = deepcopy(manifests)
    place: Any
    (place,) = (document for document in documents if re.fullmatch(where + "(-[a-z0-9]{10})?", _name(document)))
    *steps, last = path.split()
    for step in steps:
        place = place[int(step) if step.isdigit() else step]
    if instead is None:
        del place[last]
    else:
        place[int(last) if last.isdigit() else last] = instead
    return documents


@pytest.mark.parametrize(("check", "where", "path", "instead"), BROKEN)
def test_a_broken_manifest_is_noticed(broken: list[Document], check: Check) -> None:
    assert list(check(broken))


def test_every_pod_gets_settings_that_the_program_takes(manifests: list[Document], taken: Taken) -> None:
    (given,) = _kind(manifests, "ConfigMap")
    for name, _, spec in _pods(manifests):
        (container,) = spec["containers"]
        assert container["envFrom"] == [{"configMapRef": {"name": given["metadata"]["name"]}}], name
        own = {each["name"]: each["value"] for each in container.get("env", []) if "value" in each}
        settings = taken(given["data"] | own)
        assert settings.omgeving == "productie"
        assert settings.embedded_issuer, (
            "an issuer differs by place: it is not ours to choose, and no api starts without"
        )
        assert settings.database_url
        assert settings.kafka_bootstrap
