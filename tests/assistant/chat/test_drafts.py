from pathlib import Path

import pytest

from assistant.chat.drafts import MOST_PARTS, Draft, Drafts, NoSuchDraft

MINE, YOURS = "person:asha", "person:bo"


def test_a_draft_is_found_again_after_a_restart(tmp_path: Path) -> None:
    draft = Drafts(tmp_path).begin(MINE, "For scrutiny")
    kept = Drafts(tmp_path).save(MINE, draft.adding("What of it?", "abc"))
    assert Drafts(tmp_path).of(MINE) == (kept,)
    assert kept.parts[0].answer == "abc"


def test_a_draft_is_its_owners_own(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    draft = drafts.begin(MINE, "Mine")
    assert drafts.of(YOURS) == ()
    with pytest.raises(NoSuchDraft):
        drafts.get(YOURS, draft.id)
    drafts.delete(YOURS, draft.id)
    drafts.save(YOURS, Draft(draft.id, "Stolen"))
    assert drafts.get(MINE, draft.id).title == "Mine"


def test_parts_are_moved_as_far_as_they_go_and_taken_out() -> None:
    draft = Draft("d", "Title").adding("One", "1").adding("Two", "2")
    one, two = (part.id for part in draft.parts)
    assert [part.heading for part in draft.moving(two, -1).parts] == ["Two", "One"]
    assert draft.moving(one, -1) == draft.moving("none", 1) == draft
    assert [part.heading for part in draft.without(one).parts] == ["Two"]


def test_a_full_draft_takes_no_more() -> None:
    draft = Draft("d", "Title")
    for _ in range(MOST_PARTS):
        draft = draft.adding("One", "1")
    with pytest.raises(NoSuchDraft, match="begin another"):
        draft.adding("One", "1")
