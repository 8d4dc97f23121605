"""`python -m reelkit_mock`, the same as `reelkit mock`; other packages start the mock this way."""

from reelkit_mock.command import mock

if __name__ == "__main__":
    mock(prog_name="reelkit mock")
