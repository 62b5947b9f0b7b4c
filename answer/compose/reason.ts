/**
 * «GDP为什么下降», «增速为什么低»: the figure, and the sentence of its report that gives the reason («主要原因：一是…»,
 * «受…影响»). Without one the answer says that no reason is given. Called by answer-part.ts.
 */
import { fold } from '../../knowledge/language/normalise.ts';
import { splitSentences } from '../../knowledge/language/sentences.ts';
import type { RankedCandidate } from '../retrieve/candidate.ts';
import { sectionTense } from '../retrieve/sentence-context.ts';
import { matchTerm } from '../retrieve/match-term.ts';
import { answerFigure } from './answer-figure.ts';
import { clausesOf } from './clause-run.ts';
import { statementOf } from './extract.ts';
import type { RankedPart } from './ranked-part.ts';
import type { Found, Statement } from './statement.ts';

const ASKS = /为什么|为何|为啥|原因|怎么会|什么缘故/;
const GIVES = /主要原因|原因[是在]|究其原因|由于|受[^，,。；;]{2,40}影响/;
/** What moved the whole economy is told of it by these names, too. */
const OUTPUT = '地区生产总值';
const OUTPUT_SAID = ['经济增速', '经济增长', '经济下行'];
const NAMED = 0.9;
const LONGEST = 160;

/** From the clause that names the indicator or gives the reason, as far as an answer may be long. */
function reasonIn(candidate: RankedCandidate, names: readonly string[]): Statement | null {
  const { article } = candidate;
  for (const { start, end } of splitSentences(article.text)) {
    const text = article.text.slice(start, end);
    const section = article.sections.find((one) => one.start <= start && start < one.end);
    const clauses = clausesOf(text);
    const gives = clauses.findIndex(({ folded }) => GIVES.test(folded));
    const speaks = clauses.findIndex(({ folded }) =>
      names.some((name) => matchTerm({ forms: [{ text: name, weight: 1 }] }, folded) >= NAMED),
    );
    if (gives < 0 || speaks < 0 || Math.abs(gives - speaks) > 1 || sectionTense(section?.path ?? []) === 'planning') {
      continue;
    }
    const first = clauses[Math.min(gives, speaks)];
    const last = clauses.findLast((one) => first !== undefined && one.end - first.start <= LONGEST);
    if (first !== undefined && last !== undefined && last.end > (clauses[gives]?.start ?? 0)) {
      const span = { start: start + first.start, end: start + last.end };
      return statementOf({ ...candidate, start, end, text, folded: fold(text) }, span);
    }
  }
  return null;
}

/** @returns null where no reason is asked for, or no figure of an indicator is found */
export function reasonOf(input: RankedPart): Found | null {
  const { part, terms } = input;
  const named = terms.filter(({ indicators }) => indicators.length > 0);
  if (!ASKS.test(part.words) || named.length === 0 || part.periods.length === 0 || part.regions.length === 0) {
    return null;
  }
  const asFigure = {
    ...part,
    intent: 'figure' as const,
    answerKind: 'percent' as const,
    aspect: 'growth' as const,
    status: 'achieved' as const,
  };
  const figure = answerFigure({ ...input, part: asFigure, terms: named });
  const [statement] = figure?.statements ?? [];
  if (statement === undefined || statement.observations.length === 0) {
    return null;
  }
  const names = named.flatMap(({ words, indicators }) =>
    [words, ...indicators, ...(indicators.includes(OUTPUT) ? OUTPUT_SAID : [])].map((name) => fold(name)),
  );
  const reason = reasonIn(statement.candidate, names);
  return reason === null
    ? {
        kind: 'found',
        part,
        statements: [statement],
        gap: { reason: 'not-covered', words: '资料中没有直接说明原因。' },
      }
    : { kind: 'found', part, statements: [statement, reason] };
}
