/**
 * The industries that a place says are its own: the clauses that list them («大力发展食品饮料、电子信息产业»), of a district or
 * zone only those that name it. Called by answer-part.ts; empty where another thing is asked or no list is told.
 */
import type { Span } from '../../knowledge/article.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import { findRegions, isWithin, type Region } from '../../knowledge/regions/index.ts';
import type { RankedCandidate } from '../retrieve/candidate.ts';
import type { WeighedTerm } from '../retrieve/weigh-terms.ts';
import { asksIndustries, INDUSTRIES_TERM } from '../understand/industries.ts';
import type { QuestionPart } from '../understand/question.ts';
import { clausesOf } from './clause-run.ts';
import { statementOf } from './extract.ts';
import type { Statement } from './statement.ts';

const LISTS =
  /(?:[\p{Script=Han}a-z0-9+]{2,12}(?<!(?:优势|重点|主导|传统|新兴|未来|特色|支柱|规划|政策|主导产|支柱产|优势产|传统产|新兴产|未来产|特色产)(?:产业|企业|业)?)、)+(?:(?!的)[\p{Script=Han}a-z0-9+“”"]){2,26}?(?:产业(?!园|化|项目|生态|带|基地|需求|大会|招商)|制造(?!业?项目)|集群|产业链(?!项目|专班|供应|招商))/u;
const NAMES_MAIN = /(?:主导|支柱|优势|首位|重点|核心|标志性|百亿|千亿|万亿)[^，,。；;、]{0,4}(?:产业|集群|行业)/;
const DEVELOPS = /重点发展|大力发展|主攻|聚焦|做[大强优]|壮大|打造|形成|构建|培育|瞄准|突破|发展/;
/** What is grown, visited or cared for is told where nothing is made; fewer people ask for it. */
const OF_THE_LAND = /农|林|果|茶|蔬|牛|猪|羊|蟹|药材|养殖|种植|旅游|游、|事业|文旅|演艺|体育/;
/** Roads, towns and offices are listed, too. */
const OTHER_LIST =
  /公路|大道|城镇|布局|部门|协会|大学|学院|人才|专业(?!市场)|带动|贷款|污染|淘汰|退出|企业|招商|项目|机制|大会|工作方案|不长|不强|占|增长|超低|出海|入选|获认定/;
const FIT = 0.4;
const ABOUT = 0.8;
const LEAST_WORTH = 4;
/** A district that is named need not have a list of its own. */
const LEAST_NAMED = 3;
const MOST = 2;
const LONGEST = 170;

interface Told {
  readonly candidate: RankedCandidate;
  readonly span: Span;
  readonly worth: number;
}

function worthOf(clause: string, named: boolean): number {
  if (OTHER_LIST.test(clause) || (!LISTS.test(clause) && !named)) {
    return 0;
  }
  return (
    (OF_THE_LAND.test(clause) ? -2 : 0) +
    (LISTS.test(clause) ? 3 : 0) +
    (NAMES_MAIN.test(clause) ? 2 : 0) +
    (DEVELOPS.test(clause) ? 1 : 0) +
    (named ? 2 : 0)
  );
}

/** Whether a clause is about another place, or one within. */
function namesAnother(clause: string, region: Region): boolean {
  return findRegions(clause).some(
    ({ candidates }) => !candidates.some(({ code }) => code === region.code || isWithin(region.code, code)),
  );
}

/** The best clause, from the one that names the place on where it must be named; null where none lists an industry. */
function toldIn(candidate: RankedCandidate, names: readonly string[], region: Region): Told | null {
  const clauses = clausesOf(candidate.text);
  let best: Told | null = null;
  for (const [index, { start, end, folded }] of clauses.entries()) {
    const named = names.some((name) => folded.includes(name));
    // The place may stand in the clause before, of which this one goes on.
    const before = clauses[index - 1];
    const goesOn = before !== undefined && names.some((name) => before.folded.includes(name));
    if (names.length > 0 && !named && !goesOn) {
      continue;
    }
    if (!named && !goesOn && namesAnother(folded, region)) {
      continue;
    }
    const from = goesOn && !named ? before.start : start;
    const worth = worthOf(folded, named || goesOn);
    if (worth >= (named ? LEAST_NAMED : LEAST_WORTH) && end - from <= LONGEST && worth > (best?.worth ?? 0)) {
      best = { candidate, span: { start: candidate.start + from, end: candidate.start + end }, worth };
    }
  }
  return best;
}

/** @param ranked best first */
export function industries(
  part: QuestionPart,
  terms: readonly WeighedTerm[],
  ranked: readonly RankedCandidate[],
): Statement[] {
  const [region] = part.regions;
  if (!asksIndustries(part.words) || region === undefined) {
    return [];
  }
  const zone = terms.find(({ forms }) => forms.some(({ text }) => text === fold(region.name)));
  const about = terms.filter(
    (term) => term.words !== INDUSTRIES_TERM.words && term !== zone && term.importance >= ABOUT && !term.where,
  );
  if (about.length > 0) {
    return [];
  }
  const names = [...new Set([region.name, region.shortName, ...(zone?.forms ?? []).map(({ text }) => text)].map(fold))];
  const told = ranked
    .filter(({ regionFit, periodFit }) => regionFit >= FIT && periodFit >= FIT)
    .flatMap((candidate) => {
      const own = candidate.article.subjectRegions.some(({ code }) => code === region.code);
      return toldIn(candidate, own ? [] : names, region) ?? [];
    })
    .sort((left, right) => right.worth - left.worth || right.candidate.score - left.candidate.score);
  const least = (told[0]?.worth ?? 0) - 1;
  const best = told.filter(({ worth }) => worth >= least);
  return best.slice(0, MOST).map(({ candidate, span }) => statementOf(candidate, span));
}
