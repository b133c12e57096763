"""``assistant eval``: runs compared and signed, questions drafted and accepted."""
