"""A certificate authority for one run, and the certificate that it signs for the service's hosts.

No private key is ever on a disk. That of the authority is dropped when it has signed its only certificate, and the
authority is limited to the service's hosts, so that it is of no use for any other.
"""

import datetime
import os
import ssl
import tempfile
import warnings
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, pkcs12
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

VALID = datetime.timedelta(hours=24)
EARLIER = datetime.timedelta(hours=1)  # a program may run with another clock
NAME = "reelkit run"


class Credentials(NamedTuple):
    """The certificate of the authority, which clients must trust, and the context of a server for the hosts."""

    authority: bytes
    server: ssl.SSLContext


def make_credentials(hosts: Sequence[str]) -> Credentials:
    """Make an authority, and a server's certificate for *hosts*."""
    now = datetime.datetime.now(datetime.UTC)
    authority_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    identifier = x509.SubjectKeyIdentifier.from_public_key(authority_key.public_key())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])

    def builder(subject: x509.Name, public: ec.EllipticCurvePublicKey, is_authority: bool) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(name)
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - EARLIER)
            .not_valid_after(now + VALID)
            .add_extension(x509.BasicConstraints(is_authority, 0 if is_authority else None), critical=True)
            .add_extension(_usage(is_authority), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier), critical=False)
        )

    names = [x509.DNSName(host) for host in hosts]
    authority = builder(name, authority_key.public_key(), is_authority=True).add_extension(
        x509.NameConstraints(permitted_subtrees=names, excluded_subtrees=None), critical=True
    )
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, hosts[0])])
    leaf = (
        builder(subject, key.public_key(), is_authority=False)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    )
    signed = leaf.sign(authority_key, hashes.SHA256()).public_bytes(Encoding.PEM)
    certificate = authority.sign(authority_key, hashes.SHA256()).public_bytes(Encoding.PEM)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return Credentials(certificate, _server_context(private + signed))


def java_store(certificates: Iterable[bytes]) -> bytes:
    """A trust store for Java, without a password. It leaves out what is too old or odd to be read."""
    read = []
    for number, certificate in enumerate(certificates):
        with suppress(ValueError, CryptographyDeprecationWarning), warnings.catch_warnings():
            warnings.simplefilter("error", CryptographyDeprecationWarning)  # such as for a serial number of 0
            found = x509.load_pem_x509_certificate(certificate)
            read.append(pkcs12.PKCS12Certificate(found, f"{number}".encode()))
    return pkcs12.serialize_java_truststore(read, NoEncryption())


def _usage(is_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        encipher_only=False,
        decipher_only=False,
    )


def _server_context(key_and_certificate: bytes) -> ssl.SSLContext:
    """A TLS context for a server. Python's ssl loads keys only from a file: here from one in memory where possible."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_alpn_protocols(["http/1.1"])
    if hasattr(os, "memfd_create"):
        handle = os.memfd_create(NAME)
        with os.fdopen(handle, "wb", buffering=0) as file:
            file.write(key_and_certificate)
            context.load_cert_chain(f"/proc/self/fd/{handle}")
        return context
    handle, path = tempfile.mkstemp()  # readable by its owner alone, and gone as soon as it is read
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(key_and_certificate)
        context.load_cert_chain(path)
    finally:
        Path(path).unlink()
    return context
