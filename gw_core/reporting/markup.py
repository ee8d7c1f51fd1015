# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""HTML in small pieces: whatever is not `Html` already is escaped, so that no name of a well can become markup."""

from __future__ import annotations

import base64
import html
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Html(str):
    """Finished markup; everything else is text and gets escaped."""

    __slots__ = ()


def escape(content: object) -> Html:
    """Return ``content`` as markup: `Html` as it is, None as nothing, anything else escaped."""
    if isinstance(content, Html):
        return content
    return Html("" if content is None else html.escape(str(content), quote=True))


def element(tag: str, *content: object, **attributes: str) -> Html:
    """Return an element; a trailing underscore of an attribute's name is dropped (``class_``).

    Examples
    --------
    >>> element("p", "a < b", class_="note")
    '<p class="note">a &lt; b</p>'
    """
    written = "".join(f' {name.rstrip("_")}="{escape(value)}"' for name, value in attributes.items())
    return Html(f"<{tag}{written}>{''.join(escape(each) for each in content)}</{tag}>")


def join(parts: Iterable[Html]) -> Html:
    """Return parts one after the other, a line each."""
    return Html("\n".join(parts))


def table(headers: Sequence[str], rows: Iterable[Sequence[object]], columns: str) -> Html:
    """Return a table; ``columns`` has a letter a column: t text, s short text that is not broken, n number.

    Examples
    --------
    >>> table(["Well", "n"], [["MW-1", 3]], "sn").count('class="short"'), table([], [], "")
    (2, '<table><thead><tr></tr></thead><tbody></tbody></table>')
    """
    kinds: Mapping[str, dict[str, str]] = {"t": {}, "s": {"class_": "short"}, "n": {"class_": "number"}}
    styles = [kinds[letter] for letter in columns]
    head = element("tr", *(element("th", name, **style) for name, style in zip(headers, styles, strict=True)))
    body = [
        element("tr", *(element("td", cell, **style) for cell, style in zip(row, styles, strict=True))) for row in rows
    ]
    return element("table", element("thead", head), element("tbody", *body))


def pairs(rows: Iterable[tuple[str, object]]) -> Html:
    """Return a table of names and what they stand for."""
    lines = (element("tr", element("th", name), element("td", content)) for name, content in rows)
    return element("table", element("tbody", *lines), class_="pairs")


def picture(data: bytes, alternative: str, kind: str = "image/png") -> Html:
    """Return an image that lies within the document itself."""
    source = f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"
    return Html(f'<img src="{source}" alt="{escape(alternative)}">')
