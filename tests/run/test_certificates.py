"""The authority of a run: for the service's hosts alone, for a day, and without a key on a disk."""

import datetime
import socket
import ssl
import threading
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import pkcs12

from reelkit_run import _certificates as certificates
from reelkit_run._certificates import Credentials, java_store, make_credentials

HOST = "api.example.com"


@pytest.fixture(scope="module")
def credentials() -> Credentials:
    return make_credentials([HOST])


def greet(credentials: Credentials, name: str) -> bytes:
    """Connect to the server as *name*, trusting the authority alone, and return what it says."""
    client, server = socket.socketpair()
    server.settimeout(5)  # a client that refuses the certificate may leave the connection open
    context = ssl.create_default_context(cadata=credentials.authority.decode())
    if hasattr(ssl, "VERIFY_X509_STRICT"):  # the default from Python 3.13 on
        context.verify_flags |= ssl.VERIFY_X509_STRICT

    def serve() -> None:
        with server:
            try:
                with credentials.server.wrap_socket(server, server_side=True) as connection:
                    connection.sendall(b"hello")
                    connection.unwrap()
            except OSError:
                pass

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        with client, context.wrap_socket(client, server_hostname=name) as connection:
            return connection.recv(5)
    finally:
        thread.join()


def test_a_strict_client_trusts_the_certificate(credentials: Credentials) -> None:
    """Also with the strict checks of Python 3.13."""
    assert greet(credentials, HOST) == b"hello"


def test_the_certificate_is_for_no_other_host(credentials: Credentials) -> None:
    """A client that asks for another one refuses it."""
    with pytest.raises(ssl.SSLCertVerificationError):
        greet(credentials, "example.org")


def test_the_authority_is_limited_to_the_hosts_and_to_a_day(credentials: Credentials) -> None:
    """Its name constraints are critical, so that a client that ignores them refuses it."""
    authority = x509.load_pem_x509_certificate(credentials.authority)
    constraints = authority.extensions.get_extension_for_class(x509.NameConstraints)

    assert constraints.critical
    assert constraints.value.permitted_subtrees == [x509.DNSName(HOST)]
    assert authority.not_valid_after_utc - authority.not_valid_before_utc <= datetime.timedelta(hours=25)


def test_the_store_for_java_leaves_out_what_cannot_be_read(credentials: Credentials) -> None:
    """Bundles of the system have certificates that break the rules."""
    broken = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"

    store = pkcs12.load_pkcs12(java_store([broken, credentials.authority]), None)

    assert [each.certificate for each in store.additional_certs] == [
        x509.load_pem_x509_certificate(credentials.authority)
    ]


def test_the_context_can_be_made_without_files_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Systems without them get a file that is deleted at once."""
    monkeypatch.delattr("os.memfd_create", raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    made = certificates.make_credentials([HOST])

    assert greet(made, HOST) == b"hello"
    assert list(tmp_path.iterdir()) == []
