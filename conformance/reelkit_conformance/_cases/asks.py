"""The requests that more than one stage sends."""

from random import Random

from reelkit_conformance._contract.operations import operations
from reelkit_conformance._http.credentials import WITH_KEY
from reelkit_conformance._http.exchange import Address, Ask, Auth

ADDRESSES: tuple[Address, ...] = ("v2", "legacy")


def fetch(path: str, job: str, auth: Auth = "key", model: str | None = None) -> Ask:
    """A question for a job."""
    address = operations()["GET", path].address
    return Ask("GET", path, (("generation_id", job),), auth=auth, call="fetch", address=address, model=model)


def could_cost(ask: Ask) -> bool:
    """Whether some service might take it for a job: with a key, and a body or a query that names a model.

    How lenient a service reads is not known: names in any letters, other bytes than UTF-8. Only an object that is not
    closed is no JSON to anybody.
    """
    if ask.auth not in WITH_KEY:
        return False
    if any("model" in name.lower() for name, _ in ask.query):
        return True
    text = (ask.body or b"").decode("utf-8", "replace").strip()
    if "model" not in text.lower():
        return False
    return not text.startswith("{") or text.endswith("}") or text.count("{") <= text.count("}")


def made_up_id(random: Random) -> str:
    """An id that no service has given, in the form of the newer ones."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
    return "none" + "".join(random.choices(letters, k=17))
