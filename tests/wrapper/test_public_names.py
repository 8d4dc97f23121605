"""The names of public classes in tracebacks and pickles."""

import pickle

import pytest

import reelkit

CLASSES = [name for name in reelkit.__all__ if isinstance(getattr(reelkit, name), type)]


@pytest.mark.parametrize("name", CLASSES)
def test_a_public_class_has_its_public_name(name: str) -> None:
    """A traceback names reelkit.JobFailed, and not the private module that defines it."""
    kind = getattr(reelkit, name)

    assert f"{kind.__module__}.{kind.__qualname__}" == f"reelkit.{name}"


@pytest.mark.parametrize("name", CLASSES)
def test_a_public_class_is_pickled_by_its_public_name(name: str) -> None:
    """Unpickling finds the same class."""
    kind = getattr(reelkit, name)

    assert pickle.loads(pickle.dumps(kind)) is kind


def test_an_error_keeps_its_attributes_when_pickled() -> None:
    """Processes of a pool send errors to each other."""
    error = reelkit.WaitTimeout("too late", job_id="x", token="{}", elapsed=2.0)

    again = pickle.loads(pickle.dumps(error))

    assert (type(again), str(again), vars(again)) == (reelkit.WaitTimeout, "too late", vars(error))


def test_an_old_pickle_of_an_error_can_still_be_read() -> None:
    """It names the private module."""
    old = pickle.dumps(reelkit.JobFailed("no")).replace(b"\x8c\x07reelkit", b"\x8c\x0freelkit._errors")
    frame = old[:3] + (len(old) - 11).to_bytes(8, "little") + old[11:]  # the header of a pickle has its length

    assert str(pickle.loads(frame)) == "no"
