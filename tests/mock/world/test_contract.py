"""The contract as the mock compiles it."""

import subprocess
import sys

import pytest

from reelkit_mock import MockError
from reelkit_mock._world.contract import _request_schema, addresses, request_schemas
from reelkit_specs import models


@pytest.mark.parametrize(
    "broken",
    [{"type": "strange"}, {"properties": {"prompt": {"pattern": "("}}}, {"$ref": "https://example.com/a.json"}],
)
def test_a_schema_that_does_not_compile_stops_the_start(broken: dict[str, object]) -> None:
    """It would accept everything without notice."""
    model = models()[0]._replace(schema=broken)

    with pytest.raises(MockError, match=r"schema of pixverse/v5/text-to-video does not compile: .*reelkit specs check"):
        _request_schema(model)


def test_every_address_of_the_contract_is_served() -> None:
    """With every model of the address, in all spellings."""
    found = addresses(request_schemas())
    served = {(path, name) for path, address in found.items() for name in address.creates}
    named = {(path, name) for m in models() for path in (m.universal.create, m.legacy.create) if path for name in m.ids}

    assert served == named
    assert {path for path, address in found.items() if address.fetches} == {
        path for m in models() for path in (m.universal.fetch, m.legacy.fetch) if path
    }


def test_without_its_extra_the_mock_says_what_to_install() -> None:
    """The base install contains the package and the entry point of its fixtures."""
    code = "import sys; sys.modules['orjson'] = None; import reelkit_mock; reelkit_mock.Mock"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert run.stderr.splitlines()[-1].endswith("the mock needs an extra: pip install 'reelkit[mock]'")
