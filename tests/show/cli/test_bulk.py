import pytest


@pytest.mark.slow
@pytest.mark.model
def test_bulk_adds_what_add_would(dragoman):
    for n in range(3):
        text = f"date: 2024-08-2{n}\nJapan's foreign minister visited Chad on Monday.\n"
        (dragoman.folder / f"{n}.txt").write_text(text, encoding="utf-8")
    said = dragoman("bulk", ".", "--ledger", "bulk.sqlite", "--workers", "1")
    assert said.code == 0
    assert "3 reports added to bulk.sqlite" in said.err
    assert "0 reports added" in dragoman("add", "0.txt", "--ledger", "bulk.sqlite").err
