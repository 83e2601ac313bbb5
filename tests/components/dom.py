"""Reads markup as a tree, so that two ways to write the same thing are equal."""

from xml.etree.ElementTree import Element

import html5lib

XHTML = "{http://www.w3.org/1999/xhtml}"

type Node = tuple[str, dict[str, str], list["Node | str"]]
