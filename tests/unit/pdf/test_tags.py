"""The structure tree as a value."""

from __future__ import annotations

from progprint.pdf.tags import Element, Structure, spell


def _spelled(tree: Structure, pages: int) -> list[str]:
    return spell(tree, [f"{100 + n} 0 R" for n in range(pages)], 1)


def test_an_element_enters_with_its_first_content() -> None:
    """Nothing empty is written, and the order is that of the content, not of the mention."""
    tree = Structure(1)
    empty, late, early = (tree.element(role, None) for role in ("Sect", "H2", "H1"))
    tree.mark(early, 0)
    tree.mark(late, 0)

    assert [kid.role for kid in tree.root.kids if isinstance(kid, Element)] == ["H1", "H2"]
    assert empty.kids == []


def test_a_key_names_one_element_per_role() -> None:
    """An item and its label may share a key; an element keeps the parent of its first mention."""
    tree = Structure(2)
    outer, other = tree.element("L", None, "a"), tree.element("Sect", None)
    item = tree.element("LI", outer, "a")

    assert item is not outer
    assert tree.element("LI", other, "a") is item
    assert item.parent is outer


def test_content_on_another_page_is_named_with_its_page() -> None:
    tree = Structure(2)
    element = tree.element("P", None)
    assert [tree.mark(element, page) for page in (0, 0, 1)] == [0, 1, 0]

    assert "<</S/P/P 2 0 R/Pg 100 0 R/K[0 1 <</Type/MCR/Pg 101 0 R/MCID 0>>]>>" in _spelled(tree, 2)


def test_annotations_follow_the_pages_in_the_parent_tree() -> None:
    tree = Structure(2)
    link = tree.element("Link", None)
    tree.mark(link, 1)

    assert [tree.annotate(link, 1, f"{n} 0 R") for n in (50, 51)] == [2, 3]
    assert _spelled(tree, 2)[-1] == "<</Nums[0[] 1[3 0 R] 2 3 0 R 3 3 0 R]>>"


def test_header_cells_say_what_they_head() -> None:
    """A TH needs a scope (ISO 14289-1, 7.5)."""
    tree = Structure(1)
    tree.mark(tree.element("TH", None), 0)

    assert "/A<</O/Table/Scope/Column>>" in _spelled(tree, 1)[2]
