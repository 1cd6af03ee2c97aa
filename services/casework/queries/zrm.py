"""What the sealed parts of a plan and a meting say of the zelfredzaamheidsmatrix, opened for one decision.

How someone scores on addiction or mental health is as personal as a diagnosis, so goals and
scores are stored sealed only, never as numbers in a fact or a row. A decision that compares them is given them by its
command: opened in memory, under the locks of both streams, and let go of with the request. What it decides, reached or
not, is all that is stored. What can no longer be opened (the key was destroyed) is not there: the goal is then
evaluated by hand.
"""

import orjson

from services.casework.domain.onderzoek.taal import ZrmScoresVastgelegd
from services.casework.domain.plan.taal import Bekend, Eindmeting, ZrmDoel
from shared.events.sealed import Personal, Redacted, Sealed
from shared.eventstore.scheme import Keys


async def zrm_doelen(keys: Keys, plan: Bekend) -> tuple[ZrmDoel, ...]:
    """The goals of the plan that name a domain and the score to reach."""
    inhoud = await _open(keys, plan.inhoud_doelen)
    doelen = zip(plan.doelen, orjson.loads(inhoud) if inhoud else (), strict=False)  # written in the same order
    return tuple(
        ZrmDoel(doel_id=doel.doel_id, domein=deel["zrm_domein"], score=deel["zrm_doel"])
        for doel, deel in doelen
        if deel.get("zrm_domein") and deel.get("zrm_doel")
    )


async def eindmeting(keys: Keys, meting: ZrmScoresVastgelegd | None) -> Eindmeting | None:
    """The eindmeting, if there is one and it opens."""
    scores = await _open(keys, meting.scores) if meting else None
    return Eindmeting(op=meting.gebeurd_op, scores=orjson.loads(scores)) if meting and scores else None


async def _open(keys: Keys, value: Personal[str]) -> str | None:
    if isinstance(value, Sealed):
        await keys.load([value])
        value = keys.open(value)
    return None if isinstance(value, Redacted) else value
