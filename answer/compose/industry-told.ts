/**
 * One industry of a place, asked for by its name alone («潜江小龙虾产业», «氢能产业发展情况»): what tells most about it is how
 * large it is and where it stands, then what it is to become. Called by answer-part.ts; empty where another thing is
 * asked or no size or standing of it is told.
 */
import type { Span } from '../../knowledge/article.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import type { RankedCandidate } from '../retrieve/candidate.ts';
import type { WeighedTerm } from '../retrieve/weigh-terms.ts';
import type { QuestionPart } from '../understand/question.ts';
import { clausesOf } from './clause-run.ts';
import { statementOf } from './extract.ts';
import type { Statement } from './statement.ts';

const NAMED =
  /^([\p{Script=Han}a-z0-9]{2,8}?)(?:产业链|产业集群|产业|行业)的?(?:发展)?得?(?:情况|现状|怎么样|怎样|如何|介绍|概况|规模)?$/u;
/** Kinds of industries, not one of them. */
const KIND = /主导|重点|支柱|特色|优势|新兴|未来|传统|首位|全|大|^第|哪|什么/;
const SIZE =
  /(?:产值|营收|营业收入|销售收入|销售额|规模|增加值|产量|交易量|交易额|加工能力|产能|市场份额|占比)[^，,。；;]{0,12}?(?:\d|[首再]次)/;
/** Output in money says more than output in tons. */
const EARNS = /(?:产值|营收|营业收入|规模)[^，,。；;]{0,12}?(?:\d|[首再]次)/;
const STANDS = /首次|第一|首位|榜首|前列|唯一|最大|领先|百强|跻身|翻番|蝉联/;
const FIT = 0.4;
const LEAST_WORTH = 3;
const MOST = 2;
const LONGEST = 140;

/** The industry that is named, folded; null where something else is asked. */
function industryNamed({ words, regions, intent }: QuestionPart): string | null {
  if (intent !== 'fact') {
    return null;
  }
  const bare = regions
    .flatMap(({ name, shortName }) => [name, shortName])
    .reduce((left, place) => left.replace(place, ''), fold(words))
    .replace(/[\s?？。，,]+/g, '')
    .replace(/^[的市省区县]/, '');
  const name = NAMED.exec(bare)?.[1] ?? null;
  return name === null || KIND.test(name) ? null : name;
}

interface Told {
  readonly candidate: RankedCandidate;
  readonly span: Span;
  readonly worth: number;
}

/** The clauses between two semicolons from the one that names the industry to the one that tells its size or standing. */
function toldIn(candidate: RankedCandidate, industry: string): Told | null {
  const clauses = clausesOf(candidate.text);
  let best: Told | null = null;
  let from: number | null = null;
  for (const { start, end, folded } of clauses) {
    if (folded.includes(industry)) {
      from = start;
    }
    if (from !== null && end - from <= LONGEST) {
      const ofIt = folded.includes(industry);
      const worth =
        (SIZE.test(folded) ? 3 : 0) +
        (EARNS.test(folded) ? 2 : 0) +
        (STANDS.test(folded) ? 1 : 0) +
        (ofIt ? 1 : 0) +
        (folded.includes(`${industry}产业`) ? 1 : 0) +
        (candidate.status === 'target' ? 0 : 1);
      if ((SIZE.test(folded) || (STANDS.test(folded) && ofIt)) && worth > (best?.worth ?? 0)) {
        best = { candidate, span: { start: candidate.start + from, end: candidate.start + end }, worth };
      }
    }
    if (/[;；]$/.test(folded)) {
      from = null;
    }
  }
  return best;
}

/** @param ranked best first */
export function industryTold(
  part: QuestionPart,
  _terms: readonly WeighedTerm[],
  ranked: readonly RankedCandidate[],
): Statement[] {
  const industry = industryNamed(part);
  if (industry === null) {
    return [];
  }
  const told = ranked
    .filter(({ regionFit, periodFit, folded }) => regionFit >= FIT && periodFit >= FIT && folded.includes(industry))
    .flatMap((candidate) => toldIn(candidate, industry) ?? [])
    .filter(({ worth }) => worth >= LEAST_WORTH)
    .sort((left, right) => right.worth - left.worth || right.candidate.score - left.candidate.score);
  return told.slice(0, MOST).map(({ candidate, span }) => statementOf(candidate, span));
}
