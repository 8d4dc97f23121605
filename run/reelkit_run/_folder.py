"""The files of a run: hooks, settings and public certificates, in a folder that only the user can read."""

import shutil
import ssl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

HOOKS = Path(__file__).parent / "_hooks"


class Files(NamedTuple):
    """The paths of the files."""

    authority: str
    bundle: str
    node_hook: str
    python_hook: str
    php_settings: str


@contextmanager
def run_folder(authority: bytes, trusted: str | None) -> Iterator[Files]:
    """A new folder, which is deleted at the end. *trusted* is a file of certificates that stay trusted."""
    folder = Path(tempfile.mkdtemp(prefix="reelkit-run-"))  # with mode 0700
    try:
        certificate, bundle, php = folder / "authority.pem", folder / "bundle.pem", folder / "php"
        certificate.write_bytes(authority)
        bundle.write_bytes(_certificates(trusted) + b"\n" + authority)
        hook, python = folder / "node.cjs", folder / "python"
        shutil.copyfile(HOOKS / "node.cjs", hook)
        python.mkdir()
        shutil.copyfile(HOOKS / "sitecustomize.py", python / "sitecustomize.py")
        php.mkdir()
        (php / "reelkit.ini").write_text(f'curl.cainfo = "{bundle}"\nopenssl.cafile = "{bundle}"\n', encoding="utf-8")
        yield Files(*map(str, (certificate, bundle, hook, python, php)))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _certificates(trusted: str | None) -> bytes:
    """What was trusted before: the user's file, or else that of certifi, or else that of the system."""
    for path in (trusted, _certifi(), ssl.get_default_verify_paths().cafile):
        if path is not None and Path(path).is_file():
            return Path(path).read_bytes()
    return b""


def _certifi() -> str | None:
    found = find_spec("certifi")
    return None if found is None or found.origin is None else str(Path(found.origin).with_name("cacert.pem"))
