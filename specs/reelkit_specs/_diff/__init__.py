"""What has changed between two OpenAPI documents, in meaning and not in text, and how grave it is."""

from reelkit_specs._diff._change import Change
from reelkit_specs._diff._documents import changes
from reelkit_specs._diff._print import as_markdown, as_text

__all__ = ["Change", "as_markdown", "as_text", "changes"]
