#!/usr/bin/env python3
"""Checks every QML file with qmllint, which is first told the types that Python gives to QML.

qmllint knows a module by its `qmldir` and `qmltypes`. For `resources/qml` these stand beside the files; for the
view-models and items of `kiosk/ui` they are generated into `build/qml-types` here, so that a misspelt property of a
view-model is found like one of a Rectangle. Any warning fails.
"""

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
QML = ROOT / "resources" / "qml"
TYPES = ROOT / "build" / "qml-types"
TOOLS = Path(sys.executable).parent

Described = dict[str, Any]


def tool(name: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run one of the tools that PySide6 brings."""
    return subprocess.run([TOOLS / f"pyside6-{name}", *words], capture_output=True, text=True, check=False)


def main() -> int:
    """Return 0 when no file has a warning."""
    files = sorted(QML.rglob("*.qml"))
    if not files:
        print("no screens to check")
        return 0
    for module, described in describe_python_types().items():
        write_types(module, described)
    result = tool("qmllint", "-W", "0", "-I", QML, "-I", TYPES, *files)
    print(result.stdout + result.stderr, end="")
    return 1 if result.returncode else 0


def describe_python_types() -> dict[str, list[Described]]:
    """Return what each QML module holds of Python classes, read from their sources without running them."""
    sources = [path for path in sorted((ROOT / "kiosk" / "ui").rglob("*.py")) if "QML_IMPORT_NAME" in path.read_text()]
    if not sources:
        return {}
    dumped = tool("metaobjectdump", "--quiet", *sources)
    if dumped.returncode:
        raise SystemExit(dumped.stderr)
    modules: dict[str, list[Described]] = defaultdict(list)
    for described in json.loads(dumped.stdout.replace('"type": "float"', '"type": "double"')):
        modules[described["QML_IMPORT_NAME"]].append(described)
    return modules


def write_types(module: str, described: list[Described]) -> None:
    """Write the `qmldir` and `qmltypes` of one module."""
    folder = TYPES.joinpath(*module.split("."))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "classes.json").write_text(json.dumps(described))
    (folder / "qmldir").write_text(f"module {module}\ntypeinfo python.qmltypes\nimport QtQuick\n")
    registered = tool(
        "qmltyperegistrar",
        *("--generate-qmltypes", folder / "python.qmltypes", "--import-name", module, "--major-version", "1"),
        *("-o", folder / "registration.cpp", folder / "classes.json"),
    )
    if registered.returncode:
        raise SystemExit(registered.stderr)


if __name__ == "__main__":
    sys.exit(main())
