"""What a status word means. The words are data of the contract."""

from reelkit_specs import statuses

SUCCEEDED, FAILED, UNKNOWN = "succeeded", "failed", "unknown"


def meaning(word: object) -> str:
    """pending, succeeded, failed or unknown; case and white space are forgiven."""
    if not isinstance(word, str):
        return UNKNOWN
    status = statuses().get(word.strip().lower())
    return status.meaning if status else UNKNOWN
