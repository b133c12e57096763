"""Document profiles: what a document is, of whom, and when."""

from ingest.profile.document import profile_of

__all__ = ["profile_of"]
