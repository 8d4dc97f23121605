"""Headers whose values are hidden."""

from reelkit_specs import KEY_HEADERS, SECRET_HEADERS


def test_secret_headers_include_every_header_that_carries_a_key() -> None:
    """And cookies, which are secret as well."""
    assert KEY_HEADERS < SECRET_HEADERS
    assert {"authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key"} <= SECRET_HEADERS


def test_names_are_in_lower_case() -> None:
    """As HTTP/2 writes them; callers compare in lower case."""
    assert [name for name in SECRET_HEADERS if name != name.lower()] == []
