"""Names in office are blocks of their own: whom a letter is to, and who signs it."""

from ingest.blocks import Block, BlockKind
from ingest.reading.letters import is_person, is_sign_off, with_names_in_office

ADDRESS = "Piccadilly Gate\nStore Street"
FINDING = "Workers visit children often and write down what they say."


def prose(*texts: str) -> list[Block]:
    return [Block(BlockKind.PROSE, text) for text in texts]


def texts(blocks: list[Block]) -> list[str]:
    return [block.text for block in with_names_in_office(blocks)]


def test_a_name_is_joined_with_the_office_under_it_up_to_the_salutation() -> None:
    letter = prose(ADDRESS, "4 May 2021", "Ms Ada Quill", "Director of Care", "Dear Ms Quill")
    assert texts(letter) == [
        ADDRESS,
        "4 May 2021",
        "Ms Ada Quill\nDirector of Care",
        "Dear Ms Quill",
    ]


def test_names_that_carry_their_office_stay_apart() -> None:
    letter = prose("Ada Quill, Director of Care", "Ben Moss, Chief Constable", "Dear partnership")
    assert texts(letter) == [block.text for block in letter]


def test_a_signature_is_one_block_and_no_heading() -> None:
    office = Block(BlockKind.HEADING, "His Majesty’s Inspector", 1)
    found = with_names_in_office([*prose(FINDING, "Yours sincerely", "Cal Reed"), office])
    assert found[-1] == Block(BlockKind.PROSE, "Cal Reed\nHis Majesty’s Inspector")


def test_two_signatures_are_two_blocks() -> None:
    letter = prose("Yours sincerely", "Cal Reed", "National Director", "Dee Holt CBE", "Inspector")
    assert texts(letter)[1:] == ["Cal Reed\nNational Director", "Dee Holt CBE\nInspector"]


def test_a_finding_before_the_salutation_is_not_taken_for_an_address() -> None:
    letter = prose("Ada Quill", FINDING, "Dear Ms Quill")
    assert texts(letter) == [block.text for block in letter]


def test_a_document_that_is_no_letter_is_left_as_it_is() -> None:
    report = prose("Ada Quill", "Director of Care", FINDING)
    assert texts(report) == [block.text for block in report]


def test_a_person_is_told_from_an_office_and_from_a_place() -> None:
    assert is_person("Dr Una O’Dell BSc FRCA")
    assert is_person("Mr Jean de Vries")
    assert not is_person("Director of Care")
    assert not is_person("Town Hall")
    assert not is_person("Quill")


def test_only_the_closing_words_are_a_sign_off() -> None:
    assert is_sign_off("Yours sincerely,")
    assert not is_sign_off("Yours sincerely wanted to help")
