/**
 * «有哪些锂电企业»: the clause that names most companies of what is asked about, where one names several together
 * («以甲、乙、丙等为代表的龙头企业»). Called by answer-part.ts; empty where another thing is asked or none names several.
 */
import type { Span } from '../../knowledge/article.ts';
import type { RankedCandidate } from '../retrieve/candidate.ts';
import { matchTerm } from '../retrieve/match-term.ts';
import type { WeighedTerm } from '../retrieve/weigh-terms.ts';
import type { QuestionPart } from '../understand/question.ts';
import { clausesOf } from './clause-run.ts';
import { statementOf } from './extract.ts';
import type { Statement } from './statement.ts';

const ASKED =
  /(?:哪些|哪几家|哪几个|什么)[^，,。？?]{0,8}(?:企业|公司|厂商)[?？]?$|(?:企业|公司|厂商|龙头)(?:都)?(?:有|是|包括)(?:哪些|哪几家|哪几个|谁)[?？]?$/;
/** Of companies something is told that they did; that is another question. */
const TOGETHER =
  /((?:[\p{Script=Han}A-Za-z]{2,9}、)+[\p{Script=Han}A-Za-z]{2,9}?)等(?:\d+家)?(?:为代表的?|一批|重点|龙头|骨干|链主|头部|知名|本土|优质|领军|[\p{Script=Han}、]{0,28}?(?:企业|公司|龙头))/u;
const NO_NAME = /企业|产业|工业|行业|项目|平台|型$|人才|院|大学|市$|区$|县$|省$/;
const OF_THE_QUESTION = /企业|公司|厂商|龙头|链主|骨干|^产业$|^行业$/;
const ABOUT = 0.7;
const SPOKEN = 0.5;
const FIT = 0.55;
const LEAST_NAMES = 2;
const LONGEST = 150;

interface Named {
  readonly candidate: RankedCandidate;
  readonly span: Span;
  readonly worth: number;
}

/** A short article that says it again and again is about it. */
const OFTEN = 3;

function isOften(about: readonly WeighedTerm[], article: string): boolean {
  return about.every(({ forms }) =>
    forms.some(({ text, weight }) => weight >= SPOKEN && article.split(text).length > OFTEN),
  );
}

/** What stands between two semicolons around a clause: of the rest of a sentence other companies are told. */
function pieceAround(sentence: string, clause: string): string {
  return sentence.split(/[；;]/).find((piece) => piece.includes(clause.replace(/[；;]$/, ''))) ?? clause;
}

function namedIn(candidate: RankedCandidate, about: readonly WeighedTerm[]): Named | null {
  let best: Named | null = null;
  for (const { start, end, folded } of clausesOf(candidate.text)) {
    const names = TOGETHER.exec(folded)?.[1]?.split('、') ?? [];
    if (names.length < LEAST_NAMES || names.some((name) => NO_NAME.test(name)) || end - start > LONGEST) {
      continue;
    }
    const speaks = (texts: readonly string[]): boolean =>
      about.every((term) => texts.some((text) => matchTerm(term, text) >= SPOKEN));
    const around = [pieceAround(candidate.folded, folded), candidate.headingFolded, candidate.titleFolded];
    if (
      !speaks([folded, ...around]) &&
      !(candidate.titleFolded !== '' && candidate.article.kind === 'news' && isOften(about, candidate.articleFolded))
    ) {
      continue;
    }
    const worth = names.length + (speaks([folded]) ? 3 : 2);
    if (worth > (best?.worth ?? 0)) {
      best = { candidate, span: { start: candidate.start + start, end: candidate.start + end }, worth };
    }
  }
  return best;
}

/** @param ranked best first */
export function companiesNamed(
  part: QuestionPart,
  terms: readonly WeighedTerm[],
  ranked: readonly RankedCandidate[],
): Statement[] {
  const about = terms.filter(
    ({ words, importance, where, carried }) =>
      importance >= ABOUT &&
      !where &&
      !carried &&
      !OF_THE_QUESTION.test(words) &&
      !part.regions.some(({ name }) => name === words),
  );
  if (!ASKED.test(part.words) || about.length === 0 || part.regions.length === 0) {
    return [];
  }
  const named = ranked
    .filter(({ regionFit, periodFit }) => regionFit > FIT && periodFit >= FIT)
    .flatMap((candidate) => namedIn(candidate, about) ?? [])
    .sort((left, right) => right.worth - left.worth || right.candidate.score - left.candidate.score);
  return named.slice(0, 1).map(({ candidate, span }) => statementOf(candidate, span));
}
