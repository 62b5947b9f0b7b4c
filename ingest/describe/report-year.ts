/**
 * The year a report was delivered in, read from its title, its delivery line or its plan; never from the date a
 * site put it up, and never from a file's name. Null where the article does not tell, or tells two equally well.
 */
import type { Section } from '../../knowledge/article.ts';

const HAN_DIGITS = '〇零一二三四五六七八九';
const YEAR = '((?:19|20)\\d{2}|[二一][〇零九][〇零一二三四五六七八九]{2})年';
const IN_TITLE = new RegExp(`(?:${YEAR})?[^。]{0,16}工作报告[(（]?(?:${YEAR})?`);
const DELIVERED = new RegExp(`${YEAR}\\s*\\d{1,2}月\\s*\\d{1,2}日[^。]{0,4}在[^。]{2,30}(?:代表大会|会议)`);
const PLANNED = new RegExp(
  `${YEAR}[^。;；,，]{0,14}?(?:安排|建议|部署|任务|预期目标|主要目标|发展目标|工作目标|重点工作|总体要求)`,
);
const REVIEWED = new RegExp(`${YEAR}[^。;；,，]{0,10}?(?:回顾|工作情况|工作总结)`);
const TARGETS = new RegExp(`${YEAR}[^。;；,，:：]{0,20}?预期目标`, 'g');

/** Only the first words of a report say where and when it was given. */
const HEAD_LENGTH = 300;

function yearOf(printed: string): number {
  return Number(
    printed.replace(/[〇零一二三四五六七八九]/g, (digit) => String(Math.max(0, HAN_DIGITS.indexOf(digit) - 1))),
  );
}

/** The year most votes fall on; null without votes or between two. */
function winner(votes: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const year of votes) counts.set(year, (counts.get(year) ?? 0) + 1);
  const [first, second] = [...counts].toSorted(([, left], [, right]) => right - left);
  if (!first || (second && second[1] === first[1])) return null;
  return first[0];
}

function fromHeadings(sections: readonly Section[]): number | null {
  const headings = new Set(sections.flatMap(({ path }) => path.slice(0, 1)));
  const votes: number[] = [];
  for (const heading of headings) {
    const reviewed = REVIEWED.exec(heading)?.[1];
    const planned = PLANNED.exec(heading)?.[1];
    if (reviewed) votes.push(yearOf(reviewed) + 1);
    else if (planned) votes.push(yearOf(planned));
  }
  return winner(votes);
}

/** @param title as printed, or null */
export function reportYear(title: string | null, text: string, sections: readonly Section[]): number | null {
  const head = text.slice(0, HEAD_LENGTH);
  for (const words of [title ?? '', ...head.split('\n').filter((line) => line.length <= 40)]) {
    const match = IN_TITLE.exec(words);
    const printed = match?.[1] ?? match?.[2];
    if (printed) return yearOf(printed);
  }
  const delivered = DELIVERED.exec(head)?.[1];
  if (delivered) return yearOf(delivered);
  const planned = fromHeadings(sections);
  if (planned !== null) return planned;
  return winner([...text.matchAll(TARGETS)].flatMap((match) => (match[1] ? [yearOf(match[1])] : [])));
}
