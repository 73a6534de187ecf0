"""A file of `questions/` → a Question, or an error with file and line.

Decorators are YAML in lines that begin with `#+`, above the query. Unknown decorators are errors,
so that a misspelt one can never make a title, a parameter or a question disappear.
"""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from noticegraph.content import Content
from noticegraph.errors import (
    ContentError,
    QuerySyntaxError,
    QuestionFormatError,
    UnknownQuestionError,
)
from noticegraph.near_names import nearest_names
from noticegraph.questions.model import (
    Parameter,
    ParameterVariable,
    Question,
    is_header_line,
    parse_parameter_variable,
)
from noticegraph.sparql_syntax import QueryForm, query_form
from noticegraph.sparql_text import tokens

if TYPE_CHECKING:
    import yaml

_DECORATORS = {
    "summary": "text",
    "summary_nl": "text",
    "filled": "text",
    "filled_nl": "text",
    "description": "text",
    "description_nl": "text",
    "keywords": "text",
    "keywords_nl": "text",
    "tags": "list",
    "defaults": "mapping",
    "enumerate": "list",
}
_SHAPES = {"text": '"…"', "list": "[a, b]", "mapping": "{name: value}"}
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FORGOTTEN_PLUS = re.compile(r"\s*#\s*[-*]?\s*(" + "|".join(_DECORATORS) + r")\s*:")
_EVIDENCE_COLUMNS = ("statement", "evidence")


def read_questions(content: Content) -> dict[str, Question]:
    """Read every question of the content, by id, in the order of their ids.

    Raises QuestionFormatError for the first invalid one, ContentError if the folder is missing.
    """
    return {path.stem: read_question(path) for path in question_files(content)}


def question_files(content: Content) -> list[Path]:
    """Return the files of the questions by name. Raises ContentError if there is no folder."""
    if not content.questions.is_dir():
        raise ContentError("no-questions", file=content.questions)
    return sorted(content.questions.glob("*.rq"))


def find_question(content: Content, question_id: str) -> Question:
    """Read only the question with that id; UnknownQuestionError suggests the nearest ids."""
    files = {path.stem: path for path in question_files(content)}
    if question_id not in files:
        raise UnknownQuestionError(
            "unknown-question",
            question=question_id,
            nearest=tuple(nearest_names(question_id, files)),
            known=tuple(files),
        )
    return read_question(files[question_id])


def read_question(path: Path) -> Question:
    """Read one question. Raises QuestionFormatError with the line of the problem."""
    text = read_query_text(path)
    if not _ID.fullmatch(path.stem):
        _refuse("question-id", path, 1, id=path.stem)
    decorators = _Decorators(path, text)
    variables = _parameter_variables(path, text)
    try:
        form = query_form(text)
    except QuerySyntaxError as error:
        raise QuestionFormatError.retell(error, path) from error
    line = _line_of_query(text)
    if form is not QueryForm.SELECT:
        _refuse("question-form", path, line)
    columns = _read_columns(path, text, line)
    _require_order(path, text, line)
    title = decorators.translated("summary", required=True)
    return Question(
        id=path.stem,
        title=title,
        description=decorators.translated("description", required=False),
        keywords=decorators.translated("keywords", required=False),
        filled=decorators.translated("filled", required=False),
        subjects=decorators.names("tags", required=True),
        parameters=_parameters(path, decorators, variables),
        columns=columns,
        text=text,
        path=path,
    )


def read_query_text(path: Path) -> str:
    """Read a query file as UTF-8. Raises QuestionFormatError if that is not possible."""
    try:
        return path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        _refuse("question-encoding", path, line)
    except OSError as error:
        raise QuestionFormatError(
            "unreadable-question", reason=error.strerror or str(error), file=path
        ) from error


def _refuse(kind: str, path: Path, line: int, column: int | None = None, **values: Any) -> NoReturn:
    raise QuestionFormatError(kind, file=path, line=line, column=column, **values)


class _Decorators:
    """The decorators of one file, each with its line; refuses unknown ones."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self._nodes: dict[str, yaml.Node] = {}
        self.lines: dict[str, int] = {}
        root = self._compose(text)
        if root is None:
            return
        import yaml

        if not isinstance(root, yaml.MappingNode):
            _refuse("not-a-decorator", path, root.start_mark.line + 1)
        for key, value in root.value:
            self._add(key, value)

    def _compose(self, text: str) -> yaml.Node | None:
        lines = text.split("\n")
        header = len(list(takewhile(is_header_line, lines)))
        yaml_lines = []
        for number, line in enumerate(lines, 1):
            if line.startswith("#+"):
                if number > header:
                    _refuse("late-decorator", self.path, number)
                # The two characters stay as blanks, so that columns in messages are right.
                yaml_lines.append("  " + line[2:])
            elif number <= header and (found := _FORGOTTEN_PLUS.match(line)):
                _refuse("forgotten-plus", self.path, number, decorator=found[1])
            else:
                yaml_lines.append("")
        import yaml

        # The C loader takes a fifth of the time, and every command reads these files.
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            return yaml.compose("\n".join(yaml_lines), Loader=loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            at, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            _refuse("broken-decorator", self.path, at, column, reason=str(error.problem))
        except yaml.YAMLError:
            _refuse("unprintable-decorators", self.path, 1)

    def _add(self, key: yaml.Node, value: yaml.Node) -> None:
        import yaml

        name = str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
        line = key.start_mark.line + 1
        if name not in _DECORATORS:
            near = tuple(nearest_names(name, _DECORATORS, limit=1))
            known = tuple(_DECORATORS)
            _refuse("unknown-decorator", self.path, line, decorator=name, nearest=near, known=known)
        if name in self._nodes:
            _refuse("repeated-decorator", self.path, line, decorator=name)
        shape = {
            yaml.ScalarNode: "text",
            yaml.SequenceNode: "list",
            yaml.MappingNode: "mapping",
        }[type(value)]
        if shape != _DECORATORS[name]:
            wanted = _DECORATORS[name]
            _refuse(
                "decorator-shape", self.path, line,
                decorator=name, wanted=wanted, shape=shape, example=_SHAPES[wanted],
            )  # fmt: skip
        self._nodes[name] = value
        self.lines[name] = line

    def _scalar(self, name: str, node: yaml.Node) -> str:
        import yaml

        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            line = node.start_mark.line + 1
            _refuse("value-in-decorator", self.path, line, decorator=name)
        return " ".join(node.value.split())

    def translated(self, name: str, *, required: bool) -> dict[str, str]:
        """Return the text of a decorator in each language that has one."""
        keys = {"en": name, "nl": f"{name}_nl"}
        given = {
            language: self._scalar(key, self._nodes[key])
            for language, key in keys.items()
            if key in self._nodes
        }
        for language, key in keys.items():
            if language not in given and (required or given):
                line = next((self.lines[k] for k in keys.values() if k in self.lines), 1)
                if language == "en":
                    _refuse("missing-english", self.path, line, decorator=key)
                _refuse("missing-dutch", self.path, line, decorator=key)
        return given

    def names(self, name: str, *, required: bool = False) -> tuple[str, ...]:
        """Return the texts of a decorator that is a list."""
        node = self._nodes.get(name)
        values = tuple(self._scalar(name, item) for item in node.value) if node else ()
        if required and not values:
            line = self.lines.get(name, 1)
            _refuse("missing-decorator", self.path, line, decorator=name)
        return values

    def mapping(self, name: str) -> dict[str, str]:
        """Return the texts of a mapping as written: no YAML dates or numbers."""
        node = self._nodes.get(name)
        pairs = node.value if node else ()
        return {self._scalar(name, key): self._scalar(name, value) for key, value in pairs}


def _parameter_variables(path: Path, text: str) -> dict[str, ParameterVariable]:
    found: dict[str, ParameterVariable] = {}
    for kind, word, start in tokens(text):
        variable = parse_parameter_variable(word) if kind == "variable" else None
        if not variable:
            continue
        if found.setdefault(variable.name, variable) != variable:
            line = text.count("\n", 0, start) + 1
            _refuse("parameter-written-twice", path, line, parameter=variable.name)
    return found


def _parameters(
    path: Path, decorators: _Decorators, variables: dict[str, ParameterVariable]
) -> tuple[Parameter, ...]:
    defaults = decorators.mapping("defaults")
    enumerated = decorators.names("enumerate")
    for decorator, names in (("defaults", defaults), ("enumerate", enumerated)):
        for name in names:
            if name not in variables:
                _refuse(
                    "decorator-of-no-parameter",
                    path,
                    decorators.lines[decorator],
                    decorator=decorator,
                    name=name,
                    nearest=tuple(nearest_names(name, variables)),
                    known=tuple(variables),
                )
    for name in enumerated:
        if not values_file(path, name).is_file():
            _refuse("no-values-file", path, decorators.lines["enumerate"], parameter=name)
    return tuple(
        Parameter(
            name=variable.name,
            type=variable.type,
            required=not variable.optional and variable.name not in defaults,
            default=defaults.get(variable.name),
            enumerated=variable.name in enumerated,
        )
        for variable in variables.values()
    )


def values_file(question_path: Path, parameter: str) -> Path:
    """Return the file that lists the values of an enumerated parameter.

    A file for one question, ``values/<question>.<parameter>.rq``, overrides the common one.
    """
    folder = question_path.parent / "values"
    own = folder / f"{question_path.stem}.{parameter}.rq"
    return own if own.is_file() else folder / f"{parameter}.rq"


def _line_of_query(text: str) -> int:
    for kind, word, start in tokens(text):
        if kind == "word" and word.upper() in QueryForm.__members__:
            return text.count("\n", 0, start) + 1
    return 1


def _read_columns(path: Path, text: str, line: int) -> tuple[str, ...]:
    columns: list[str] = []
    depth = 0
    inside = False
    previous = ""
    for kind, word, _ in tokens(text):
        upper = word.upper()
        if kind == "comment":
            continue
        if not inside:
            inside = upper == "SELECT" and kind not in ("iri", "string", "variable")
        elif upper in ("WHERE", "FROM", "{"):
            break
        elif word in "()":
            depth += 1 if word == "(" else -1
        elif kind == "variable" and (not depth or (depth == 1 and previous == "AS")):
            columns.append(word[1:])
        elif word == "*" and not depth:
            _refuse("select-star", path, line)
        previous = upper
    for name in _EVIDENCE_COLUMNS:
        if name not in columns:
            _refuse("missing-column", path, line, name=name)
    return tuple(columns)


def _require_order(path: Path, text: str, line: int) -> None:
    depth = 0
    for kind, word, _ in tokens(text):
        if kind in ("comment", "iri", "string", "variable", "prefixed_name"):
            continue
        depth += (word == "{") - (word == "}")
        if depth == 0 and word.upper() == "ORDER":
            return
    _refuse("missing-order", path, line)
