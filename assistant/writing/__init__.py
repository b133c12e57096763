"""A language model that may write the answer, and cannot say more than its sources."""
