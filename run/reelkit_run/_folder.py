"""The files of a run: hooks, settings and public certificates, in a folder that only the user can read."""

import os
import re
import shutil
import ssl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from reelkit_run._certificates import java_store
from reelkit_run._environment import Trusted
from reelkit_run._errors import RunError

HOOKS = Path(__file__).parent / "_hooks"
CERTIFICATE = re.compile(rb"-+BEGIN [A-Z ]*CERTIFICATE-+.*?-+END [A-Z ]*CERTIFICATE-+", re.DOTALL)
SYSTEM_BUNDLES = (  # where distributions keep the certificates that they trust
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)


class Files(NamedTuple):
    """The paths of the files."""

    authority: str
    bundle: str
    node_hook: str
    python_hook: str
    php_settings: str
    java_store: str | None


@contextmanager
def run_folder(authority: bytes, trusted: Trusted, *, is_java: bool = False) -> Iterator[Files]:
    """A new folder, which is deleted at the end. *trusted* names certificates that stay trusted."""
    folder = Path(tempfile.mkdtemp(prefix="reelkit-run-"))  # with mode 0700
    try:
        if os.pathsep in str(folder):
            raise RunError(f"the folder of temporary files must have no {os.pathsep} in its name: set TMPDIR")
        certificate, bundle, php = folder / "authority.pem", folder / "bundle.pem", folder / "php"
        certificate.write_bytes(authority)
        bundle.write_bytes(_certificates(trusted) + b"\n" + authority)
        hook, python = folder / "node.cjs", folder / "python"
        shutil.copyfile(HOOKS / "node.cjs", hook)
        python.mkdir()
        shutil.copyfile(HOOKS / "sitecustomize.py", python / "sitecustomize.py")
        php.mkdir()
        (php / "reelkit.ini").write_text(f'curl.cainfo = "{bundle}"\nopenssl.cafile = "{bundle}"\n', encoding="utf-8")
        store = folder / "java.p12" if is_java else None
        if store is not None:
            store.write_bytes(java_store(CERTIFICATE.findall(bundle.read_bytes())))
        yield Files(str(certificate), str(bundle), str(hook), str(python), str(php), str(store) if store else None)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _certificates(trusted: Trusted) -> bytes:
    """What was trusted before: what the user has set, or else what certifi and the system have."""
    paths = map(Path, (*(trusted.all or _defaults()), *trusted.besides))
    first, *others = [file.read_bytes() for path in paths for file in _files(path)] or [b""]
    more = dict.fromkeys(found for text in others for found in CERTIFICATE.findall(text) if found not in first)
    return b"\n".join([first, *more])  # each once, because Python programs read them all for every TLS context


def _files(path: Path) -> list[Path]:
    """The file, or the files of a folder as OpenSSL names them: a hash and a number."""
    return sorted(path.glob("*.[0-9]")) if path.is_dir() else [path] if path.is_file() else []


def _defaults() -> tuple[str, ...]:
    found = find_spec("certifi")
    certifi = (str(Path(found.origin).with_name("cacert.pem")),) if found and found.origin else ()
    of_python = ssl.get_default_verify_paths().cafile
    system = next((path for path in (of_python, *SYSTEM_BUNDLES) if path and Path(path).is_file()), None)
    return (*certifi, system) if system else certifi
