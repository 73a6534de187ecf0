"""A file of `questions/` → a Question, or an error with file and line.

Decorators are YAML in lines that begin with `#+`, above the query. Unknown decorators are errors,
so that a misspelt one can never make a title, a parameter or a question disappear.
"""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from noticegraph.content import Content
from noticegraph.errors import (
    ContentError,
    QuerySyntaxError,
    QuestionFormatError,
    UnknownQuestionError,
)
from noticegraph.near_names import nearest_names, suggest_names
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
        raise ContentError(
            "the folder of the questions is missing",
            hint="give a content folder that has one (--content DIR)",
            file=str(content.questions),
        )
    return sorted(content.questions.glob("*.rq"))


def find_question(content: Content, question_id: str) -> Question:
    """Read only the question with that id; UnknownQuestionError suggests the nearest ids."""
    files = {path.stem: path for path in question_files(content)}
    if question_id not in files:
        raise UnknownQuestionError(
            f'there is no question "{question_id}"',
            hint=suggest_names(question_id, files, "questions"),
        )
    return read_question(files[question_id])


def read_question(path: Path) -> Question:
    """Read one question. Raises QuestionFormatError with the line of the problem."""
    text = read_query_text(path)
    if not _ID.fullmatch(path.stem):
        _refuse(path, 1, f'"{path.stem}" is no id of a question', "use a-z, 0-9 and hyphens")
    decorators = _Decorators(path, text)
    variables = _parameter_variables(path, text)
    try:
        form = query_form(text)
    except QuerySyntaxError as error:
        raise QuestionFormatError(
            error.message, hint=error.hint, file=str(path), line=error.line, column=error.column
        ) from error
    line = _line_of_query(text)
    if form is not QueryForm.SELECT:
        _refuse(path, line, "a question must be a SELECT query", "name its columns in a SELECT")
    columns = _read_columns(path, text, line)
    _require_order(path, text, line)
    title = decorators.translated("summary", required=True)
    return Question(
        id=path.stem,
        title=title,
        description=decorators.translated("description", required=False),
        keywords=decorators.translated("keywords", required=False),
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
        _refuse(path, line, "this byte is not UTF-8", "save the file as UTF-8")
    except OSError as error:
        raise QuestionFormatError(
            f"the question cannot be read: {error.strerror or error}",
            hint="check that the file exists and that you may read it",
            file=str(path),
        ) from error


def _refuse(path: Path, line: int, message: str, hint: str, column: int | None = None) -> NoReturn:
    raise QuestionFormatError(message, hint=hint, file=str(path), line=line, column=column)


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
            _refuse(path, root.start_mark.line + 1, "this is no decorator", "write #+ name: value")
        for key, value in root.value:
            self._add(key, value)

    def _compose(self, text: str) -> yaml.Node | None:
        lines = text.split("\n")
        header = len(list(takewhile(is_header_line, lines)))
        yaml_lines = []
        for number, line in enumerate(lines, 1):
            if line.startswith("#+"):
                if number > header:
                    hint = "put the decorators above the query"
                    _refuse(self.path, number, "a decorator stands inside the query", hint)
                # The two characters are replaced by blanks, so that columns in messages stay
                # correct.
                yaml_lines.append("  " + line[2:])
            elif number <= header and (found := _FORGOTTEN_PLUS.match(line)):
                hint = f"write #+ {found[1]}: …"
                _refuse(self.path, number, f'a comment that looks like "{found[1]}"', hint)
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
            hint = "put a text with a colon or a leading special character between quotes"
            _refuse(self.path, at, f"broken decorator: {error.problem}", hint, column)
        except yaml.YAMLError:
            _refuse(self.path, 1, "broken decorators", "use printable characters only")

    def _add(self, key: yaml.Node, value: yaml.Node) -> None:
        import yaml

        name = str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
        line = key.start_mark.line + 1
        if name not in _DECORATORS:
            near = nearest_names(name, _DECORATORS)
            hint = f"did you mean {near[0]}?" if near else "known: " + ", ".join(_DECORATORS)
            _refuse(self.path, line, f'unknown decorator "{name}"', hint)
        if name in self._nodes:
            _refuse(self.path, line, f'"{name}" is given twice', "keep one of them")
        shape = {
            yaml.ScalarNode: "text",
            yaml.SequenceNode: "list",
            yaml.MappingNode: "mapping",
        }[type(value)]
        if shape != _DECORATORS[name]:
            wanted = _DECORATORS[name]
            hint = f"write #+ {name}: {_SHAPES[wanted]}"
            _refuse(self.path, line, f'"{name}" must be a {wanted}, not a {shape}', hint)
        self._nodes[name] = value
        self.lines[name] = line

    def _scalar(self, name: str, node: yaml.Node) -> str:
        import yaml

        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            line = node.start_mark.line + 1
            _refuse(self.path, line, f'an empty or nested value in "{name}"', "write a plain text")
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
                word = {"en": "English", "nl": "Dutch"}[language]
                what = "title" if name == "summary" else name
                _refuse(self.path, line, f"the {word} {what} is missing", f"add #+ {key}: …")
        return given

    def names(self, name: str, *, required: bool = False) -> tuple[str, ...]:
        """Return the texts of a decorator that is a list."""
        node = self._nodes.get(name)
        values = tuple(self._scalar(name, item) for item in node.value) if node else ()
        if required and not values:
            _refuse(self.path, self.lines.get(name, 1), f'"{name}" is missing or empty',
                    f"add #+ {name}: [subject]")  # fmt: skip
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
            message = f'the parameter "{variable.name}" is written in two ways'
            _refuse(path, line, message, "give it one type, and one or two underscores, everywhere")
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
                    path,
                    decorators.lines[decorator],
                    f'"{decorator}" names "{name}", which is no parameter of the query',
                    suggest_names(name, variables, "parameters"),
                )
    for name in enumerated:
        if not values_file(path, name).is_file():
            _refuse(
                path,
                decorators.lines["enumerate"],
                f'"{name}" is enumerated, but there is no values/{name}.rq',
                f"add questions/values/{name}.rq: a SELECT of ?value ?label",
            )
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
            _refuse(path, line, "SELECT * is not allowed in a question", "name the columns")
        previous = upper
    for name in _EVIDENCE_COLUMNS:
        if name not in columns:
            _refuse(path, line, f'the column "{name}" is missing', f"add ?{name} to the SELECT")
    return tuple(columns)


def _require_order(path: Path, text: str, line: int) -> None:
    depth = 0
    for kind, word, _ in tokens(text):
        if kind in ("comment", "iri", "string", "variable", "prefixed_name"):
            continue
        depth += (word == "{") - (word == "}")
        if depth == 0 and word.upper() == "ORDER":
            return
    _refuse(path, line, "ORDER BY is missing", "order the rows, so that answers can be compared")
