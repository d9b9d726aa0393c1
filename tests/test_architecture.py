"""The house rules that a program can check. The lists and numbers at the top are the rules."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parent.parent

# Who imports whom: each floor only floors below it.
FLOORS = ["pejling", "components", "pages", "app", "tools", "tests", "dev"]

# The storeys inside pejling, lowest first: each module imports only modules before it.
STOREYS = [
    "__init__", "lean_arrow", "errors", "periods", "period_spellings", "units", "danish", "spreadsheets", "content",
    "settings", "areas", "indicators", "series", "small_numbers", "goals", "activity_states", "plans", "plan_files",
    "plan_writing",
    "intake", "store", "records", "notes", "activities", "answers", "steps", "library", "figure_words", "import_texts",
    "earlier_days", "figures", "entries", "activity_templates", "templates", "seasons", "forecasts", "forecast_lines",
    "levels", "measurements", "small_flows", "outlooks", "results_ahead", "references", "gaps", "paces", "statuses",
    "status_words", "method_texts", "likelihoods", "ambitions", "sentences", "status_rules", "markers", "assessments",
    "fans", "vintages", "proposals", "proposal_files", "decisions", "plan_versions", "follow_up", "others",
    "year_before", "captions", "plan_totals", "decision_texts", "decision_files", "next_year", "agendas",
    "meeting_texts", "charts", "activity_changes", "gained", "doubts", "receipts", "receipts_together",
    "receipt_texts", "receipt_workbooks", "examples", "reports", "commands", "cli", "__main__",
]  # fmt: skip
# The same inside those of its packages that have an order of their own.
INSIDE = {"intake": [
    "addresses", "issues", "extents", "packed", "number_forms", "birth_dates", "number_headers", "privacy",
    "number_bytes", "number_formulas", "hiding_places", "person_names", "people", "person_columns", "formats", "hidden",
    "markup", "binary_excel", "shared_texts", "texts", "web_pages", "documents", "old_excel", "appearance", "archives",
    "sheets", "numbers", "headers", "footnotes", "period_cells", "dimensions", "roles", "year_parts", "day_columns",
    "header_rows", "grids", "continued", "grid_search", "next_headers", "pieces", "layouts", "header_parts", "titles",
    "subjects", "vocabulary", "refusals", "upper_labels", "matches", "qualified", "units_said", "every_benefit",
    "populations", "answers", "corrections", "suggestions", "previews", "target_lists", "measures", "part_headings",
    "period_columns", "group_headers", "told_years", "new_years", "month_headers", "calendars", "person_tables",
    "unsaid", "axes", "parting", "places", "activity_sheets", "keys", "shares", "unreadable", "tables", "repeats",
    "other_figures", "rows_apart", "filters_below", "marked_notes", "notes_below", "hidden_groups", "unused",
    "single_persons", "readings", "reading", "child", "__init__", "entered", "__main__",
], "sentences": ["findings", "chances", "__init__"],
    "reports": [
        "stamps", "presenter_sheets", "contents", "remark_texts", "plots", "slide_boxes", "slide_texts",
        "slide_tables", "slide_charts", "own_deck", "decks", "slides", "chart_images", "pictures", "series_files",
        "definitions", "cells", "number_formats", "books", "level_tables", "overview_sheets", "area_sheets",
        "what_if_sheets", "number_sheets", "workbooks", "papers", "appendix", "results_review", "formats",
        "__init__",
    ],
    "charts": ["grammar", "meeting", "marks", "level_rows", "rows", "comparison", "__init__"],
    "commands": ["__init__", "store", "plan", "report", "follow_up"],
    "store": ["files", "imports", "tables", "withdrawals", "changes", "__init__"]}  # fmt: skip

NOT_IN_PEJLING = {"streamlit", "altair"}
STREAMLIT_STATE = {"session_state", "query_params", "cache_data", "cache_resource"}
STATE_PACKAGE = "components/state/"
TABLE_LIBRARIES = {"pandas", "pyarrow"}
TABLE_MODULES = ("pejling/intake/*", "pejling/store/*", "pejling/charts/*", "components/tables.py",
                 "pejling/reports/series_files.py", "tools/*")  # fmt: skip
FILE_LINES, PAGE_LINES, FUNCTION_LINES, FUNCTION_LINES_P90, PARAMETERS = 250, 60, 40, 20, 5
COPIED_LINES, COPIED_SHARE = 6, 0.01
VAGUE_NAMES = {"utils", "helpers", "manager", "service", "df", "data", "result"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file, as text and as tree. `parts` are its dotted name's; a package's last is __init__."""

    path: str
    text: str
    tree: ast.Module

    @property
    def parts(self) -> list[str]:
        return self.path.removesuffix(".py").split("/")

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(self.tree))

    @property
    def functions(self) -> Iterator[Function]:
        return (node for node in self.nodes if isinstance(node, Function))

    @property
    def imports(self) -> Iterator[list[str]]:
        """Yield the parts of every module imported; `from a import b` is a.b where that is a module here."""
        for node in self.nodes:
            if isinstance(node, ast.Import):
                yield from (alias.name.split(".") for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                parts = (node.module or "").split(".")
                for alias in node.names:
                    inner = REPO.joinpath(*parts, alias.name)
                    yield [*parts, alias.name] if inner.is_dir() or inner.with_suffix(".py").is_file() else parts


def sources(*places: str) -> list[Source]:
    """Return the Python files in these folders (and these files), where they exist."""
    inside = [file for place in places for file in (REPO / place).rglob("*.py")]
    files = [*inside, *(REPO / place for place in places if (REPO / place).is_file())]
    texts = {file: file.read_text(encoding="utf-8") for file in sorted(files)}
    return [Source(file.relative_to(REPO).as_posix(), text, ast.parse(text)) for file, text in texts.items()]


HOUSE = sources("pejling", "components", "pages", "app.py")
ALL = [*HOUSE, *sources("tools", "dev.py")]


def nothing(rule: str, offenders: Iterable[str]) -> None:
    """Fail with the list of those that break the rule."""
    found = sorted(set(offenders))
    if found:
        pytest.fail("\n  ".join([f"{rule}:", *found]), pytrace=False)


def is_below(here: list[str], there: list[str]) -> bool:
    """Tell whether an import inside pejling goes to a lower storey, or lower inside the same package."""
    order = STOREYS if here[0] != there[0] else INSIDE.get(here[0], [])
    if order is not STOREYS:
        here, there = here[1:], there[1:] or ["__init__"]
    return not order or (here[0] in order and there[0] in order[: order.index(here[0])])


def test_imports_are_written_in_full() -> None:
    nothing("relative imports", (s.path for s in ALL for n in s.nodes if isinstance(n, ast.ImportFrom) and n.level))


def test_imports_go_down_from_app_to_pages_to_components_to_pejling() -> None:
    def is_downwards(here: str, there: str) -> bool:
        return there not in FLOORS[FLOORS.index(here) :] or here == there != "pages"

    wrong = (f"{s.path} imports {to[0]}" for s in HOUSE for to in s.imports if not is_downwards(s.parts[0], to[0]))
    nothing("imports that do not go down", wrong)


def test_modules_of_pejling_import_only_storeys_below_their_own() -> None:
    arrows = [(s, to) for s in sources("pejling") for to in s.imports if to[0] == "pejling" and len(to) > 1]
    wrong = (f"{s.path} imports {'.'.join(to)}" for s, to in arrows if not is_below(s.parts[1:], to[1:]))
    nothing("imports upwards", wrong)


def test_every_module_of_pejling_has_a_storey() -> None:
    homeless = [s.path for s in sources("pejling") if s.parts[1] not in STOREYS]
    homeless += [s.path for name in INSIDE for s in sources(f"pejling/{name}") if s.parts[2] not in INSIDE[name]]
    nothing("modules without a place in the lists of this file", homeless)


def test_pejling_knows_neither_streamlit_nor_altair() -> None:
    nothing("screen in the core", (s.path for s in sources("pejling") for to in s.imports if to[0] in NOT_IN_PEJLING))


def test_only_the_state_module_touches_session_state_query_parameters_and_caches() -> None:
    def touched(node: ast.AST) -> set[str]:
        names = {alias.name for alias in node.names} if isinstance(node, ast.ImportFrom) else set()
        return STREAMLIT_STATE & (names | ({node.attr} if isinstance(node, ast.Attribute) else set()))

    found = (
        f"{s.path}: {name}"
        for s in HOUSE
        if not s.path.startswith(STATE_PACKAGE)
        for n in s.nodes
        for name in touched(n)
    )
    nothing(f"state outside {STATE_PACKAGE}", found)


def test_tables_live_only_in_intake_store_and_charts() -> None:
    users = (Path(s.path) for s in ALL for to in s.imports if to[0] in TABLE_LIBRARIES)
    nothing("tables elsewhere", (str(path) for path in users if not any(path.match(place) for place in TABLE_MODULES)))


def test_no_page_lies_directly_in_the_pages_folder() -> None:
    nothing("pages that would run without app.py's frame", (file.name for file in (REPO / "pages").glob("*.py")))


def test_the_content_folder_holds_no_code() -> None:
    nothing("Python among the content", (s.path for s in sources("data")))


def test_files_and_pages_keep_to_their_number_of_lines() -> None:
    lengths = ((s, len(s.text.splitlines()), PAGE_LINES if s.parts[0] == "pages" else FILE_LINES) for s in ALL)
    nothing("long files", (f"{s.path} has {n} lines, may have {limit}" for s, n, limit in lengths if n > limit))


def length(function: Function) -> int:
    """Count the lines from def to the end, less the docstring's."""
    first, last = function.body[0], function.body[-1].end_lineno or 0
    docstring = (first.end_lineno or 0) - first.lineno + 1 if ast.get_docstring(function) else 0
    return last - function.lineno + 1 - docstring


def test_functions_keep_to_their_number_of_lines() -> None:
    lengths = ((f"{s.path}:{f.lineno} {f.name}", length(f)) for s in ALL for f in s.functions)
    nothing(f"over {FUNCTION_LINES} lines", (f"{name}: {n}" for name, n in lengths if n > FUNCTION_LINES))


def test_nine_functions_in_ten_are_short() -> None:
    lengths = sorted(length(f) for s in ALL for f in s.functions)

    assert lengths[len(lengths) * 9 // 10] <= FUNCTION_LINES_P90


def parameters(function: Function) -> list[ast.arg]:
    """Return the parameters, without self and cls."""
    listed = (arg for arg in ast.iter_child_nodes(function.args) if isinstance(arg, ast.arg))
    return [arg for arg in listed if arg.arg not in {"self", "cls"}]


def test_functions_keep_to_their_number_of_parameters() -> None:
    crowded = (f"{s.path}:{f.lineno} {f.name}" for s in ALL for f in s.functions if len(parameters(f)) > PARAMETERS)
    nothing(f"over {PARAMETERS} parameters", crowded)


def test_every_parameter_and_return_value_has_its_type() -> None:
    everything = ((s.path, f) for s in ALL for f in s.functions)
    untyped = ((p, f) for p, f in everything if not f.returns or not all(a.annotation for a in parameters(f)))
    nothing("types missing", (f"{path}:{f.lineno} {f.name}" for path, f in untyped))


def public(body: list[ast.stmt]) -> Iterator[Function | ast.ClassDef]:
    """Yield a module's public functions and classes, and the classes' public methods."""
    for node in body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            yield from public(node.body) if isinstance(node, ast.ClassDef) else ()


def test_everything_public_has_a_docstring() -> None:
    bare = [s.path for s in ALL if not ast.get_docstring(s.tree)]
    bare += [f"{s.path}:{n.lineno} {n.name}" for s in ALL for n in public(s.tree.body) if not ast.get_docstring(n)]
    nothing("docstrings missing", bare)


def test_no_except_catches_everything() -> None:
    def is_broad(handler: ast.ExceptHandler) -> bool:
        caught = ast.unparse(handler.type) if handler.type else "Exception"
        return bool({"Exception", "BaseException"} & set(caught.strip("()").split(", ")))

    handlers = ((s.path, n) for s in ALL for n in s.nodes if isinstance(n, ast.ExceptHandler))
    nothing("broad excepts", (f"{path}:{n.lineno}" for path, n in handlers if is_broad(n)))


def test_names_say_what_a_thing_is() -> None:
    vague = [s.path for s in ALL if VAGUE_NAMES & {word for part in s.parts for word in part.split("_")}]
    for source in ALL:
        named = [(n.lineno, n.id) for n in source.nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]
        named += [(a.lineno, a.arg) for f in source.functions for a in parameters(f)]
        vague += [f"{source.path}:{line} {name}" for line, name in named if name in VAGUE_NAMES]
    nothing("names that could mean anything", vague)


def test_no_html_is_let_through_unchecked() -> None:
    nothing("unsafe_allow_html", (s.path for s in ALL if "unsafe_allow_html" in s.text))


def code_lines(source: Source) -> list[str]:
    """Return the lines of code as they are compared: no comments, blanks, docstrings or imports, no indentation."""
    lines: dict[int, str] = {}
    for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
        if token.type != tokenize.COMMENT:
            lines[token.start[0]] = f"{lines.get(token.start[0], '')} {token.string.strip()}".strip()
    for node in source.nodes:
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if isinstance(node, ast.stmt) and (docstring or isinstance(node, ast.Import | ast.ImportFrom)):
            lines |= dict.fromkeys(range(node.lineno, (node.end_lineno or 0) + 1), "")
    return [text for _, text in sorted(lines.items()) if text]


def test_hardly_any_code_is_a_copy_of_other_code() -> None:
    places: dict[tuple[str, ...], list[str]] = {}
    for source in HOUSE:
        lines = code_lines(source)
        for start in range(len(lines) - COPIED_LINES + 1):
            places.setdefault(tuple(lines[start : start + COPIED_LINES]), []).append(f"{source.path}: {lines[start]}")
    copied = [place for where in places.values() if len(where) > 1 for place in where]
    if len(copied) >= COPIED_SHARE * max(1, sum(map(len, places.values()))):
        nothing(f"{COPIED_SHARE:.0%} or more of all runs of {COPIED_LINES} lines are copies, starting at", copied)
