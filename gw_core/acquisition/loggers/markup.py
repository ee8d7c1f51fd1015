# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Foreign XML read safely and as far as it goes: what stands before a break is kept, entities are never expanded."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from ...wording import say
from ..cells import RejectedLine, split_lines
from .logger_file import refuse_file
from .readings import with_end_notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .logger_file import LoggerFile


@dataclass(slots=True)
class Node:
    """An element: its name without namespace, attributes, text, children, line; ``whole`` once its end was seen."""

    name: str
    attributes: Mapping[str, str]
    line: int
    text: str = ""
    children: list[Node] = field(default_factory=list)
    whole: bool = False

    def child(self, name: str) -> Node | None:
        """Return the first child of a name."""
        return next((each for each in self.children if each.name == name), None)

    def all(self, name: str) -> Iterator[Node]:
        """Yield the children of a name."""
        return (each for each in self.children if each.name == name)

    def value(self, *path: str) -> str:
        """Return the text at a path of names, empty when there is none."""
        node: Node | None = self
        for name in path:
            node = node.child(name) if node else None
        return node.text.strip() if node else ""

    def descendants(self, name: str) -> Iterator[Node]:
        """Yield the elements of a name wherever they stand below."""
        for each in self.children:
            if each.name == name:
                yield each
            yield from each.descendants(name)

    def written(self) -> str:
        """Return the element about as it stands in the file, in one line."""
        attributes = "".join(f' {key}="{value}"' for key, value in self.attributes.items())
        inside = self.text.strip() + "".join(each.written() for each in self.children)
        end = f"</{self.name}>" if self.whole else ""
        return f"<{self.name}{attributes}>{inside}{end}"


class _Builder:
    """Receives what the parser finds."""

    def __init__(self) -> None:
        self.root = Node(name="", attributes={}, line=0)
        self.open: list[Node] = [self.root]
        self.lines: DefusedXMLParser | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element."""
        line = self.lines.parser.CurrentLineNumber if self.lines else 0
        node = Node(name=_local(tag), attributes={_local(key): text for key, text in attributes.items()}, line=line)
        self.open[-1].children.append(node)
        self.open.append(node)

    def end(self, _tag: str) -> None:
        """Close the open element."""
        self.open.pop().whole = True

    def data(self, text: str) -> None:
        """Add text to the open element."""
        self.open[-1].text += text

    def close(self) -> Node:
        """Return what was found."""
        return self.root


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """A document: its outermost element, whether it is complete, and the lines from a break in it on."""

    top: Node
    whole: bool
    rejected: tuple[RejectedLine, ...]


def read_markup(text: str) -> Markup:
    """Return a document, as far as it can be read.

    Raises
    ------
    InvalidInputError
        The document defines entities (finding code ``forbidden_xml``), or holds no element (``bad_xml``).
    """
    builder = _Builder()
    parser = DefusedXMLParser(target=builder, forbid_dtd=True)
    builder.lines = parser
    plain = _without_declaration("\n".join(split_lines(text)))
    rejected: tuple[RejectedLine, ...] = ()
    try:
        parser.feed(plain)
        parser.close()
    except DefusedXmlException as error:
        raise refuse_file(
            "forbidden_xml", say("The file defines XML entities; such files are not read, for safety.")
        ) from error
    except ParseError as error:
        rejected = _from_break(plain, *error.position)
    if not builder.root.children:
        raise refuse_file("bad_xml", say("The file is no valid XML."))
    top = builder.root.children[0]
    return Markup(top=top, whole=top.whole and not rejected, rejected=rejected)


def with_break(files: Sequence[LoggerFile], markup: Markup) -> list[LoggerFile]:
    """Return the files with the lines behind a break in the document accounted for in the last."""
    if markup.whole:
        return list(files)
    last = replace(files[-1], rejected=(*files[-1].rejected, *markup.rejected))
    return [*files[:-1], with_end_notes(last, say("The file breaks off before its end mark."))]


def _from_break(text: str, line: int, column: int) -> tuple[RejectedLine, ...]:
    reason = say("The XML is broken here or further above.")
    lines = text.split("\n")[line - 1 :]
    rest = [lines[0].encode()[column:].decode(errors="replace"), *lines[1:]] if lines else []  # it counts bytes
    return tuple(
        RejectedLine(line=line + number, reason=reason, raw=each.strip())
        for number, each in enumerate(rest)
        if each.strip()
    )


def _without_declaration(text: str) -> str:
    """Drop the declaration, whose encoding was that of the bytes, and keep the count of lines."""
    start = text.find("<?xml")
    end = text.find("?>", start) + 2
    if start < 0 or end < 2 or text[:start].strip():
        return text
    return "\n" * text[:end].count("\n") + text[end:]


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
