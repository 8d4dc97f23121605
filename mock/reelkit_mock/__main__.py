"""`python -m reelkit_mock`, which is `reelkit mock`: how other rooms start it."""

from reelkit_mock.command import mock

if __name__ == "__main__":
    mock(prog_name="reelkit mock")
