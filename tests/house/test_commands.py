"""The page of commands is the one that the commands would make."""

from tests.house.commands import PAGE, page


def test_page_of_commands_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page(), "make docs"
