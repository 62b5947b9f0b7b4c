/**
 * Whether one statement of an answer is proved by the quotes it cites: in the article's own words with a lead whose
 * claims are traced, or as a sentence made from one traced record. Pure; called for each segment by the proof before an
 * answer is shown (prove.ts) and by the re-check of a finished one (verify-answer.ts).
 */
import type { Span } from '../../knowledge/article.ts';
import type { Status } from '../../knowledge/observation.ts';
import type { Citation } from '../../protocol/answer.ts';
import { figuresWithin, type Evidence, type EvidenceOf, type Traced } from './evidence.ts';
import { leadFault, readLead, type Lead } from './lead-claims.ts';
import { tellsRecord } from './record-claims.ts';
import { ownStatusShown, tellsStatus } from './status-told.ts';
import { locate } from './verbatim.ts';

export type StatementFault = 'citation' | 'words' | 'region' | 'period' | 'status';

/** A figure shown, at its place in the statement. */
export interface ShownFigure extends Span {
  readonly traced: Traced;
  readonly citation: Citation;
}

export interface Judgement {
  readonly fault: StatementFault | null;
  /** In order of place. */
  readonly figures: readonly ShownFigure[];
  readonly lead: Lead | null;
  /** Length of the lead with its colon. */
  readonly leadLength: number;
  /** Of fault `status`: the word that is missing before the statement; null where one word would not do. */
  readonly untold: Exclude<Status, 'achieved' | 'stated'> | null;
}

const NOT_GIVEN = '（原文没有给出具体数值）';

function failed(fault: StatementFault): Judgement {
  return { fault, figures: [], lead: null, leadLength: 0, untold: null };
}

/** The quote is the article's text there, and neither end cuts a number. */
export function quoteStands({ quote, start, end }: Citation, { article }: Evidence): boolean {
  const { text } = article;
  const cuts = (at: number): boolean => /[\d.．]/.test(text.charAt(at - 1)) && /\d/.test(text.charAt(at));
  return quote !== '' && text.slice(start, end) === quote && !cuts(start) && !cuts(end);
}

function fromRecord(body: string, citation: Citation, evidence: Evidence): Judgement | null {
  const traced = figuresWithin(evidence, citation).find(({ observation }) => tellsRecord(body, observation));
  if (traced === undefined) {
    return null;
  }
  const number = /(?:约|超过|近|第)?[\d.]+[^\d]*$|翻[一两三]番$/.exec(body.replace(/（[^（）]*）$/, ''))?.[0] ?? body;
  const start = body.indexOf(number);
  const figure = { start, end: start + number.length, traced, citation };
  return { fault: null, figures: [figure], lead: null, leadLength: 0, untold: null };
}

/** A lead ends with the first or second colon. */
function readings(body: string): number[] {
  const first = body.indexOf('：');
  const second = first < 0 ? -1 : body.indexOf('：', first + 1);
  return [0, ...(first > 0 ? [first + 1] : []), ...(second > 0 ? [second + 1] : [])];
}

function inOwnWords(body: string, citation: Citation, evidence: Evidence): Judgement | null {
  const words = body.endsWith(NOT_GIVEN) ? body.slice(0, -NOT_GIVEN.length) : body;
  for (const leadLength of readings(words)) {
    const found = locate(words.slice(leadLength), citation.quote);
    if (found === null) {
      continue;
    }
    const shown = { start: citation.start + found.start, end: citation.start + found.end };
    const figures = figuresWithin(evidence, citation).filter(
      ({ start, end }) => start >= shown.start && end <= shown.end,
    );
    const scene = { article: evidence.article, shown, figures };
    const lead = leadLength === 0 ? null : readLead(words.slice(0, leadLength - 1), scene);
    if (leadLength > 0 && lead === null) {
      return failed('words');
    }
    const placed = figures.flatMap((traced) => {
      const start = found.indexOf(traced.start - citation.start);
      const end = found.indexOf(traced.end - citation.start);
      return start === null || end === null
        ? []
        : [{ start: leadLength + start, end: leadLength + end, traced, citation }];
    });
    const fault = lead === null ? null : leadFault(lead, scene);
    const untold = figures.filter(({ observation }) => !tellsStatus(words, observation.status));
    const wanted = new Set(untold.map(({ observation }) => observation.status));
    const [status] = wanted;
    const oneWordDoes =
      wanted.size === 1 &&
      (lead?.status ?? null) === null &&
      figures.every(
        ({ observation }) =>
          observation.status === status || observation.status === 'stated' || ownStatusShown(observation, shown),
      );
    return {
      fault: fault ?? (untold.length > 0 ? 'status' : null),
      figures: placed,
      lead,
      leadLength,
      untold: fault === null && oneWordDoes && (status === 'target' || status === 'estimated') ? status : null,
    };
  }
  return null;
}

/**
 * @param citations those that the statement's markers name; it stands where one of them proves it
 * @returns the first citation's fault where none does
 */
export function judgeStatement(body: string, citations: readonly Citation[], evidenceOf: EvidenceOf): Judgement {
  let worst: Judgement | null = null;
  for (const citation of citations) {
    const evidence = evidenceOf(citation.articleId);
    if (evidence === null || !quoteStands(citation, evidence)) {
      worst ??= failed('citation');
      continue;
    }
    const judged = inOwnWords(body, citation, evidence) ?? fromRecord(body, citation, evidence) ?? failed('words');
    if (judged.fault === null) {
      return judged;
    }
    worst = worst === null || judged.untold !== null ? judged : worst;
  }
  return worst ?? failed('citation');
}
