"""How a world begins: as what, with which settings, out of which seed."""

from dataclasses import replace

from reelkit_mock._admin.request import Steering, given
from reelkit_mock._http.messages import Json
from reelkit_mock._scenario.scenario import as_data, make_scenario


def health(to: Steering) -> Json:
    """That it is there, and as what."""
    scenario = to.world.scenario
    return {"status": "ok", "namespace": to.world.name, "personality": scenario.personality, "clock": scenario.clock}


def show_scenario(to: Steering) -> Json:
    """The settings, without keys."""
    return as_data(to.world.scenario)


def put_scenario(to: Steering) -> Json:
    """Begin anew with these settings; those that are left out have their defaults."""
    to.world.begin(make_scenario(to.body))
    return as_data(to.world.scenario)


def show_seed(to: Steering) -> Json:
    """What chance comes from."""
    return {"seed": to.world.scenario.seed}


def put_seed(to: Steering) -> Json:
    """Begin anew with another seed."""
    make_scenario({"seed": given(to, "seed")})
    to.world.begin(replace(to.world.scenario, seed=int(to.body["seed"])))
    return show_seed(to)


def reset(to: Steering) -> Json:
    """Begin anew with the same settings."""
    to.world.begin(to.world.scenario)
    return health(to)
