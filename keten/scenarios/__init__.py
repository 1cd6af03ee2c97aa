"""Scenarios of municipalities, from a seed, after what they published."""

from collections.abc import Callable, Mapping

from keten.scenario import Scenario
from keten.scenarios import almere, groningen, rotterdam, schiedam

SCENARIOS: Mapping[str, Callable[[float], Scenario]] = {
    "almere": almere.kwartaal,
    "groningen": groningen.jaar,
    "rotterdam": rotterdam.kwartaal,
    "schiedam": schiedam.vijf_maanden,
}
"""Name of the gemeente -> its scenario at a scale."""
