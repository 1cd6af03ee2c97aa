"""`GET` of a sub-collection of acts: one generic route over the facts of the stream serves every act."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import fields
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path
from starlette.responses import Response

from shared.decider.decider import AnyDecider
from shared.events.codec import Codec, camel
from shared.privacy.reading import stored
from shared.service.desk import AtDesk, Desk
from shared.service.lists import JSON, json

type Facts = Mapping[str, Sequence[type]]
"""Act -> the facts that it leaves."""

_NUMMER = {"name": "nummer", "in": "path", "required": True, "schema": {"type": "integer"}}


def list_acts(
    router: APIRouter,
    resource: str,
    decider: AnyDecider,
    policy: str,
    facts: Facts,
    stream: Callable[[UUID], UUID] = lambda zaak_id: zaak_id,
) -> None:
    """Add the lists of these acts to a router; who may read the aggregate (operation `policy`) may read them.

    `resource` is its path, such as `/plannen/{plan_id}`. `stream` names the stream that keeps the facts, where it is
    another than the resource's own.
    """
    _, collection, name = resource.split("/")
    for act, kinds in facts.items():
        last = act.rpartition("/")[2].title().replace("-", "")
        router.get(
            f"{resource}/{act}",
            operation_id=f"lijst{collection.title()}{last}",
            summary=f"De {last.lower()} van een van de {collection}",
            openapi_extra={"x-beleid": policy, "parameters": [_NUMMER] if "{nummer}" in act else []},
        )(_lister(decider, frozenset(kinds), stream, name.strip("{}")))


def _lister(
    decider: AnyDecider, kinds: frozenset[type], stream: Callable[[UUID], UUID], name: str
) -> Callable[..., Awaitable[Response]]:
    async def lijst(zaak_id: Annotated[UUID, Path(alias=name)], desk: AtDesk) -> Response:
        return Response(
            json({"resultaten": await _facts(desk, decider, stream(zaak_id), kinds), "volgende": None}), media_type=JSON
        )

    return lijst


async def _facts(desk: Desk, decider: AnyDecider, stream_id: UUID, kinds: frozenset[type]) -> list[dict[str, Any]]:
    codec = desk.store.scheme.codec
    async with desk.read() as tx:
        rows = await stored(tx, codec, decider, stream_id)
    found = []
    for row, fact in rows:
        number = desk.request.path_params.get("nummer")
        if type(fact) in kinds and (number is None or str(getattr(fact, "nummer", "")) == number):
            head = {"versie": row["version"], "type": row["type"], "geregistreerdOp": row["recorded_at"]}
            found.append(head | _open_fields(fact, codec))
    return found


def _open_fields(fact: object, codec: Codec) -> dict[str, Any]:
    """The fields that are not personal; the others wait for the log of who reads them."""
    sealed = {field.name for field in codec.kind(fact).sealed}
    return {camel(f.name): getattr(fact, f.name) for f in fields(fact) if f.name not in sealed}  # type: ignore[arg-type]  # every fact is a dataclass
