/**
 * An article's sections: gapless spans, each with the words of its headings from the outermost inwards.
 * A heading's own words belong to its section; what stands before the first heading has an empty path.
 */
import type { Section, Span } from '../../knowledge/article.ts';
import { chooseChain } from './choose-chain.ts';
import type { Heading } from './choose-chain.ts';
import { findHeadingMarks } from './heading-mark.ts';
import { headingWords, mannerOf } from './heading-words.ts';
import { findListItems } from './list-items.ts';
import { turnAt } from './turn.ts';

/** For each heading the indexes of its siblings (same list, itself included), in order. */
function siblingGroups(headings: readonly Heading[]): number[][] {
  const groups: number[][] = [];
  const open: number[][] = [];
  for (const [index, { level, mark }] of headings.entries()) {
    open.length = Math.min(open.length, level + 1);
    const last = headings[open[level]?.at(-1) ?? -1]?.mark;
    const goesOn = last?.style === mark.style && (mark.style === 'part' || last.number < mark.number);
    if (!goesOn) open[level] = [];
    const group = (open[level] ??= []);
    group.push(index);
    groups[index] = group;
  }
  return groups;
}

/** Whether the first line of a heading's section is a line of the text: begun by the heading, ended by a line end. */
function hasOwnLine(text: string, { start, end }: Span): boolean {
  const startsLine = /(?:^|\n)[^\S\n]*$/.test(text.slice(Math.max(0, start - 20), start));
  return startsLine && (end === text.length || text.slice(start, end).includes('\n'));
}

function withListItems(section: Section, text: string): Section[] {
  const items = findListItems(text, section);
  const [first] = items;
  if (!first) return [section];
  const manner = mannerOf(items.map((item) => text.slice(item.wordsStart, item.end)));
  const itemsEnd = items.at(-1)?.end ?? section.end;
  const lastEnd = text.slice(itemsEnd, section.end).trim() === '' ? section.end : itemsEnd;
  const named = items.map((item) =>
    headingWords(text.slice(item.wordsStart, item.end), manner, hasOwnLine(text, item)),
  );
  // Points without headings are paragraphs of the section, not parts of it.
  if (named.filter((words) => words !== '').length < items.length / 2) return [section];
  return [
    { ...section, end: first.start },
    ...items.map(({ start }, index) => {
      const words = named[index] ?? '';
      const end = items[index + 1]?.start ?? lastEnd;
      return { path: words === '' ? section.path : [...section.path, words], start, end };
    }),
    { ...section, start: lastEnd },
  ].filter(({ start, end }) => start < end);
}

export function splitSections(text: string): Section[] {
  const headings = chooseChain(findHeadingMarks(text));
  const endOf = (index: number) => headings[index + 1]?.mark.start ?? text.length;
  const following = headings.map(({ mark }, index) => text.slice(mark.end, endOf(index)));
  const groups = siblingGroups(headings);
  const sections: Section[] = [];
  const path: string[] = [];
  const firstStart = headings[0]?.mark.start ?? text.length;
  if (firstStart > 0) sections.push({ path: [], start: 0, end: firstStart });
  for (const [index, { mark, level }] of headings.entries()) {
    const siblings = (groups[index] ?? []).map((at) => following[at] ?? '');
    const words = headingWords(
      following[index] ?? '',
      mannerOf(siblings),
      hasOwnLine(text, { start: mark.start, end: endOf(index) }),
    );
    path.length = Math.min(path.length, level);
    while (path.length < level) path.push('');
    path.push(words);
    const end = endOf(index);
    // What closes the last section of an inner list («各位代表!…») is about the whole again.
    const isLast = level > 0 && (headings[index + 1]?.level ?? 0) < level;
    const turn = isLast ? turnAt(text, mark.end, end) : end;
    const known = path.filter((heading) => heading !== '');
    sections.push({ path: known, start: mark.start, end: turn });
    if (turn < end) sections.push({ path: known.slice(0, 1), start: turn, end });
  }
  return sections.flatMap((section) => withListItems(section, text));
}
