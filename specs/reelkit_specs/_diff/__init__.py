"""What has changed in meaning between two OpenAPI documents, and how severe is it?"""

from reelkit_specs._diff.change import Change
from reelkit_specs._diff.compare_documents import changes
from reelkit_specs._diff.formats import as_markdown, as_text

__all__ = ["Change", "as_markdown", "as_text", "changes"]
