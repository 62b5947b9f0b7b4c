/** Puts the parts' answers together into one text with numbered citations, the outcome and its reason. */
import type { Observation } from '../../knowledge/observation.ts';
import { isWithin } from '../../knowledge/regions/index.ts';
import type { CoverageCounts } from '../../knowledge/store/port.ts';
import type { Citation, MissingPart, Outcome, Reason } from '../../protocol/answer.ts';
import type { UnderstoodQuestion } from '../understand/question.ts';
import { boundedVerdict } from './bounded-verdict.ts';
import { withDurations } from './compared-durations.ts';
import { createCitations, type Citations } from './citations.ts';
import { change, labelOf, verdict, type ComparedSide, type DerivedDraft } from './compare.ts';
import { coverageWords, missingWords } from './refusal.ts';
import { statementOf } from './extract.ts';
import { clauseRun, FIGURE_RUN } from './clause-run.ts';
import type { Found, Missing, PartAnswer, Statement } from './statement.ts';

export interface Composed {
  readonly text: string;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly missing: readonly MissingPart[];
  readonly citations: readonly Citation[];
  /** Observations that the text may show, with their citations. */
  readonly shown: readonly { readonly observation: Observation; readonly n: number }[];
  readonly derived: readonly DerivedDraft[];
}

/** A nearest sentence must hold this share of what was asked to be worth showing beside a refusal. */
const NEAR_ENOUGH = 0.5;

interface Page {
  readonly citations: Citations;
  readonly shown: { observation: Observation; n: number }[];
  readonly derived: DerivedDraft[];
}

function cited(page: Page, statement: Statement): string {
  const n = page.citations.cite(statement.article, statement.span);
  for (const observation of statement.observations) {
    page.shown.push({ observation, n });
  }
  return `${statement.text}。[${n}]`;
}

function isFound(answer: PartAnswer): answer is Found {
  return answer.kind === 'found';
}

function isMissing(answer: PartAnswer): answer is Missing {
  return answer.kind === 'missing';
}

/** Spans of one sentence nearer than this are one quote. */
const GAP = 30;
const LONGEST_UNION = 200;

function united(left: Statement, right: Statement): Statement | null {
  if (left.recorded || right.recorded) {
    return left.text === right.text ? left : null;
  }
  if (left.article.id !== right.article.id || left.candidate.start !== right.candidate.start) {
    return null;
  }
  const [first, second] = left.span.start <= right.span.start ? [left, right] : [right, left];
  const end = Math.max(first.span.end, second.span.end);
  if (second.span.start - first.span.end > GAP || end - first.span.start > LONGEST_UNION) {
    return null;
  }
  const inside = second.span.end <= first.span.end;
  const joined = inside ? first : { ...first, ...statementOf(first.candidate, { start: first.span.start, end }) };
  const observations = new Map([...left.observations, ...right.observations].map((one) => [one.id, one]));
  return {
    ...joined,
    text: inside ? first.text : first.lead + joined.text,
    lead: first.lead,
    observations: [...observations.values()],
  };
}

/** Statements of all parts in order; those of one sentence that touch become one. */
function distinct(statements: readonly Statement[]): Statement[] {
  const kept: Statement[] = [];
  for (const statement of statements) {
    const index = kept.findIndex((other) => united(other, statement) !== null);
    const other = kept[index];
    const whole = other === undefined ? null : united(other, statement);
    if (whole === null) {
      kept.push(statement);
    } else {
      kept[index] = whole;
    }
  }
  return kept;
}

function plainLines(page: Page, answers: readonly PartAnswer[]): string[] {
  const found = answers.filter(isFound);
  const verdicts = found.flatMap(({ verdict: words }) => (words == null ? [] : [`${words}。`]));
  const statements = distinct(found.flatMap((answer) => answer.statements));
  const mark = statements.length > 2 ? '- ' : '';
  return [...verdicts, ...statements.map((statement) => mark + cited(page, statement))];
}

/** A side whose every figure is of one place within the one asked for is called by that place: «大冶市» for 黄石市. */
function placeWithin(answer: Found, { observations }: Statement): string {
  const places = new Map(observations.flatMap(({ region }) => (region === null ? [] : [[region.code, region.name]])));
  const [place] = places;
  const [asked] = answer.part.regions;
  const isInside =
    places.size === 1 &&
    place !== undefined &&
    asked !== undefined &&
    place[0] !== asked.code &&
    isWithin(place[0], asked.code);
  return isInside ? place[1] : labelOf(answer, false);
}

function sideOf(answer: Found, samePlace: boolean): ComparedSide | null {
  const [statement] = answer.statements;
  return statement === undefined
    ? null
    : {
        label: samePlace ? labelOf(answer, true) : placeWithin(answer, statement),
        statement,
        observation: statement.observations[0] ?? null,
      };
}

const NAMES_GROWTH = /增|涨|跌|降|速|幅|率|[%％]|目标|百分/;

/** Asked which is larger and held growths alone, the reader must not take the one for the other. */
function saysGrowth(question: string, sides: readonly ComparedSide[]): boolean {
  return !NAMES_GROWTH.test(question) && sides.every(({ observation }) => observation?.measure === 'growth');
}

function comparison(page: Page, question: string, answers: readonly PartAnswer[]): string[] {
  const found = answers.filter(isFound);
  const samePlace = new Set(found.map(({ part }) => part.regions[0]?.code ?? '')).size <= 1;
  const sides = found.flatMap((answer) => sideOf(answer, samePlace) ?? []);
  const rows = sides.map((side) => `| ${side.label} | ${cited(page, side.statement).replace('。[', '[')} |`);
  const [left, right] = sides;
  const judged =
    sides.length === 2 && left !== undefined && right !== undefined
      ? samePlace
        ? change(left, right)
        : verdict(question, left, right)
      : null;
  if (judged !== null && left !== undefined && right !== undefined) {
    page.derived.push({ value: judged.value, unit: judged.unit, formula: judged.formula, from: judged.from });
  }
  const isPair = sides.length === 2 && left !== undefined && right !== undefined && !samePlace;
  const line = judged?.words ?? (isPair ? boundedVerdict(question, left, right) : null);
  return [
    ...(line === null ? [] : [`${line}。\n`]),
    ['| 对象 | 原文所述 |', '| --- | --- |', ...rows].join('\n'),
    ...(line !== null && saysGrowth(question, sides) ? ['\n以上比较的是增速。'] : []),
  ];
}

function nearestWords(page: Page, answer: Missing): string {
  const { nearest, reason, part } = answer;
  if (answer.available !== '') {
    return answer.available;
  }
  const showsNothing = nearest === null || nearest.coverage < NEAR_ENOUGH || part.intent === 'figure';
  if (showsNothing || reason === 'off-topic' || reason === 'unsafe' || reason === 'no-such-region') {
    return '';
  }
  const span = clauseRun(part, [], nearest, FIGURE_RUN);
  return `相近的内容：${cited(page, statementOf(nearest, span))}`;
}

function refusal(page: Page, answers: readonly Missing[], coverage: CoverageCounts): string {
  const [first] = answers;
  if (first === undefined) {
    return coverageWords(coverage);
  }
  const covered = first.reason === 'no-such-region' || first.reason === 'off-topic' ? coverageWords(coverage) : '';
  return [missingWords(first.part, first.reason), nearestWords(page, first), covered]
    .filter((words) => words !== '')
    .join('');
}

/** @param question as asked */
export function compose(
  question: string,
  understood: UnderstoodQuestion,
  given: readonly PartAnswer[],
  coverage: CoverageCounts,
): Composed {
  const answers = understood.comparison ? withDurations(question, given) : given;
  const page: Page = { citations: createCitations(), shown: [], derived: [] };
  const missing = answers.filter(isMissing);
  const done = (text: string, outcome: Outcome, reason: Reason | null): Composed => ({
    text,
    outcome,
    reason,
    missing: answers.flatMap((answer) => {
      const why = answer.kind === 'missing' ? answer.reason : answer.kind === 'found' ? answer.gap?.reason : undefined;
      return why === undefined ? [] : [{ part: answer.part.typed, reason: why }];
    }),
    citations: page.citations.list(),
    shown: page.shown,
    derived: page.derived,
  });
  const ambiguous = answers.find((answer) => answer.kind === 'ambiguous');
  if (ambiguous !== undefined) {
    const readings = ambiguous.readings.map((statement) => `- ${cited(page, statement)}`);
    return done(['请问您问的是哪个地区、哪一年？资料中有：', ...readings].join('\n'), 'clarify', 'ambiguous');
  }
  if (missing.length === answers.length) {
    return done(refusal(page, missing, coverage), 'refused', missing[0]?.reason ?? 'not-covered');
  }
  const found = answers.filter(isFound);
  const lines =
    understood.comparison && found.length > 1 ? comparison(page, question, answers) : plainLines(page, answers);
  const gaps = answers.flatMap((answer) =>
    answer.kind === 'missing'
      ? [missingWords(answer.part, answer.reason) + answer.available]
      : answer.kind === 'found' && answer.gap != null && !understood.comparison
        ? [answer.gap.words]
        : [],
  );
  return done([...lines, ...gaps].join('\n'), 'answered', null);
}
