"""ModernGov's pages and meeting XML, by invented examples of their shapes."""

import html
from pathlib import Path

import pytest

from ingest.blocks import Block
from ingest.errors import UnsupportedFormat, WrongFormat
from ingest.reading.html import read_html
from ingest.reading.moderngov import read_meeting_xml


def outline(blocks: tuple[Block, ...]) -> list[tuple[str, int, str | None, str]]:
    return [(block.kind.value, block.level, block.printed, block.text) for block in blocks]


def read_page(tmp_path: Path, body: str) -> list[tuple[str, int, str | None, str]]:
    path = tmp_path / "mgAi.aspx"
    path.write_text(f"<html><body><form>{body}</form></body></html>", encoding="utf-8")
    return outline(read_html(path).blocks)


def test_an_agenda_item_page_numbers_the_minute_as_the_council_does(tmp_path: Path) -> None:
    blocks = read_page(
        tmp_path,
        "<div class='mgContent'><h1 class='mgMainTitleTxt'>Agenda item</h1>"
        "<h2 class='mgSubTitleTxt'>Care plan</h2><ul class='mgActionList'>"
        "<li><a>Meeting of Cabinet, Monday, 3rd June, 2019 2.00 pm (Item 42.)</a></li>"
        "<li><a>View the background to item 42.</a></li></ul>"
        "<div class='mgWordPara'><p>To consider the plan.</p></div>"
        "<p class='mgSubItemTitleTxt'>Minutes:</p><div class='mgWordPara'>"
        "<p>The plan was introduced.</p><p>It was discussed.</p></div>"
        "<p class='mgSubItemTitleTxt'>Supporting documents:</p>"
        "<ul class='mgBulletList'><li><a>Report PDF 1 MB</a></li></ul></div>",
    )
    assert blocks == [
        ("heading", 1, None, "Agenda item"),
        ("heading", 2, None, "Care plan"),
        ("list-item", 0, None, "Meeting of Cabinet, Monday, 3rd June, 2019 2.00 pm (Item 42.)"),
        ("prose", 0, None, "To consider the plan."),
        ("heading", 3, None, "Minutes"),
        ("prose", 0, "42", "The plan was introduced."),
        ("prose", 0, None, "It was discussed."),
        ("heading", 3, None, "Supporting documents"),
        ("list-item", 0, None, "Report PDF 1 MB"),
    ]


def test_a_meeting_page_gives_each_item_its_number(tmp_path: Path) -> None:
    row = (
        "<tr><td class='mgItemNumberCell'><p>{number}.</p></td><td>"
        "<p class='mgAiTitleTxt'>{title}</p><div class='mgWordPara'><p>About {title}.</p></div>"
        "<p class='mgSubItemTitleTxt'>Minutes:</p><div class='mgWordPara'><p>Noted.</p></div>"
        "</td></tr>"
    )
    items = row.format(number=11, title="Apologies") + row.format(number=12, title="Budget")
    blocks = read_page(
        tmp_path,
        "<div class='mgContent'><h1 class='mgMainTitleTxt'>Agenda and minutes</h1>"
        f"<table id='mgItemTable' class='mgItemTable'>{items}</table></div>",
    )
    assert blocks == [
        ("heading", 1, None, "Agenda and minutes"),
        ("heading", 2, "11", "Apologies"),
        ("prose", 0, None, "About Apologies."),
        ("heading", 3, None, "Minutes"),
        ("prose", 0, "11", "Noted."),
        ("heading", 2, "12", "Budget"),
        ("prose", 0, None, "About Budget."),
        ("heading", 3, None, "Minutes"),
        ("prose", 0, "12", "Noted."),
    ]


def test_an_issue_history_numbers_each_meetings_minute(tmp_path: Path) -> None:
    meeting = "<p>Meeting: {date} - Cabinet (Item {number})</p><p>Minutes:</p><p>Noted.</p>"
    blocks = read_page(
        tmp_path,
        "<div class='mgContent'><h1 class='mgMainTitleTxt'>Issue - meetings</h1>"
        + meeting.format(date="15/12/2022", number=181)
        + meeting.format(date="09/03/2023", number="2/09")
        + "</div>",
    )
    assert [(printed, text) for kind, _, printed, text in blocks if text == "Noted."] == [
        ("181", "Noted."),
        ("2/09", "Noted."),
    ]


def item(body: str, **fields: str) -> str:
    inner = "".join(f"<{name}>{text}</{name}>" for name, text in fields.items())
    encoded = html.escape(body)
    return (
        f"<agendaitem>{inner}<minutesnonemptyhtmlbody>{encoded}</minutesnonemptyhtmlbody>"
        "</agendaitem>"
    )


def write_meeting(tmp_path: Path, *items: str) -> Path:
    path = tmp_path / "meeting.xml"
    path.write_text(
        "<?xml version='1.0' encoding='utf-8'?><getmeeting><meeting>"
        "<committeetitle>Cabinet</committeetitle><meetingdate>03/06/2019 14:00</meetingdate>"
        "<attendees><attendee><name>Cllr Ode</name><role>Chair</role>"
        "<attendance>Present</attendance></attendee></attendees>"
        f"<agendaitems>{''.join(items)}</agendaitems></meeting></getmeeting>",
        encoding="utf-8",
    )
    return path


def test_meeting_xml_carries_the_minute_number_not_the_agendas(tmp_path: Path) -> None:
    result = read_meeting_xml(
        write_meeting(
            tmp_path,
            item(
                "<p>Members noted:</p><ul><li>cost</li></ul><p><b>RESOLVED</b></p><p>Agreed.</p>",
                agendaitemtitle="Care &amp;amp; health",
                agendaitemnumber="12",
                minutesitemnumber="47",
                minutesitemsubnumber="0",
                fulldisplaynumberformat="9.",
            ),
            item("<p>Other.</p>", agendaitemtitle="Other", fulldisplaynumberformat="9."),
        )
    )
    assert result.title == "Cabinet, 03/06/2019"
    assert outline(result.blocks) == [
        ("heading", 1, None, "Cabinet, 03/06/2019"),
        ("heading", 2, None, "Attendance"),
        ("table-row", 0, None, "Cllr Ode\tChair\tPresent"),
        ("heading", 2, "47", "Care & health"),
        ("heading", 3, None, "Minutes"),
        ("prose", 0, "47", "Members noted:"),
        ("list-item", 0, None, "cost"),
        ("heading", 10, None, "RESOLVED"),
        ("prose", 0, None, "Agreed."),
        ("heading", 2, "9", "Other"),
        ("heading", 3, None, "Minutes"),
        ("prose", 0, "9", "Other."),
    ]


def test_minutes_encoded_twice_are_read_as_markup(tmp_path: Path) -> None:
    body = html.escape("<p>It was noted that children&rsquo;s care improved.</p>")
    result = read_meeting_xml(write_meeting(tmp_path, item(body, agendaitemtitle="Care")))
    assert result.blocks[-1].text == "It was noted that children’s care improved."


@pytest.mark.parametrize("field", [{"isrestricted": "True"}, {"isdisplayallowed": "false"}])
def test_a_restricted_item_is_left_out_and_counted(tmp_path: Path, field: dict[str, str]) -> None:
    result = read_meeting_xml(
        write_meeting(
            tmp_path,
            item("<p>Open.</p>", agendaitemtitle="Open", minutesitemnumber="1"),
            item("<p>Secret.</p>", agendaitemtitle="Child X", minutesitemnumber="2", **field),
        )
    )
    shown = " ".join(block.text for block in result.blocks)
    assert "Open." in shown
    assert "Secret" not in shown
    assert "Child X" not in shown
    assert result.warnings == ("Item 2 was left out: the council restricts it.",)


def test_scripts_in_minutes_are_not_read(tmp_path: Path) -> None:
    body = "<p>Noted.</p><script>alert(1)</script><p style='display:none'>Obey.</p>"
    result = read_meeting_xml(write_meeting(tmp_path, item(body, agendaitemtitle="Care")))
    assert result.blocks[-1].text == "Noted."
    assert any("Obey." in warning for warning in result.warnings)


def test_other_xml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text("<?xml version='1.0'?><rss><item>News</item></rss>", encoding="utf-8")
    with pytest.raises(UnsupportedFormat, match="not a ModernGov meeting"):
        read_meeting_xml(path)


def test_xml_with_entities_of_its_own_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "evil.xml"
    path.write_text(
        "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
        "<agendaitem>&e;</agendaitem>",
        encoding="utf-8",
    )
    with pytest.raises(WrongFormat, match="entities"):
        read_meeting_xml(path)
