"""The files of a run."""

from pathlib import Path

import pytest

from reelkit_run._environment import Trusted
from reelkit_run._errors import RunError
from reelkit_run._folder import run_folder


def test_the_bundle_has_what_was_trusted_before(tmp_path: Path) -> None:
    """Files, and folders as OpenSSL names the files in them; each certificate once."""
    (tmp_path / "certs").mkdir()
    (tmp_path / "certs" / "0a1b2c3d.0").write_text("# hashed")
    (tmp_path / "certs" / "readme").write_text("# no certificate")
    mine = "-----BEGIN CERTIFICATE-----\nmine\n-----END CERTIFICATE-----"
    (tmp_path / "mine.pem").write_text(f"{mine}\n{mine}\n")

    with run_folder(b"# authority", Trusted((str(tmp_path / "certs"),), (str(tmp_path / "mine.pem"),))) as files:
        assert Path(files.bundle).read_text() == f"# hashed\n{mine}\n# authority"
        assert Path(files.authority).read_text() == "# authority"


def test_without_settings_of_the_user_the_usual_certificates_are_trusted() -> None:
    """Requests to other hosts are checked as before."""
    with run_folder(b"# authority", Trusted((), ())) as files:
        assert Path(files.bundle).read_text().count("BEGIN CERTIFICATE") > 50


def test_a_folder_that_cannot_stand_in_a_variable_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PYTHONPATH is split at colons; without the hook, a program might ask the real service."""
    (tmp_path / "a:b").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "a:b"))

    with pytest.raises(RunError, match="TMPDIR"), run_folder(b"", Trusted((), ())):
        pass

    assert list((tmp_path / "a:b").iterdir()) == []
