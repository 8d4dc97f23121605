"""The names of attributes and metrics are a promise: dashboards are built on them."""

from pathlib import Path

from reelkit._telemetry import names

GUIDE = Path(__file__).parents[3] / "docs" / "observability.md"


def test_every_name_is_in_the_guide() -> None:
    """Attributes, metrics, and the values of `reelkit.step`."""
    page = GUIDE.read_text(encoding="utf-8")
    known = [value for name, value in vars(names).items() if name.isupper() and value != names.AIMLAPI]

    assert len(known) > 20
    assert [value for value in known if f"`{value}" not in page] == []
