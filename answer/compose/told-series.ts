/**
 * A list that is told over several sentences rather than in one. «五个“工程”分别叫什么»: five sentences of the article,
 * each with a 工程 of its own. «从哪六个方面»: a sentence announces six, the ones behind it tell them. «“三督一促”督什么»: the
 * sentence behind the one that names it explains it. The number asked for decides: what does not come to it is no list.
 */
import { fold } from '../../knowledge/language/normalise.ts';
import { splitSentences } from '../../knowledge/language/sentences.ts';
import type { Span } from '../../knowledge/article.ts';
import type { RankedCandidate } from '../retrieve/candidate.ts';
import type { QuestionPart } from '../understand/question.ts';
import { statementOf } from './extract.ts';
import type { Statement } from './statement.ts';

const ASKED =
  /(?<![\d.第])(\d{1,2}|[三四五六七八九十])(?:大|个|项|条|种|类|件|点)?[“"]?(\p{Script=Han}{2,8}?)(?=[”",，。？?、]|分别|都|各|是|有|叫|指|$|[在给帮抓把里])/u;
const NUMERALS = '〇一二三四五六七八九十';
const LEAST = 3;
const MOST = 10;
/** Characters of all sentences together. */
const LONGEST = 460;

interface Asked {
  readonly count: number;
  /** The last two characters of what is counted. */
  readonly noun: string;
}

function askedSeries(words: string): Asked | null {
  const match = ASKED.exec(fold(words));
  const printed = match?.[1] ?? '';
  const count = NUMERALS.includes(printed) ? NUMERALS.indexOf(printed) : Number(printed);
  return count >= LEAST && count <= MOST ? { count, noun: (match?.[2] ?? '').slice(-2) } : null;
}

function sentencesBehind({ article, passage, end }: RankedCandidate): Span[] {
  return splitSentences(article.text, { start: end, end: passage.end }).filter(
    (span) => article.text.slice(span.start, span.end).trim() !== '',
  );
}

function statementsOf(candidate: RankedCandidate, spans: readonly Span[]): Statement[] {
  return spans.map((span) => statementOf({ ...candidate, ...span }, span));
}

/** What is carried out, set up or fought under a name of its own. */
const NAMED_KIND =
  /^(工程|行动|计划|体系|平台|中心|基地|园区|战役|战|模式|机制|制度|专项|板块|组团|示范区|.[区城带圈廊谷港])$/;

/** One sentence of the article for each name that ends with the noun, where there are as many as were asked for. */
function namedSeries({ count, noun }: Asked, candidate: RankedCandidate): Statement[] {
  if (!NAMED_KIND.test(noun)) {
    return [];
  }
  const { text } = candidate.article;
  const name = new RegExp(`(\\p{Script=Han}{4})${noun}`, 'gu');
  const seen = new Set<string>();
  const spans: Span[] = [];
  for (const span of splitSentences(text, { start: 0, end: text.length })) {
    const names = [...text.slice(span.start, span.end).matchAll(name)].map((match) => match[1] ?? '');
    const fresh = names.filter(
      (one) =>
        !seen.has(one) &&
        !/(各[项个类]|这些|该项|本项|[等多]项|系列|重大|重点|主要|有关|相关|一批|[两三四五六七八九十][大项个])$/.test(
          one,
        ),
    );
    if (fresh.length > 0) {
      spans.push(span);
      fresh.forEach((one) => seen.add(one));
    }
  }
  return seen.size === count && spans.length > 1 ? statementsOf(candidate, spans) : [];
}

function announces({ count }: Asked, { folded }: RankedCandidate): boolean {
  return new RegExp(`(?<![\\d.])(?:${count}|${NUMERALS.charAt(count)})(?:大|个|项|条|种|类|件|方面)`).test(folded);
}

function lists({ count }: Asked, { text }: RankedCandidate): boolean {
  return text.split(/[、；;]/).length >= count;
}

/** The sentences behind one that announces the number and lists fewer. */
function announcedSeries(asked: Asked, candidate: RankedCandidate): Statement[] {
  const spans: Span[] = [];
  let length = candidate.text.length;
  for (const span of sentencesBehind(candidate)) {
    length += span.end - span.start;
    if (spans.length >= asked.count || length > LONGEST) {
      break;
    }
    spans.push(span);
  }
  return spans.length === 0 ? [] : statementsOf(candidate, [candidate, ...spans]);
}

/** «三督一促» says what is behind it: 督, three times. */
const NUMBERED_NAME = /^[一二两三四五六七八九十\d]+(\p{Script=Han})[一二两三四五六七八九十\d]/u;

/** A sentence that uses a numbered name, and the one behind it, which repeats what the number counts. */
function spelledOut(part: QuestionPart, candidate: RankedCandidate): Statement[] {
  const counted = part.terms.flatMap(({ words, carried }) =>
    carried || !candidate.folded.includes(words) ? [] : (NUMBERED_NAME.exec(words)?.[1] ?? []),
  );
  const [behind] = sentencesBehind(candidate);
  const told = behind === undefined ? '' : candidate.article.text.slice(behind.start, behind.end);
  return behind !== undefined && counted.some((character) => told.split(character).length > 2)
    ? statementsOf(candidate, [candidate, behind])
    : [];
}

const ANNOUNCES = /(?<![\d.第])([三四五六七八九十]|\d{1,2})(?:大|个|项|条|类)(\p{Script=Han}{0,6})/u;

/** «提供哪些服务»: the article gives the number itself («聚焦六大服务维度») and tells them in the sentences behind. */
function untoldNumber(part: QuestionPart, ranked: readonly RankedCandidate[]): Statement[] {
  const { listed } = part;
  if (listed === null || part.intent === 'figure') {
    return [];
  }
  for (const candidate of ranked.slice(0, TRIED).filter(({ coverage }) => coverage >= SPEAKS)) {
    const match = ANNOUNCES.exec(candidate.folded);
    const printed = match?.[1] ?? '';
    const count = NUMERALS.includes(printed) ? NUMERALS.indexOf(printed) : Number(printed);
    const asked = { count, noun: listed };
    if (match?.[2]?.includes(listed) === true && count >= LEAST && count <= MOST && !lists(asked, candidate)) {
      return announcedSeries(asked, candidate);
    }
  }
  return [];
}

/** The best sentences, among which one may list or announce. */
const TRIED = 3;
/** An announcing sentence speaks of what was asked. */
const SPEAKS = 0.55;

/** @param ranked best first; @returns empty where the articles tell no such list */
export function toldSeries(part: QuestionPart, ranked: readonly RankedCandidate[]): Statement[] {
  const [best] = ranked;
  if (best === undefined) {
    return [];
  }
  const spelled = spelledOut(part, best);
  const asked = askedSeries(part.words);
  if (spelled.length > 0) {
    return spelled;
  }
  if (asked === null) {
    return untoldNumber(part, ranked);
  }
  // The number that was asked for decides, so that another article's better sentence does not hide the list.
  const articles = [
    ...new Map(
      ranked
        .slice(0, TRIED)
        .map((one) => [one.article.id, one] as const)
        .toReversed(),
    ).values(),
  ];
  const named = articles
    .toReversed()
    .map((one) => namedSeries(asked, one))
    .find((series) => series.length > 0);
  if (named !== undefined) {
    return named;
  }
  const announcing = ranked.slice(0, TRIED).filter((one) => one.coverage >= SPEAKS && announces(asked, one));
  if (announcing.some((one) => lists(asked, one))) {
    return [];
  }
  const [first] = announcing;
  return first === undefined ? [] : announcedSeries(asked, first);
}
