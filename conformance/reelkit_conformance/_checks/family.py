"""What the checks of one family have in common, said once."""

from typing import NamedTuple

from reelkit_conformance._checks.check import Basis, Check, Level, Severity


class Family(NamedTuple):
    """Checks of one level; none of them but these says anything where one of these fails."""

    name: str
    level: Level
    needs: tuple[str, ...]

    def check(
        self,
        number: int,
        title: str,
        sentence: str,
        advice: str,
        basis: Basis = "documented",
        severity: Severity = "must",
        needs: tuple[str, ...] = (),
        level: Level | None = None,
    ) -> Check:
        """One of them, with what it needs beside the others."""
        id = f"{self.name}-{number:03}"
        every = tuple(need for need in (*self.needs, *needs) if need != id)
        return Check(id, level or self.level, severity, title, basis, sentence, advice, every)
