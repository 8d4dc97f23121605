"""specs/glossary.yaml: what fields, calls and responses are, in our own words, for the transcriptions."""

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import Any

from reelkit_specs._documents.checkout import Project
from reelkit_specs._documents.findings import Finding, finding_error, raise_findings
from reelkit_specs._documents.json import Json, Location, pointer
from reelkit_specs._documents.yaml import parse_yaml

SECTIONS = ("document", "request", "response")
ANY_MODEL = "*"


class Glossary:
    """Texts by section and name, with a record of which were used.

    A name is that of a field, or the end of a path of fields, as in ``multi_prompt.duration``: the longest one that
    fits is taken. An entry is a text, or texts by pattern of model ids: the first pattern that fits all ids is taken.
    """

    def __init__(self, sections: Json, name: str) -> None:
        self.name = name
        self._sections = sections
        self._used: set[Location] = set()

    def text(self, section: str, path: Sequence[str], ids: Sequence[str]) -> str | None:
        """The description of a field of these models; None without an entry."""
        entries = self._sections.get(section, {})
        for start in range(len(path)):
            name = ".".join(path[start:])
            if name in entries:
                return self._variant((section, name), entries[name], ids)
        return None

    def _variant(self, location: Location, entry: Any, ids: Sequence[str]) -> str | None:
        if isinstance(entry, str):
            self._used.add(location)
            return entry
        for pattern, text in entry.items():
            if all(fnmatchcase(identifier, pattern) for identifier in ids):
                self._used.add((*location, pattern))
                return str(text)
        return None

    def texts(self) -> Iterator[tuple[Location, str]]:
        """Every text, and where it stands."""
        for section, entries in self._sections.items():
            for name, entry in entries.items():
                if isinstance(entry, str):
                    yield (section, name), entry
                else:
                    yield from (((section, name, pattern), text) for pattern, text in entry.items())

    def unused_findings(self) -> Iterator[Finding]:
        """Every text that nothing has asked for."""
        todo = "delete it, or mend its name or its pattern; the first pattern that fits is taken"
        for location, _ in self.texts():
            if location not in self._used:
                yield self.finding(location, "no document needs this entry", todo)

    def finding(self, location: Location, what: str, todo: str) -> Finding:
        """A finding about the text at this place."""
        return Finding(self.name, pointer(location), what, todo)


def read_glossary(project: Project) -> Glossary:
    """Read the glossary, or raise with everything that is wrong with it."""
    name = project.name(project.glossary)
    try:
        sections = parse_yaml(project.glossary.read_text(encoding="utf-8"), name)
    except OSError as error:
        raise finding_error(name, "", f"cannot be read: {error.strerror}", "describe the fields there") from None
    except UnicodeDecodeError as error:
        raise finding_error(name, "", f"not UTF-8: {error}", "save the file as UTF-8") from None
    if not isinstance(sections, dict) or not set(sections) <= set(SECTIONS):
        what = f"it must hold the sections {', '.join(SECTIONS)}, and nothing else"
        raise finding_error(name, "", what, "compare it with specs/glossary.yaml in the reelkit repository")
    raise_findings(finding for section in sections for finding in _section_findings(name, section, sections[section]))
    return Glossary(sections, name)


def _section_findings(name: str, section: str, entries: Any) -> Iterator[Finding]:
    if not isinstance(entries, dict):
        yield Finding(
            name,
            f"/{section}",
            "it must map names to descriptions",
            "compare it with specs/glossary.yaml in the reelkit repository",
        )
        return
    for key, entry in entries.items():
        texts = entry if isinstance(entry, dict) else {None: entry}
        for pattern, text in texts.items():
            where = pointer((section, key) if pattern is None else (section, key, pattern))
            if not isinstance(text, str) or not text.strip() or len(text.splitlines()) > 1:
                yield Finding(name, where, "not a text of one line", "write one or two sentences")
            elif text != text.strip() or not text.endswith("."):
                yield Finding(name, where, "not a whole sentence", "end it with a full stop, without spaces around")
