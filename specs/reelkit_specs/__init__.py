"""The contract as data: models, fields, rules, statuses and addresses of the video service.

Standard library only. Each name is imported on first use. `reelkit_specs.pipeline` builds the contract from the
vendor's documents and needs the extra ``[specs]``.

Names that are not in `__all__` are shared by the packages of this distribution and are not part of the public
interface.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # `as` marks a name as exported for type checkers
    from collections.abc import Collection

    from reelkit_specs._added import cache_folder as cache_folder
    from reelkit_specs._contract import (
        CREDITS_PER_USD as CREDITS_PER_USD,
        Added as Added,
        Addresses as Addresses,
        Field as Field,
        Model as Model,
        Price as Price,
        Rule as Rule,
        Status as Status,
        Time as Time,
        broken_models as broken_models,
        contract as contract,
        contract_cache as contract_cache,
        find_model as find_model,
        models as models,
        remove_model as remove_model,
        statuses as statuses,
    )
    from reelkit_specs._documents.findings import SpecsError as SpecsError
    from reelkit_specs._shared.api_key import (
        KEY_VARIABLES as KEY_VARIABLES,
        FoundKey as FoundKey,
        find_api_key as find_api_key,
    )
    from reelkit_specs._shared.catalogue import (
        CATALOGUE as CATALOGUE,
        VIDEO as VIDEO,
        ListedModel as ListedModel,
        find_listed as find_listed,
        listed_models as listed_models,
    )
    from reelkit_specs._shared.design import design_tokens as design_tokens
    from reelkit_specs._shared.headers import (
        KEY_HEADERS as KEY_HEADERS,
        SECRET_HEADERS as SECRET_HEADERS,
    )
    from reelkit_specs._shared.hosts import is_loopback as is_loopback
    from reelkit_specs._shared.masker import Masker as Masker
    from reelkit_specs._shared.nearest import (
        did_you_mean as did_you_mean,
        nearest as nearest,
        similar as similar,
    )
    from reelkit_specs._shared.plurals import counted as counted
    from reelkit_specs._shared.progress_lines import ProgressLines as ProgressLines
    from reelkit_specs._shared.terminal_text import (
        clipped as clipped,
        one_line as one_line,
        printable as printable,
    )
    from reelkit_specs._shared.yaml_aliases import aliases_fit as aliases_fit

    # Declared, because an import would make a type checker read the whole pipeline for every program.
    def add_model(raw: bytes, identifier: str, origin: str, aliases: Collection[str] = ()) -> Model: ...


_HOMES = {
    "_added": ("cache_folder",),
    "_contract": (
        "CREDITS_PER_USD",
        "Added",
        "Addresses",
        "Field",
        "Model",
        "Price",
        "Rule",
        "Status",
        "Time",
        "broken_models",
        "contract",
        "contract_cache",
        "find_model",
        "models",
        "remove_model",
        "statuses",
    ),
    "_documents.findings": ("SpecsError",),
    "_shared.api_key": ("KEY_VARIABLES", "FoundKey", "find_api_key"),
    "_shared.catalogue": ("CATALOGUE", "VIDEO", "ListedModel", "find_listed", "listed_models"),
    "_shared.design": ("design_tokens",),
    "_shared.headers": ("KEY_HEADERS", "SECRET_HEADERS"),
    "_shared.hosts": ("is_loopback",),
    "_shared.masker": ("Masker",),  # takes 4 ms, because it compiles regular expressions
    "_shared.nearest": ("did_you_mean", "nearest", "similar"),
    "_shared.plurals": ("counted",),
    "_shared.progress_lines": ("ProgressLines",),
    "_shared.terminal_text": ("clipped", "one_line", "printable"),
    "_shared.yaml_aliases": ("aliases_fit",),
    "_steps.add_model": ("add_model",),  # needs the extra [specs]
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


if not TYPE_CHECKING:  # type checkers read the imports above and refuse any other name
    __all__ = [
        "Added",
        "Addresses",
        "Field",
        "Masker",
        "Model",
        "Price",
        "Rule",
        "Status",
        "Time",
        "contract",
        "find_model",
        "models",
        "statuses",
    ]

    def __getattr__(name: str) -> Any:
        from importlib import import_module

        if name not in _HOME_OF:
            raise AttributeError(f"module 'reelkit_specs' has no attribute {name!r}")
        value = getattr(import_module(f"reelkit_specs.{_HOME_OF[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME_OF})
