"""What a command reports first when the API key is missing too."""

import pytest

from tests.cli.conftest import Reelkit


@pytest.fixture(autouse=True)
def no_key(reelkit: Reelkit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AIMLAPI_API_KEY")


@pytest.mark.parametrize("command", ["generate", "submit"])
@pytest.mark.parametrize(
    ("options", "reported"),
    [
        (["--image-url", "https://example.com/a.png"], "image_url: not a field of "),
        (["--model", "pixverse/v5/text-to-vidoe"], "the model 'pixverse/v5/text-to-vidoe' is not in the contract"),
        (["--key", "fox", "--no-journal"], "--key needs the journal; leave out --no-journal"),
        (["--base-url", "ftp://example.com"], "'ftp://example.com' is not a base URL"),
    ],
)
def test_a_wrong_request_is_reported_before_a_missing_key(
    reelkit: Reelkit, command: str, options: list[str], reported: str
) -> None:
    """What can be checked without a key is checked first."""
    done = reelkit(command, "a red fox", *options)

    assert (done.exit_code, done.stdout) == (2, "")
    assert reported in done.stderr
    assert "API key" not in done.stderr


@pytest.mark.parametrize("command", ["status", "wait", "save"])
def test_a_wrong_id_is_reported_before_a_missing_key(reelkit: Reelkit, command: str) -> None:
    """Also an empty one, as an unset variable of a shell makes it."""
    done = reelkit(command, "")

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("error: there is no job to attach to: the id is empty")


def test_a_request_that_is_right_needs_a_key(reelkit: Reelkit) -> None:
    """The checks do not replace it."""
    done = reelkit("generate", "a red fox")

    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr == "error: no API key was given; set AIMLAPI_API_KEY (a mock accepts any key)\n"
