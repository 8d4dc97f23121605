"""Defects that concern several documents."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from reelkit_specs._documents.class_names import class_of
from reelkit_specs._documents.walk import operations, root_schemas
from reelkit_specs._lint.usage import ReadDocument

Found = Iterator[tuple[str, str, str]]  # a document, a JSON pointer, and what is wrong there
Documents = Mapping[str, ReadDocument]


def shared_operation_ids(documents: Documents) -> Found:
    """Two operations with the same operationId, in one document or in two."""
    seen: dict[str, str] = {}
    for file, document in documents.items():
        for operation in operations(document.content):
            name = operation.content.get("operationId")
            here = f"{operation.title} of {file}" if len(documents) > 1 else operation.title
            if name and (first := seen.setdefault(str(name), here)) != here:
                yield file, f"{operation.pointer}/operationId", f"{name!r} is also the operationId of {first}"


def clashing_titles(documents: Documents) -> Found:
    """Two requests whose titles give the same class name; generators drop one."""
    seen: dict[str, str] = {}
    for file, document in documents.items():
        for schema in root_schemas(document.content):
            title = schema.content.get("title") if isinstance(schema.content, dict) else None
            if not isinstance(title, str) or schema.location[-1] != "schema":
                continue
            here = f"{file} {schema.pointer}"
            if (first := seen.setdefault(class_of(title), here)) != here:
                what = f"the title {title!r} gives the class name {class_of(title)}, as does that of {first}"
                yield file, f"{schema.pointer}/title", what


def models_twice(documents: Documents) -> Found:
    """A model that several documents describe."""
    holders: dict[str, list[str]] = defaultdict(list)
    places: dict[tuple[str, str], str] = {}
    for file, document in documents.items():
        for schema in document.models:
            names = schema.content.get("enum", [schema.content.get("const")])
            for name in names if isinstance(names, list) else ():
                if isinstance(name, str) and file not in holders[name]:
                    holders[name].append(file)
                    places[name, file] = schema.pointer
    for name, files in holders.items():
        for file in files[1:]:
            yield file, places[name, file], f"the model {name!r} is also described in {files[0]}"


def names_by_case(documents: Documents) -> Found:
    """Paths that are the same on a file system that ignores case."""
    seen: dict[str, str] = {}
    for file in documents:
        parts = file.split("/")
        for end in range(1, len(parts) + 1):
            path = "/".join(parts[:end])
            if (first := seen.setdefault(path.lower(), path)) != path:
                yield file, "", f"{path!r} and {first!r} differ only by case"
                break
