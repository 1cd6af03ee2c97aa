"""veraPDF, which judges whether a PDF is what it says it is."""

import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.infra.kafka import jars, tool

POM = Path(__file__).parent / "pom.xml"
RELEASE = ET.parse(POM).getroot().findtext(".//{*}verapdf.version")


def oordelen(folder: Path, flavour: str = "ua1") -> Mapping[str, str]:
    """Name of each PDF in the folder -> PASS or FAIL, with the rules that failed."""
    jar = jars(POM, f"verapdf-{RELEASE}") / "*"
    command = (tool("java"), "-cp", str(jar), "org.verapdf.apps.GreenfieldCliWrapper")
    ran = subprocess.run(
        [*command, "--flavour", flavour, "--format", "text", "-v", *map(str, sorted(folder.glob("*.pdf")))],
        capture_output=True,
        text=True,
        check=False,  # it ends with 1 when a file fails
    )
    found: dict[str, str] = {}
    naam = ""
    for regel in ran.stdout.splitlines():
        uitslag, _, rest = regel.strip().partition(" ")
        if uitslag in ("PASS", "FAIL") and rest.endswith(f" {flavour}"):
            naam = Path(rest.removesuffix(f" {flavour}")).name
            found[naam] = uitslag
        elif naam:
            found[naam] += f" {regel.strip()}"
    return found
