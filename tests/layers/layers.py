#!/usr/bin/python3
"""Reads the includes of every source and says which break the layout of docs/architecture.md.

Usage: layers.py ROOT [--report]
Exit 0 if the layout holds, 1 with one line per broken rule otherwise. --report lists the largest files
and functions; only a file over MAX_LINES fails.
"""
import re
import sys
from pathlib import Path

# Room -> the rooms it may include from (itself always).
MAY_INCLUDE = {
    "sim": [],
    "models": ["sim"],
    "scenarios": ["sim", "models"],
    "results": ["sim", "models/ledger", "models/scenario", "models/settings", "models/network"],
    "viz": ["sim", "results"],
    "experiments": ["sim", "models", "scenarios", "results"],
    "cli": ["sim", "models", "scenarios", "results", "viz", "experiments"],
}
# Folder inside models/ -> what of models/ it may include, beside itself. `settings` are plain values, wherever they stand.
SETTINGS = r"(\w+_)?settings\.hpp"
INSIDE_MODELS = {
    "network": [SETTINGS, r"purposes\.hpp"],
    "rules": [SETTINGS, r"network/", r"(scenario|parcel|purposes|market_ledger)\.hpp", r"places/roads\.hpp"],
    "places": [SETTINGS, r"network/", r"rules/", r"(parcel|regime)\.hpp", r"(\w+_)?ledger\.hpp"],
}
SEES_ACTORS = ("models/simulate.cpp", "models/county_cast.hpp", "models/county_cast.cpp")  # who put them on the stage
# Foreign headers -> the one room that may include them.
FOREIGN = {
    r"simgrid/|xbt": "sim",
    r"Random123/": "sim",
    r"fmt/": "sim",
    r"toml": "scenarios",
    r"hdf5|H5": "results",
    r"boost/random/": "experiments",
    r"cairo|pango|fontconfig": "viz",
    r"CLI/": "cli",
    r"mpi\.h|boost/mpi": "experiments",
}
SINGLE_FILE = {
    r"CLI/": "cli/parse.cpp",  # slow to compile, so included once
    r"mpi\.h|boost/mpi": "experiments/launch/mpi.cpp",  # of the one program that loads MPI
}
MAX_LINES = 400
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def includes(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match[1], match[2]


def wrong_project_include(file, target):
    if file.startswith("experiments/launch/") and not target.startswith(("experiments/launch/", "sim/")):
        return f"a launcher knows of numbered jobs alone: {target} (experiments/launch/ sees itself and sim/)"
    room = file.split("/")[0]
    target_room = target.split("/")[0]
    if target_room not in MAY_INCLUDE:
        return f'"{target}" is not written from the top of the repository (e.g. "sim/time.hpp")'
    if target_room != room and not any(
        target.startswith(allowed + "/") or (allowed.count("/") and target.startswith(allowed))
        for allowed in MAY_INCLUDE[room]
    ):
        return f"{room}/ may not include {target} (it sees: {', '.join(MAY_INCLUDE[room]) or 'itself'})"
    if target.startswith("models/actors/") and not file.startswith("models/actors/") and room == "models":
        if file.startswith("models/rules/"):
            return f"a rule sees an actor: {target} (rules are pure functions)"
        if file not in SEES_ACTORS:
            return f"{target} is included by actors and {', '.join(SEES_ACTORS)} alone"
    folder = file.split("/")[1] if room == "models" else ""
    if folder in INSIDE_MODELS and target.startswith("models/") and not target.startswith(f"models/{folder}/"):
        if not any(re.match(allowed, target.removeprefix("models/")) for allowed in INSIDE_MODELS[folder]):
            return f"models/{folder}/ may not include {target} (see INSIDE_MODELS)"
    if file.startswith("models/actors/") and target.startswith("models/actors/"):
        own = Path(target).stem  # truck.hpp is that of truck.cpp and of truck_loading.cpp
        if Path(file).stem != own and not Path(file).stem.startswith(own + "_"):
            return f"an actor includes another: {target} (actors meet at queues, pools and rules)"
    return None


def wrong_foreign_include(file, target):
    for pattern, room in FOREIGN.items():
        if re.match(pattern, target) and file.split("/")[0] != room:
            return f"<{target}> belongs to {room}/ alone"
    for pattern, only in SINGLE_FILE.items():
        if re.match(pattern, target) and file != only:
            return f"<{target}> is included in {only} alone"
    return None


def problems_of(root, path):
    file = path.relative_to(root).as_posix()
    for number, bracket, target in includes(path):
        check = wrong_project_include if bracket == '"' else wrong_foreign_include
        problem = check(file, target)
        if problem:
            yield f"{file}:{number}: {problem}"
    text = path.read_text(encoding="utf-8")
    if file.startswith("models/rules/") and re.search(r"\bco_(await|yield|return)\b", text):
        yield f"{file}: a rule waits (co_await and its like belong to models/actors)"
    lines = text.count("\n")
    if lines > MAX_LINES:
        yield f"{file}: {lines} lines (more than {MAX_LINES}): make two files of it"


def long_web_files(root):
    for path in sorted(p for p in (root / "viz/web").glob("*") if p.suffix in (".js", ".css")):
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines > MAX_LINES:
            yield f"{path.relative_to(root).as_posix()}: {lines} lines (more than {MAX_LINES}): make two files of it"


def sources(root):
    for room in MAY_INCLUDE:
        yield from sorted(p for p in (root / room).rglob("*") if p.suffix in (".hpp", ".cpp"))


def function_lengths(path):
    """Lengths of functions as clang-format lays them out: from a line at the margin, or one class deep,
    that ends in ') {' or the like, to the brace that closes it at the same indentation."""
    begin, indent = None, ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        opened = re.match(r"^( {0,2})\S.*\)( const| noexcept| override| ->.*)* \{$", line)
        if begin is None and opened and not line.strip().startswith(("if", "for", "while", "switch")):
            begin, indent = number, opened[1]
        elif begin is not None and line == indent + "}":
            yield number - begin + 1, begin
            begin = None


def report(root, files):
    sizes = sorted(((p.read_text(encoding="utf-8").count("\n"), p) for p in files), reverse=True)
    functions = sorted(((n, p, line) for p in files for n, line in function_lengths(p)), reverse=True)
    if sizes:
        print(f"{len(sizes)} files, median {sizes[len(sizes) // 2][0]} lines; the largest:")
        for lines, path in sizes[:8]:
            print(f"  {lines:4} {path.relative_to(root)}")
    if functions:
        print(f"{len(functions)} functions, median {functions[len(functions) // 2][0]} lines; the longest:")
        for lines, path, number in functions[:8]:
            print(f"  {lines:4} {path.relative_to(root)}:{number}")


def main():
    root = Path(sys.argv[1]).resolve()
    files = list(sources(root))
    problems = [problem for path in files for problem in problems_of(root, path)]
    problems += long_web_files(root)
    for problem in problems:
        print(problem)
    if "--report" in sys.argv[2:]:
        report(root, files)
    if not files:
        problems.append("no sources")
        print(f"{root}: no sources (a wrong folder?)")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
