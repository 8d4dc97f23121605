"""The environment of the program, made by a pure function."""

from typing import Any

import pytest

from reelkit_run._environment import VARIABLES, Places, Trusted, environment, trusted_before

PLACES = Places(
    hosts=("api.example.com", "cdn.example.com"),
    proxy="http://reelkit:token@127.0.0.1:8888",
    port=4433,
    authority="/run/authority.pem",
    bundle="/run/bundle.pem",
    node_hook="/run/node.cjs",
    python_hook="/run/python",
    php_settings="/run/php",
    java_store=None,
    key="made-up",
)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("https_proxy", "http://corporate:3128", PLACES.proxy),
        ("HTTPS_PROXY", "", PLACES.proxy),
        ("NO_PROXY", "*", "localhost,127.0.0.1,::1"),
        ("no_proxy", "*", "localhost,127.0.0.1,::1"),
        ("SSL_CERT_FILE", "/etc/corporate.pem", PLACES.bundle),
        ("NODE_OPTIONS", "", "--require /run/node.cjs"),
        ("NODE_OPTIONS", "--trace-warnings", "--trace-warnings --require /run/node.cjs"),
        ("PYTHONPATH", "", "/run/python"),
        ("PYTHONPATH", "/mine", "/run/python:/mine"),
        ("PHP_INI_SCAN_DIR", "", ":/run/php"),
        ("PHP_INI_SCAN_DIR", "/mine", "/mine:/run/php"),
        ("REELKIT_RUN_HOSTS", "", "api.example.com,cdn.example.com"),
        ("REELKIT_RUN_PORT", "", "4433"),
    ],
)
def test_a_variable_replaces_or_extends_what_was_set(name: str, old: str, new: str) -> None:
    """What fails open is replaced, what the user needs is kept."""
    assert environment({name: old} if old else {}, PLACES)[name] == new


def test_the_api_key_is_replaced_wherever_it_stands() -> None:
    """A request that misses the mock must not cost anything."""
    given = {
        "AIMLAPI_API_KEY": " the-secret-key-of-mine\n",
        "OPENAI_API_KEY": "the-secret-key-of-mine",
        "HEADER": "Bearer the-secret-key-of-mine",
        "X": "y",
    }

    made = environment(given, PLACES)

    assert "the-secret-key-of-mine" not in str(made)
    assert made["OPENAI_API_KEY"] == "made-up"
    assert made["HEADER"] == "Bearer made-up"
    assert made["X"] == "y"


def test_the_key_is_replaced_in_variables_of_other_names() -> None:
    """Programs call it as they like."""
    made = environment(
        {"AIMLAPI_TOKEN": "another-secret-key", "aiml_key": "short", "LINE": "another-secret-key"}, PLACES
    )

    assert (made["AIMLAPI_TOKEN"], made["aiml_key"], made["LINE"]) == ("made-up", "made-up", "made-up")


def test_a_short_key_is_replaced_only_where_it_stands_alone() -> None:
    """A made-up key such as `bin` is a part of other values, which must stay as they are."""
    made = environment({"AIMLAPI_API_KEY": "bin", "PATH": "/usr/bin:/bin", "TOKEN": "bin"}, PLACES)

    assert (made["PATH"], made["TOKEN"]) == ("/usr/bin:/bin", "made-up")


def test_a_program_gets_a_key_although_the_user_has_none() -> None:
    """It may refuse to start without one."""
    assert environment({}, PLACES)["AIMLAPI_API_KEY"] == "made-up"


def test_a_path_with_spaces_is_quoted_for_node() -> None:
    """Node splits its options at spaces."""
    places = PLACES._replace(node_hook='/run dir/"x"/node.cjs')

    assert environment({}, places)["NODE_OPTIONS"] == '--require "/run dir/\\"x\\"/node.cjs"'


def test_java_is_told_by_options_of_its_own() -> None:
    """In a network of its own it needs no proxy; other programs need no option of Java."""
    isolated = PLACES._replace(java_store="/run dir/java.p12")
    given = {"JAVA_TOOL_OPTIONS": "-Xmx1g"}

    store = '-Xmx1g "-Djavax.net.ssl.trustStore=/run dir/java.p12" -Djavax.net.ssl.trustStoreType=PKCS12'
    assert environment(given, isolated)["JAVA_TOOL_OPTIONS"] == store
    proxied = environment(given, isolated._replace(java_port=5))["JAVA_TOOL_OPTIONS"]
    assert proxied == store + " -Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=5"
    assert environment(given, PLACES)["JAVA_TOOL_OPTIONS"] == "-Xmx1g"
    assert "JAVA_TOOL_OPTIONS" not in environment({}, PLACES)


def test_each_variable_says_for_whom_and_why() -> None:
    """And is in the table once."""
    assert all(variable.clients and variable.why for variable in VARIABLES)
    assert len({variable.name for variable in VARIABLES}) == len(VARIABLES)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ((), ())),
        ({"CURL_CA_BUNDLE": "/c"}, (("/c",), ())),
        ({"REQUESTS_CA_BUNDLE": "/r", "CURL_CA_BUNDLE": "/c", "SSL_CERT_FILE": "/r"}, (("/r", "/c"), ())),
        ({"SSL_CERT_FILE": "", "NODE_EXTRA_CA_CERTS": "/n"}, ((), ("/n",))),
    ],
)
def test_the_certificates_of_the_user_stay_trusted(given: dict[str, Any], expected: Any) -> None:
    """Each of the variables names some; that of Node names more than the usual ones."""
    assert trusted_before(given) == Trusted(*expected)
