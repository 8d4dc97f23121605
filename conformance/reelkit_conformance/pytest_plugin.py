"""`pytest --reelkit-base-url URL`: one test for each check."""

import pytest

LEVELS = ("L0", "L1", "L2", "L3", "L4")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of `reelkit conform` that a test run needs."""
    group = parser.getgroup("reelkit", "reelkit: check a video service against the contract")
    group.addoption(
        "--reelkit-base-url", metavar="URL", help="Check the service at this URL, with one test for each check."
    )
    group.addoption(
        "--reelkit-model", action="append", metavar="ID", help="Only this model, or a pattern of ids; may be repeated."
    )
    group.addoption(
        "--reelkit-level", choices=LEVELS, default="L4", help="Run the levels up to this one. Default: %(default)s."
    )
    group.addoption(
        "--reelkit-baseline",
        metavar="FILE",
        help="Deviations to accept, as xfail instead of a failure: a file, or vendor, native or relay.",
    )


@pytest.hookimpl(tryfirst=True)  # before -k and --deselect choose among the items
def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add a test for each check if --reelkit-base-url is given."""
    if config.getoption("--reelkit-base-url") is None:
        return
    from reelkit_conformance._run.pytest_items import collected_checks  # lazy: every pytest run loads this plugin

    items += collected_checks(session)
