# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of the tables of a web page, read leniently: a report cut short gives its whole rows and its last torn one."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlRow:
    """One row: the text of its cells and the attributes of each; ``line`` is where it begins, from 1."""

    line: int
    cells: tuple[str, ...]
    attributes: tuple[dict[str, str], ...]


def table_rows(text: str) -> list[HtmlRow]:
    """Return the rows of all tables, in order; tabs and breaks in a cell are blanks."""
    parser = _RowParser()
    parser.feed(text)
    parser.close()
    parser.end_row()
    return parser.rows


class _RowParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[HtmlRow] = []
        self._line = 0
        self._cells: list[str] | None = None
        self._attributes: list[dict[str, str]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.end_row()
            self._line, self._cells, self._attributes = self.getpos()[0], [], []
        elif tag in {"td", "th"} and self._cells is not None:
            self._cells.append("")
            self._attributes.append({key: value or "" for key, value in attrs})
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._inside = False
        elif tag in {"tr", "table"}:
            self.end_row()

    def handle_data(self, data: str) -> None:
        if self._inside and self._cells:
            self._cells[-1] += data

    def end_row(self) -> None:
        """Keep the row that is open, if any."""
        if self._cells:
            cells = tuple(" ".join(cell.split()) for cell in self._cells)
            self.rows.append(HtmlRow(line=self._line, cells=cells, attributes=tuple(self._attributes)))
        self._cells, self._inside = None, False
