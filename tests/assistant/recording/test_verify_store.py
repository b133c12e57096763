"""The three verdicts over a real store whose files change under an answer that was given."""

import json
from pathlib import Path

from click.testing import CliRunner

from assistant.answers import Answer, AnswerStatus, Citation, Claim, Evidence
from assistant.commands.verify import verify_answer
from assistant.recording.archive import AnswerArchive
from ingest.building import build
from ingest.documents import Speaker
from ingest.store.inspecting import live_documents
from tests.ingest.word_embedder import WordEmbedder, write_report


def _given(store: Path) -> str:
    """Keep an answer that cites the second paragraph of alder.txt and of birch.txt."""
    held = live_documents(store)
    places = [(held[at], held[at].paragraph(2)) for at in (0, 1)]
    claims = tuple(
        Claim(p.text, Speaker.OTHER, None, (Citation.of(p, d.source),)) for d, p in places
    )
    evidence = tuple(Evidence(p, d.source, 1.0) for d, p in places)
    return AnswerArchive(store).save(Answer(AnswerStatus.ANSWERED, "Both.", claims, evidence), held)


def test_a_change_a_move_and_a_removal_each_get_their_verdict(tmp_path: Path) -> None:
    folder, store = tmp_path / "documents", tmp_path / "store"
    alder, birch = (write_report(folder, name) for name in ("alder.txt", "birch.txt"))
    write_report(folder, "cedar.txt")
    build([folder], store, WordEmbedder())
    name = _given(store)

    def verdicts() -> tuple[int, list[str]]:
        build([folder], store, WordEmbedder())
        result = CliRunner().invoke(verify_answer, [name, "--json", "--store", str(store)])
        citations = json.loads(result.output)["citations"]
        return result.exit_code, [one["standing"] for one in citations]

    alder.write_text("A paragraph that is new.\n\n" + alder.read_text())
    assert verdicts() == (0, ["unchanged", "unchanged"])
    alder.write_text(alder.read_text().replace("adoption is steady", "adoption is poor"))
    birch.unlink()
    assert verdicts() == (2, ["source changed", "source withdrawn"])
