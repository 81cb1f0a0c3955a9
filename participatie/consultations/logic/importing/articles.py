"""Making articles of blocks: which headings begin one, which paragraphs and lists are in it, with which numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from string import ascii_lowercase

from participatie.consultations.logic.importing.blocks import TITLE_LEVEL, Block, BlockCollector, Kind
from participatie.consultations.logic.importing.codes import ImportHint, ImportRefusal
from participatie.consultations.logic.importing.errors import NotADocument, TooLarge
from participatie.consultations.logic.importing.numbering import (
    MAX_HEADING,
    Numbers,
    article_of_first_paragraph,
    has_number_of_other_article,
    is_article_line,
    split_dotted,
    split_heading,
    split_ordinal,
)
from participatie.consultations.logic.importing.text import (
    MAX_PARAGRAPHS,
    ImportedArticle,
    ImportedParagraph,
    ImportedText,
)

INTRODUCTION = "Inleiding"
_LONGEST_STRONG_HEADING = 120


@dataclass
class Section:
    """A heading with what stands under it."""

    heading: str
    number: str | None = None
    calls_itself_article: bool = False
    blocks: list[Block] = field(default_factory=list)


@dataclass
class _Draft:
    """A paragraph that is being gathered; `number` is what the text says."""

    number: str | None
    lines: list[str]


def compose(collector: BlockCollector) -> ImportedText:
    """Make articles with numbered paragraphs of what a reader gathered."""
    blocks = _promoted(collector.close())
    sections = _sections(blocks)
    has_headings = any(block.kind is Kind.HEADING for block in blocks)
    kept = [section for section in sections if section.blocks or section.calls_itself_article]
    if not any(section.blocks for section in kept):
        raise NotADocument(ImportRefusal.NO_TEXT)
    if len(kept) > MAX_PARAGRAPHS:
        raise TooLarge(ImportRefusal.TOO_MANY_PARAGRAPHS)
    warnings = dict.fromkeys([] if has_headings else [ImportHint.NO_HEADINGS])
    if len(kept) < len(sections):
        warnings[ImportHint.CHAPTERS_LEFT_OUT] = None
    if any(not section.blocks for section in kept):
        warnings[ImportHint.EMPTY_ARTICLE] = None
    numbers = Numbers()
    articles = tuple(_numbered(kept, numbers, warnings))
    if numbers.are_made:
        warnings[ImportHint.NUMBERS_MADE] = None
    if numbers.are_changed:
        warnings[ImportHint.NUMBERS_CHANGED] = None
    return ImportedText(articles, tuple(warnings | collector.warnings))


def _promoted(blocks: Sequence[Block]) -> list[Block]:
    """See headings where somebody made them without a style, and paragraphs where a style made them headings."""
    blocks = [_promote(block, is_heading=_is_heading(block)) for block in blocks]
    if any(block.kind is Kind.HEADING and block.level != TITLE_LEVEL for block in blocks):
        return blocks
    return [
        _promote(block, is_heading=block.kind is Kind.HEADING or _is_strong_heading(block))
        for block in blocks
    ]


def _promote(block: Block, *, is_heading: bool) -> Block:
    if is_heading == (block.kind is Kind.HEADING):
        return block
    return (
        replace(block, kind=Kind.HEADING, level=2)
        if is_heading
        else replace(block, kind=Kind.PARAGRAPH, level=0)
    )


def _is_heading(block: Block) -> bool:
    """A heading of many words is a paragraph in disguise; a paragraph that says "Artikel 3 Hulp" is a heading."""
    if block.kind is Kind.HEADING:
        return len(block.text) <= MAX_HEADING
    return block.kind is Kind.PARAGRAPH and is_article_line(block.text)


def _is_strong_heading(block: Block) -> bool:
    is_short = len(block.text) <= _LONGEST_STRONG_HEADING and "\n" not in block.text
    return block.kind is Kind.PARAGRAPH and block.is_strong and is_short and not block.text.endswith(".")


def _sections(blocks: Sequence[Block]) -> list[Section]:
    """Part the blocks by their headings; what stands before the first becomes the introduction."""
    title = _title(blocks)
    claimed = {
        split_heading(block.text, has_article_lines=True)[0]
        for block in blocks
        if block.kind is Kind.HEADING and is_article_line(block.text)
    }
    introduction = Section(INTRODUCTION)
    sections: list[Section] = []
    for block in blocks:
        if block is title:
            continue
        if block.kind is Kind.HEADING:
            sections.append(_section(block.text, claimed))
        else:
            (sections[-1] if sections else introduction).blocks.append(block)
    if not introduction.blocks:
        return sections
    introduction.number = "0" if any(section.blocks for section in sections) else "1"
    return [introduction, *sections]


def _section(heading: str, claimed: set[str | None]) -> Section:
    """Begin a section; a number that an article claims is not given to a chapter."""
    number, words = split_heading(heading, has_article_lines=bool(claimed))
    if is_article_line(heading):
        return Section(words, number, calls_itself_article=True)
    return Section(heading) if number in claimed else Section(words, number)


def _title(blocks: Sequence[Block]) -> Block | None:
    """Find the heading that names the whole document: the first, and the only one of its level or by its style."""
    headings = [block for block in blocks if block.kind is Kind.HEADING]
    if len(headings) <= 1:
        return None
    first, others = headings[0], headings[1:]
    is_above_all = all(first.level < other.level for other in others)
    is_named_title = first.level == TITLE_LEVEL
    has_number = split_heading(first.text, has_article_lines=False)[0] is not None
    return first if is_named_title or (is_above_all and not has_number) else None


def _numbered(
    sections: Sequence[Section], numbers: Numbers, warnings: dict[ImportHint, None]
) -> Iterable[ImportedArticle]:
    article_numbers = numbers.of_articles([_number_of(section) for section in sections])
    room = MAX_PARAGRAPHS
    for section, number in zip(sections, article_numbers, strict=True):
        drafts = _paragraphs(section.blocks, number)
        room -= max(len(drafts), 1)
        if room < 0:
            raise TooLarge(ImportRefusal.TOO_MANY_PARAGRAPHS)
        if any(has_number_of_other_article(draft.lines[0]) for draft in drafts if draft.number is None):
            warnings[ImportHint.NUMBER_OF_OTHER_ARTICLE] = None
        given = numbers.of_paragraphs(number, article_numbers, [draft.number for draft in drafts])
        yield ImportedArticle(
            number,
            section.heading,
            tuple(
                ImportedParagraph(own, "\n".join(draft.lines))
                for own, draft in zip(given, drafts, strict=True)
            ),
        )


def _number_of(section: Section) -> str | None:
    """The number of the heading, or what its first paragraph says when Word kept the number of the heading to itself."""
    if section.number is None and section.blocks and section.blocks[0].kind is Kind.PARAGRAPH:
        return article_of_first_paragraph(section.blocks[0].text)
    return section.number


def _paragraphs(blocks: Sequence[Block], article_number: str) -> list[_Draft]:
    """Gather paragraphs; in an article whose paragraphs have numbers, one without belongs to the one before it."""
    drafts: list[_Draft] = []
    numbered_lists: set[int] = set()
    previous = 0
    for block in blocks:
        if block.kind is Kind.ITEM:
            own = _own_number_of_item(block, drafts, numbered_lists, previous)
        else:
            own = split_dotted(block.text, article_number) or split_ordinal(block.text, previous)
        if own is not None:
            tail = own[0].removeprefix(f"{article_number}.")
            drafts.append(_Draft(f"{article_number}.{tail}", own[1].split("\n")))
            previous = int(tail.rstrip(ascii_lowercase))
        elif drafts and (block.kind is Kind.ITEM or previous):
            drafts[-1].lines += _lines_of(block)
        else:
            drafts.append(_Draft(None, _lines_of(block)))
    return drafts


def _own_number_of_item(
    item: Block, drafts: Sequence[_Draft], numbered_lists: set[int], previous: int
) -> tuple[str, str] | None:
    """The items of a numbered list right under the heading are paragraphs; such a list may go on after a pause."""
    if item.ordinal is None or item.level > 1:
        return None
    goes_on = bool(numbered_lists) and not drafts[-1].lines[-1].endswith(":")
    if drafts and item.list_id not in numbered_lists and not goes_on:
        return None
    numbered_lists.add(item.list_id)
    return str(max(item.ordinal, previous + 1)), item.text


def _lines_of(block: Block) -> list[str]:
    first, *others = block.text.split("\n")
    if block.kind is Kind.ITEM and not block.continues:
        first = f"- {first}" if block.ordinal is None else f"{block.ordinal}. {first}"
    return [first, *others]
