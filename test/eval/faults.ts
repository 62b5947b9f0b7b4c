/**
 * Twenty faults an engine could have, listed before any run: the regression set of the samples must notice at least
 * eighteen. Each names a function and what becomes of it; a function that moved makes its fault fail with its name.
 */
import type { Section } from '../../knowledge/article.ts';
import type { Observation } from '../../knowledge/observation.ts';
import type { RawArticle } from '../../ingest/recognise/raw-article.ts';

type AnyFunction = (...given: readonly unknown[]) => unknown;

export interface Fault {
  readonly name: string;
  /** What the fault hits; faults of extraction need a new index. */
  readonly part: 'extraction' | 'understanding' | 'retrieval' | 'composing' | 'verification';
  readonly module: string;
  readonly function: string;
  /** What the function does instead. */
  readonly plant: (original: AnyFunction) => AnyFunction;
}

const always =
  (value: unknown): Fault['plant'] =>
  () =>
  () =>
    value;

/** Changes what the function gives back; of a promise, what it resolves to. */
const changed =
  <Result>(change: (result: Result) => unknown): Fault['plant'] =>
  (original) =>
  (...given) => {
    const result = original(...given);
    return result instanceof Promise ? result.then((value) => change(value as Result)) : change(result as Result);
  };

interface Said {
  readonly text: string;
  readonly citations: readonly { readonly quote: string; readonly start: number; readonly end: number }[];
  readonly outcome: string;
}

export const FAULTS: readonly Fault[] = [
  {
    name: 'articles are cut in half',
    part: 'extraction',
    module: 'ingest/recognise/read-articles.ts',
    function: 'readArticles',
    plant: changed<{ articles: readonly RawArticle[] }>((read) => ({
      ...read,
      articles: read.articles.map((each) => ({ ...each, text: each.text.slice(0, Math.ceil(each.text.length / 2)) })),
    })),
  },
  {
    name: 'articles are about nowhere',
    part: 'extraction',
    module: 'ingest/describe/subject-regions.ts',
    function: 'subjectRegions',
    plant: always([]),
  },
  {
    name: 'every section is the first',
    part: 'extraction',
    module: 'ingest/sections/split-sections.ts',
    function: 'splitSections',
    plant: changed<readonly Section[]>((sections) => [
      { start: 0, end: sections.at(-1)?.end ?? 0, path: sections[0]?.path ?? [] },
    ]),
  },
  {
    name: 'no figures are read',
    part: 'extraction',
    module: 'knowledge/figures/extract-figures.ts',
    function: 'extractFigures',
    plant: always([]),
  },
  {
    name: "figures carry each other's names",
    part: 'extraction',
    module: 'knowledge/figures/extract-figures.ts',
    function: 'extractFigures',
    plant: changed<readonly Observation[]>((found) =>
      found.map((each, index) => ({ ...each, indicator: found[(index + 1) % found.length]?.indicator ?? '' })),
    ),
  },
  {
    name: 'reports lose their year',
    part: 'extraction',
    module: 'ingest/describe/report-year.ts',
    function: 'reportYear',
    plant: always(null),
  },
  {
    name: 'a question is never several',
    part: 'understanding',
    module: 'answer/understand/split.ts',
    function: 'splitQuestion',
    plant: (original) => (question) => [original(question)].flat().slice(0, 1),
  },
  {
    name: 'a follow-up takes nothing over',
    part: 'understanding',
    module: 'answer/understand/follow-up.ts',
    function: 'takeOver',
    plant: () => (part) => part,
  },
  {
    name: 'attacks and small talk are taken for questions',
    part: 'understanding',
    module: 'answer/understand/guard.ts',
    function: 'guard',
    plant: always(null),
  },
  {
    name: 'everything is an attack',
    part: 'understanding',
    module: 'answer/understand/guard.ts',
    function: 'guard',
    plant: always('attack'),
  },
  {
    name: 'the place asked for does not matter',
    part: 'retrieval',
    module: 'answer/retrieve/fit.ts',
    function: 'regionFit',
    plant: always(1),
  },
  {
    name: 'the period asked for does not matter',
    part: 'retrieval',
    module: 'answer/retrieve/fit.ts',
    function: 'periodFit',
    plant: always(1),
  },
  {
    name: 'no word matches',
    part: 'retrieval',
    module: 'answer/retrieve/match-term.ts',
    function: 'matchTerm',
    plant: always(0),
  },
  {
    name: 'the best passages are left out',
    part: 'retrieval',
    module: 'answer/retrieve/search.ts',
    function: 'searchPart',
    plant: changed<readonly unknown[]>((passages) => passages.slice(3)),
  },
  {
    name: 'the second best comes first',
    part: 'retrieval',
    module: 'answer/retrieve/rank.ts',
    function: 'rankCandidates',
    plant: changed<readonly unknown[]>((ranked) => ranked.slice(1)),
  },
  {
    name: 'only the first part of a question is answered',
    part: 'composing',
    module: 'answer/compose/answer-parts.ts',
    function: 'answerParts',
    plant: (original) => (parts) => original((parts as readonly unknown[]).slice(0, 1)),
  },
  {
    name: 'decimals are dropped',
    part: 'composing',
    module: 'answer/compose/wording.ts',
    function: 'wording',
    plant: changed<string>((words) => words.replace(/(\d)\.\d+/g, '$1')),
  },
  {
    name: 'a refusal goes out as an answer',
    part: 'composing',
    module: 'answer/compose/compose.ts',
    function: 'compose',
    plant: changed<Said>((composed) => ({ ...composed, outcome: 'answered', reason: null })),
  },
  {
    name: 'citations are lost',
    part: 'verification',
    module: 'answer/verify/prove.ts',
    function: 'prove',
    plant: changed<Said>((proved) => ({ ...proved, citations: [] })),
  },
  {
    name: 'quotes slip by a character',
    part: 'verification',
    module: 'answer/verify/prove.ts',
    function: 'prove',
    plant: changed<Said>((proved) => ({
      ...proved,
      citations: proved.citations.map((each) => ({ ...each, start: each.start + 1, end: each.end + 1 })),
    })),
  },
];
