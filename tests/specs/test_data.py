"""reelkit_specs as other packages use it: plain data with a cheap import."""

import subprocess
import sys

import reelkit_specs
from reelkit_specs import Status, contract, find_model, models, statuses

LIST_FOREIGN = """
import sys
before = set(sys.modules)
import reelkit_specs
reelkit_specs.models()
names = {name.partition(".")[0] for name in set(sys.modules) - before}
print(*sorted(names - sys.stdlib_module_names - {"reelkit_specs"}))
print(*sorted(name for name in sys.modules if name.startswith("reelkit_specs.pipeline")))
"""


def test_it_needs_only_the_standard_library() -> None:
    """Neither a library nor the pipeline is imported."""
    done = subprocess.run([sys.executable, "-c", LIST_FOREIGN], capture_output=True, text=True, check=True)

    assert done.stdout.split() == []


def test_the_import_reads_nothing() -> None:
    """Neither a file nor the json module."""
    code = "import sys; import reelkit_specs; print('json' in sys.modules)"

    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, cwd=_folder())

    assert done.stdout.strip() == "False", done.stderr


def _folder() -> str:
    return str(next(iter(reelkit_specs.__path__)).removesuffix("reelkit_specs"))


def test_public_names_are_sorted_and_exist() -> None:
    """`__all__` is the interface."""
    assert reelkit_specs.__all__ == sorted(reelkit_specs.__all__)
    assert [name for name in reelkit_specs.__all__ if not hasattr(reelkit_specs, name)] == []


def test_both_spellings_find_one_model() -> None:
    """The page's spelling is the id to send."""
    model = find_model("pixverse/v5.5/text-to-video")

    assert model is not None
    assert model is find_model("pixverse/v5-5-text-to-video")
    assert model.id == "pixverse/v5-5-text-to-video"
    assert model.ids == ("pixverse/v5-5-text-to-video", "pixverse/v5.5/text-to-video")


def test_an_unknown_id_finds_no_model() -> None:
    """The caller decides whether that is an error."""
    assert find_model("pixverse/v9/text-to-video") is None


def test_a_field_has_the_facts_of_the_contract() -> None:
    """Name, types, required, enum, default, format, description."""
    model = find_model("pixverse/v5/text-to-video")
    assert model is not None
    fields = {field.name: field for field in model.fields}

    said = contract()["components"]["schemas"][model.class_name]["properties"]

    duration, schema = fields["duration"], said["duration"]
    assert (duration.types, duration.required) == (("integer",), False)
    assert (duration.enum, duration.default) == ((*schema["enum"],), schema["default"])
    assert duration.description == schema["description"]
    assert fields["prompt"].required
    assert {name: said[name].get("default") for name in said} == {name: fields[name].default for name in fields}
    assert fields["model"].enum == ("pixverse/v5/text-to-video",)
    assert list(fields) == list(said)


def test_a_rule_names_its_fields() -> None:
    """Wherever they are in its condition."""
    model = find_model("pixverse/lip-sync")
    assert model is not None

    assert {rule.id: set(rule.fields) for rule in (*model.rules, *model.warnings)} == {
        "sound-or-speech": {"audio_url", "lip_sync_tts_content", "lip_sync_tts_speaker"},
        "speech-needs-both": {"lip_sync_tts_content", "lip_sync_tts_speaker"},
        "no-voice": {"audio_url", "lip_sync_tts_content", "lip_sync_tts_speaker"},
    }


def test_data_is_read_once() -> None:
    """All callers get the same objects."""
    assert contract() is contract()
    assert models() is models()
    assert statuses()["queued"] == Status("queued", "pending", documented=True)
