"""Writes a bill of materials in CycloneDX 1.6, as JSON."""

from __future__ import annotations

import datetime
import json
import os
import uuid
from pathlib import Path
from typing import Any

from bundle_contents import Component

_KEPT_OF_PARTS = ("type", "name", "version", "purl", "licenses", "hashes")


def write_sbom(program: Component, parts: list[Component], target: Path) -> None:
    """Write the program's bill of materials.

    It is dated by SOURCE_DATE_EPOCH if that is set; then the same input gives the same file.
    """
    described = [_component(one) for one in sorted(parts, key=lambda one: one.name.lower())]
    root = {**_component(program), "type": "application", "name": "Lepton Desktop"}
    when = datetime.datetime.fromtimestamp(
        int(os.environ.get("SOURCE_DATE_EPOCH", datetime.datetime.now(datetime.UTC).timestamp())),
        datetime.UTC,
    )
    content: dict[str, Any] = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": when.isoformat().replace("+00:00", "Z"),
            "lifecycles": [{"phase": "build"}],
            "component": root,
        },
        "components": described,
        "dependencies": [
            {"ref": root["bom-ref"], "dependsOn": sorted(one["bom-ref"] for one in described)},
            *({"ref": one["bom-ref"]} for one in described),
        ],
    }
    content["serialNumber"] = (
        f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(content, sort_keys=True))}"
    )
    target.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _component(one: Component) -> dict[str, Any]:
    reference = f"{one.name}@{one.version}"
    found: dict[str, Any] = {
        "type": "data" if one.is_data else "library",
        "bom-ref": reference,
        "name": one.name,
        "licenses": [{"expression": one.licence}],
        "externalReferences": [{"type": "distribution", "url": one.source}],
    }
    if one.version:
        found["version"] = one.version
    if one.purl:
        found["purl"] = one.purl
    if one.files:
        found["properties"] = [{"name": "lepton-desktop:file", "value": file} for file in one.files]
    if one.parts:
        found["components"] = [
            {**{key: part[key] for key in _KEPT_OF_PARTS if key in part}, "bom-ref": f"{reference}#{number}"}
            for number, part in enumerate(one.parts)
        ]
    return found
