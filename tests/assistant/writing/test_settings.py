"""Settings of a model are refused when they are read, not under a question."""

from pathlib import Path

import pytest

from assistant.writing.settings import load_model_settings, model_settings
from ingest.errors import SettingsError


def written(folder: Path, text: str) -> Path:
    path = folder / "model.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_endpoint_and_a_name_are_enough(tmp_path: Path) -> None:
    text = '[model]\nname = "small"\nbase_url = "http://127.0.0.1:11434/v1/"\n'
    held = load_model_settings(written(tmp_path, text))
    assert (held.name, held.base_url) == ("small", "http://127.0.0.1:11434/v1")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[model]\nname = "a"\n', "either base_url or gguf"),
        ('[model]\nname = "a"\nbase_url = "ftp://x"\n', "http://host:port/v1"),
        ('[model]\nname = "a"\nbase_url = "http://me:pw@x/v1"\n', "leave user, key"),
        ('[model]\nname = "a"\nbase_url = "http://x"\napi_key = "sk"\n', "api_key"),
        ('[model]\nname = "a"\nbase_url = "http://x"\nretries = 99\n', "retries"),
        ('[model]\nname = ""\nbase_url = "http://x"\n', "name"),
        ('[model]\nname = "a"\nbase_url = "http://x"\nreply_tokens = 5000\n', "no room"),
        ('[other]\nname = "a"\n', "one table"),
        ("not toml", "cannot be read"),
    ],
)
def test_wrong_settings_are_refused_with_what_to_do(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        load_model_settings(written(tmp_path, text))


def test_a_wrong_key_never_stands_in_the_message(tmp_path: Path) -> None:
    text = '[model]\nname = "a"\nbase_url = "http://x"\napi_key = "sk-secret-2"\n'
    with pytest.raises(SettingsError) as caught:
        load_model_settings(written(tmp_path, text))
    assert "sk-secret-2" not in str(caught.value)


def test_a_key_that_is_named_and_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_KEY", raising=False)
    with pytest.raises(SettingsError, match="NO_KEY is empty"):
        model_settings("a", "http://x/v1", "NO_KEY")


def test_a_key_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("sk-3\n", encoding="utf-8")
    text = f'[model]\nname = "a"\nbase_url = "http://x"\nkey_file = "{tmp_path / "key"}"\n'
    assert load_model_settings(written(tmp_path, text)).key() == "sk-3"
