/**
 * Finds what may answer one part of a question: weighs its terms, searches, reads the sentences of what was found and
 * ranks them. Also what an earlier turn of the talk was answered with. Called by create-answerer.ts.
 */
import type { CoverageCounts, KnowledgeView } from '../knowledge/store/port.ts';
import type { AskRequest } from '../protocol/answer.ts';
import type { RankedPart } from './compose/ranked-part.ts';
import { NO_PREFERENCE } from './rerank/prefer.ts';
import { coveredPlaces } from './retrieve/covered-places.ts';
import { regionFit } from './retrieve/fit.ts';
import { learnedHome } from './retrieve/learned-home.ts';
import { nearForms } from './retrieve/near-forms.ts';
import { rankCandidates } from './retrieve/rank.ts';
import type { CandidateReader } from './retrieve/read-candidates.ts';
import { searchPart } from './retrieve/search.ts';
import { weighTerms } from './retrieve/weigh-terms.ts';
import { fulfilmentSearches } from './understand/fulfilment.ts';
import type { QuestionPart, UnderstoodQuestion } from './understand/question.ts';
import { understand } from './understand/understand.ts';

/** A sentence names the place, though no article is about it. */
const NAMED_REGION = 0.6;
const MOST_TALK_ARTICLES = 2;

/**
 * @param talkArticles ids of what the talk is about; empty where the question stands alone
 * @param dense the part as a vector; null where only words are searched
 */
export async function rankPart(
  view: KnowledgeView,
  reader: CandidateReader,
  part: QuestionPart,
  understood: UnderstoodQuestion,
  talkArticles: readonly string[],
  coverage: CoverageCounts,
  dense: Float32Array | null,
): Promise<RankedPart> {
  const home = part.hintedBy.length === 0 ? null : await learnedHome(view, reader, part.hintedBy);
  const homes = home?.regions.map(({ code }) => code) ?? [];
  const weighed = await weighTerms(view, part, coverage, homes);
  const passages = await searchPart(view, part, weighed, understood.filters, talkArticles, homes, dense);
  const candidates = await reader.read(view, passages);
  const text = [...new Set(candidates.map(({ passageFolded }) => passageFolded))].join('\n');
  const terms = weighed.map((term) =>
    term.known || term.carried ? term : { ...term, forms: [...term.forms, ...nearForms(term.words, text)] },
  );
  return {
    part,
    terms,
    ranked: rankCandidates(part, terms, candidates, new Set(talkArticles), homes),
    used: new Set(),
    home,
    besides: null,
    preference: NO_PREFERENCE,
    regionKnown:
      part.regions.length === 0 ||
      part.regions.some(({ code }) => coveredPlaces(coverage).has(code)) ||
      candidates.some((candidate) => regionFit(part.regions, candidate) >= NAMED_REGION),
  };
}

/** What a question whether an aim was reached wants besides its result: by words alone, a few sentences of known wording. */
export async function rankBesides(
  view: KnowledgeView,
  reader: CandidateReader,
  part: QuestionPart,
  understood: UnderstoodQuestion,
  talkArticles: readonly string[],
  coverage: CoverageCounts,
): Promise<RankedPart['besides']> {
  if (!part.asksFulfilment) {
    return null;
  }
  const { aim, told } = fulfilmentSearches(part);
  const look = (one: QuestionPart): Promise<RankedPart> =>
    rankPart(view, reader, one, understood, talkArticles, coverage, null);
  return { aim: await look(aim), told: await look(told) };
}

/** The articles that answered the user's earlier turn: what the talk is about. History itself is never evidence. */
export async function talkArticlesOf(
  view: KnowledgeView,
  reader: CandidateReader,
  request: AskRequest,
  coverage: CoverageCounts,
): Promise<string[]> {
  const turns = (request.history ?? []).filter(({ role }) => role === 'user');
  const previous = turns.at(-1);
  if (previous === undefined || previous.content.trim() === '') {
    return [];
  }
  const understood = understand({ question: previous.content, history: turns.slice(-3, -1) });
  const ids: string[] = [];
  for (const part of understood.parts) {
    const { ranked } = await rankPart(view, reader, part, understood, [], coverage, null);
    ids.push(...ranked.slice(0, MOST_TALK_ARTICLES).map(({ article }) => article.id));
  }
  return [...new Set(ids)];
}
