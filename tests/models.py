"""Which models the tests try one by one, where every model runs the same code: the shipped contract may have many."""

from reelkit_specs import Model, models


def maker(model: Model) -> str:
    """The first part of a model's id."""
    return model.id.partition("/")[0]


# For whole runs and for what takes over a tenth of a second per model.
PIXVERSE = tuple(model for model in models() if maker(model) == "pixverse")
# For the rest: these, and the first model of each other maker.
FIRSTS = {maker(model): model for model in reversed(models())}
SAMPLE = tuple(model for model in models() if model in PIXVERSE or model is FIRSTS[maker(model)])
