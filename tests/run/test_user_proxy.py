"""Which proxy of the user leads to a host."""

from typing import Any

import pytest

from reelkit_run._errors import RunError
from reelkit_run._user_proxy import UserProxy, user_proxy

CORPORATE = UserProxy("corporate", 3128, is_tls=False, authorization=None)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, None),
        ({"HTTPS_PROXY": ""}, None),
        ({"HTTPS_PROXY": "http://corporate:3128"}, CORPORATE),
        ({"https_proxy": "corporate:3128", "HTTPS_PROXY": "http://other:1"}, CORPORATE),
        ({"http_proxy": "http://corporate:3128"}, None),
        ({"ALL_PROXY": "http://corporate:3128"}, CORPORATE),
        ({"HTTPS_PROXY": "https://corporate"}, UserProxy("corporate", 443, is_tls=True, authorization=None)),
        ({"HTTPS_PROXY": "http://corporate:3128", "NO_PROXY": "*"}, None),
        ({"HTTPS_PROXY": "http://corporate:3128", "no_proxy": ".example.org"}, None),
        ({"HTTPS_PROXY": "http://corporate:3128", "no_proxy": "example.com"}, CORPORATE),
        (
            {"HTTPS_PROXY": "http://me:p%40ss@corporate:3128"},
            CORPORATE._replace(authorization="Proxy-Authorization: Basic bWU6cEBzcw=="),
        ),
    ],
)
def test_the_variables_of_the_user_decide(given: dict[str, Any], expected: UserProxy | None) -> None:
    """As for most programs: small letters first, and NO_PROXY is obeyed."""
    assert user_proxy(given, "https", "www.example.org", 443) == expected


def test_a_proxy_of_another_kind_is_refused_without_its_password() -> None:
    """The error names the variable alone."""
    with pytest.raises(RunError, match="HTTPS_PROXY") as error:
        user_proxy({"HTTPS_PROXY": "socks5://me:secret@corporate"}, "https", "example.org", 443)

    assert "secret" not in str(error.value)
