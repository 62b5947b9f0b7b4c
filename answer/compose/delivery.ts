/**
 * Who delivered a report, when and where: work reports open with the date and the congress, the office and the
 * name, before they address the deputies. Only the article itself tells; a report without that opening tells nothing.
 */
import type { Article, Span } from '../../knowledge/article.ts';
import { yearsAsked } from '../retrieve/fit.ts';
import type { RankedCandidate } from '../retrieve/candidate.ts';
import type { QuestionPart } from '../understand/question.ts';
import { statementOf } from './extract.ts';
import type { Statement } from './statement.ts';
import { wording } from './wording.ts';

/** Characters before the address within which an opening stands. */
const OPENING = 400;
const ADDRESS = /各位(代表|委员)/;
const DATE = /\d{4}年\d{1,2}月\d{1,2}日/;
const BRACKETED_DATE = new RegExp(`[（(]?${DATE.source}`);
/** The office and the name, at the end of the opening; a name may be set with a blank inside. */
const SPEAKER =
  /[^\s。，,—（(）)上]{0,12}代?[省市区县州旗]长[\s　]*\p{Script=Han}{1,4}(?:[\s　·]?\p{Script=Han}{1,6})?[\s　]*$/u;
const SURE_PLACE = 0.9;

function openingOf({ text }: Article): Span | null {
  const address = ADDRESS.exec(text.slice(0, OPENING));
  const opening = address === null ? '' : text.slice(0, address.index);
  const speaker = SPEAKER.exec(opening);
  if (speaker === null) {
    return null;
  }
  const dated = opening.search(BRACKETED_DATE);
  const line = opening.lastIndexOf('\n', Math.max(0, speaker.index - 1)) + 1;
  const congress = opening.lastIndexOf('\n', Math.max(0, opening.lastIndexOf('会议上', speaker.index))) + 1;
  const start = dated >= 0 ? dated : opening.includes('会议上') ? congress : line;
  return { start: Math.min(start, speaker.index), end: speaker.index + speaker[0].trimEnd().length };
}

/** Lines joined with commas, but an office and the name below it are one. */
function inOneLine(quote: string): string {
  return wording(
    quote
      .replace(/(?<=长)[\s　]+(?=\p{Script=Han})/u, '')
      .replaceAll(/([）)]?)\s*\n\s*/g, (_, closing: string) => closing || '，'),
  );
}

/** «报告是谁作的，哪天», «市长是谁». */
export function asksDelivery(part: QuestionPart): boolean {
  return (part.intent === 'who' || part.intent === 'when') && part.terms.some(({ words }) => words === '作报告');
}

/**
 * @param ranked best first
 * @returns of the newest report that place and year allow; null where its opening does not tell what is asked
 */
export function delivery(part: QuestionPart, ranked: readonly RankedCandidate[]): Statement | null {
  const reports = ranked
    .filter(
      ({ article, regionFit }) =>
        article.kind === 'work-report' &&
        regionFit >= SURE_PLACE &&
        part.periods.every((asked) =>
          yearsAsked(asked, article.reportYear).some((year) => year === article.reportYear),
        ),
    )
    .toSorted((left, right) => (right.article.reportYear ?? 0) - (left.article.reportYear ?? 0));
  for (const candidate of reports) {
    const span = openingOf(candidate.article);
    if (span === null) {
      continue;
    }
    const quote = candidate.article.text.slice(span.start, span.end);
    if (part.intent === 'when' && !DATE.test(quote)) {
      continue;
    }
    return { ...statementOf(candidate, span), text: inOneLine(quote) };
  }
  return null;
}
