"""The requests that more than one stage sends."""

from random import Random

from reelkit_conformance._contract import operations
from reelkit_conformance._credentials import WITH_KEY
from reelkit_conformance._exchange import Address, Ask, Auth

ADDRESSES: tuple[Address, ...] = ("v2", "legacy")


def fetch(path: str, job: str, auth: Auth = "key", model: str | None = None) -> Ask:
    """A question for a job."""
    address = operations()["GET", path].address
    return Ask("GET", path, (("generation_id", job),), auth=auth, call="fetch", address=address, model=model)


def could_cost(ask: Ask) -> bool:
    """Whether some service might take it for a job: with a key, and a body that names a model.

    How lenient a service reads is not known, so only an object that is not closed, or what is no text, is no JSON.
    """
    if ask.auth in WITH_KEY and any(name == "model" for name, _ in ask.query):
        return True
    if ask.auth not in WITH_KEY or not ask.body or b"model" not in ask.body:
        return False
    try:
        text = ask.body.decode().strip()
    except UnicodeDecodeError:
        return False
    return not text.startswith("{") or text.endswith("}") or text.count("{") <= text.count("}")


def made_up_id(random: Random) -> str:
    """An id that no service has given, in the form of the newer ones."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
    return "none" + "".join(random.choices(letters, k=17))
