"""Prompts are versioned: a text that changes needs a new version."""

import pytest

from prompts.loading import TemplateError, load, names, parse, recorded

FRONT = "---\nname: a\nversion: 1\npurpose: b\nvariables: x\n---\n"


@pytest.mark.parametrize("name", names())
def test_a_changed_prompt_has_a_new_version(name: str) -> None:
    template = load(name)
    assert recorded()[name][str(template.version)] == template.digest, (
        f"{name}.md has changed: raise its version and add its digest to prompts/versions.json"
    )


def test_every_prompt_that_is_needed_is_there() -> None:
    assert names() == ("answer", "follow-up", "split", "summary")


def test_a_prompt_is_filled_in_and_says_which_it_is() -> None:
    rendered = parse(f"{FRONT}# System\nBe $x.\n# User\n{{}}\n", "a").render({"x": "$y"})
    assert (rendered.system, rendered.user, rendered.id) == ("Be $y.", "{}", "a@1")


@pytest.mark.parametrize("values", [{}, {"x": "1", "y": "2"}])
def test_variables_must_be_the_declared_ones(values: dict[str, str]) -> None:
    template = parse(f"{FRONT}# System\nBe $x.\n# User\nDo.\n", "a")
    with pytest.raises(TemplateError, match="a@1"):
        template.render(values)


@pytest.mark.parametrize(
    "text",
    [
        "no front matter",
        f"{FRONT}# System\nBe.\n# User\nDo.\n",
        f"{FRONT}# System\nBe $x $y.\n# User\nDo.\n",
        f"{FRONT}# User\n$x\n",
        FRONT.replace("version: 1", "version: one") + "# System\n$x\n# User\nDo.\n",
    ],
)
def test_a_template_that_is_not_as_it_must_be_is_refused(text: str) -> None:
    with pytest.raises(TemplateError):
        parse(text, "a")


def test_there_is_no_way_out_of_the_folder() -> None:
    with pytest.raises(TemplateError, match="no prompt"):
        load("../versions")
