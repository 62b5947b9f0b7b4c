/**
 * One question in, events out: understand, retrieve, compose, verify, over one generation of the index.
 * Without a model the same question over the same generation gives the same bytes.
 */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Passage } from '../knowledge/article.ts';
import { JushiError } from '../knowledge/errors.ts';
import type { ArticleHead, CoverageCounts, KnowledgeStore, KnowledgeView } from '../knowledge/store/port.ts';
import type { Answer, AskRequest, Retrieval, UnderstoodPart } from '../protocol/answer.ts';
import type { AnswerEvent, Stage } from '../protocol/chat.ts';
import { openProse } from './compose/fitting-prose.ts';
import type { RankedPart } from './compose/ranked-part.ts';
import { coverageFilter } from './compose/coverage-answer.ts';
import { answerParts } from './compose/answer-parts.ts';
import { compose, type Composed } from './compose/compose.ts';
import { commonQuestions, suggest } from './compose/suggest.ts';
import { answerUnsearched } from './compose/unsearched.ts';
import { completeQuestion } from './model/complete-question.ts';
import { answerWithModel, type Worded } from './model/answer-with-model.ts';
import type { ModelParts } from './model/model-parts.ts';
import type { Answerer } from './port.ts';
import { correctSpelling } from './retrieve/correct-spelling.ts';
import { coveredPlaces } from './retrieve/covered-places.ts';
import { nearForms } from './retrieve/near-forms.ts';
import { learnedHome } from './retrieve/learned-home.ts';
import { NO_PREFERENCE, preferenceOf, reordered } from './rerank/prefer.ts';
import type { Reranker } from './rerank/port.ts';
import { regionFit } from './retrieve/fit.ts';
import type { QuestionEmbedder } from './retrieve/question-vectors.ts';
import { rankCandidates } from './retrieve/rank.ts';
import { createCandidateReader, type CandidateReader } from './retrieve/read-candidates.ts';
import { searchPart } from './retrieve/search.ts';
import { weighTerms } from './retrieve/weigh-terms.ts';
import type { QuestionPart, UnderstoodQuestion } from './understand/question.ts';
import { understand } from './understand/understand.ts';
import { prove, type Proved } from './verify/prove.ts';
import { readEvidence } from './verify/read-evidence.ts';
import { shownConflicts } from './verify/shown-figure.ts';

export interface AnswererPorts {
  readonly store: KnowledgeStore;
  /** Milliseconds, monotonic; only timings depend on it. */
  readonly clock: () => number;
  /** Part of an answer's id. */
  readonly version: string;
  /** Words what the articles answer; without one, and for refusals, answers are extracts. */
  readonly model?: ModelParts;
  /** Finds passages by vectors besides; what it finds is proved like everything else. */
  readonly embedder?: QuestionEmbedder;
  /** Orders what our own ranking holds for equal; without one our order stands. */
  readonly reranker?: Reranker;
}

const KEPT_PASSAGES = 4000;
/** Of so many articles: a few short lines each. */
const KEPT_SUGGESTIONS = 500;
/** A sentence names the place, though no article is about it. */
const NAMED_REGION = 0.6;
const MOST_TALK_ARTICLES = 2;
/** Text is sent in pieces of about this many characters, so that a client can show it as it comes. */
const DELTA_LENGTH = 48;

function understoodPart(part: QuestionPart): UnderstoodPart {
  return {
    intent: part.intent,
    regions: part.regions.map(({ name }) => name),
    periods: part.periods.map(({ words }) => words),
    indicators: [...new Set(part.terms.flatMap(({ indicators }) => indicators.slice(0, 1)))],
    subjects: part.terms
      .filter(({ importance, indicators }) => importance >= 0.8 && indicators.length === 0)
      .map(({ words }) => words),
    status: part.status,
    carriedOver: [...part.carriedOver],
    relaxed: [],
  };
}

function checkNotCancelled(signal: AbortSignal): void {
  if (signal.aborted) {
    throw new JushiError('cancelled');
  }
}

const MOST_HEADS = 200;

/** What a question about the index narrows it down to; null where it asks of all of it. */
async function headsAsked(view: KnowledgeView, understood: UnderstoodQuestion): Promise<ArticleHead[] | null> {
  const filter = understood.nature === 'coverage' ? coverageFilter(understood.parts) : null;
  return filter === null ? null : (await view.listArticles(filter, { page: 1, pageSize: MOST_HEADS })).articles;
}

async function rankPart(
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
    preference: NO_PREFERENCE,
    regionKnown:
      part.regions.length === 0 ||
      part.regions.some(({ code }) => coveredPlaces(coverage).has(code)) ||
      candidates.some((candidate) => regionFit(part.regions, candidate) >= NAMED_REGION),
  };
}

/** The articles that answered the user's earlier turn: what the talk is about. History itself is never evidence. */
async function talkArticlesOf(
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

function idOf(request: AskRequest, generation: number, version: string): string {
  const { question, history = [], filters = {} } = request;
  return createHash('sha256')
    .update(JSON.stringify([question, history, filters, generation, version]))
    .digest('hex')
    .slice(0, 32);
}

function* deltas(text: string): Generator<string> {
  const characters = [...text];
  for (let from = 0; from < characters.length; from += DELTA_LENGTH) {
    yield characters.slice(from, from + DELTA_LENGTH).join('');
  }
}

function* inExtracts(proved: Proved, signal: AbortSignal): Generator<AnswerEvent, Worded> {
  yield { type: 'sources', citations: [...proved.citations] };
  for (const text of deltas(proved.text)) {
    checkNotCancelled(signal);
    yield { type: 'delta', text };
  }
  return { ...proved, mode: 'extractive', fallback: null };
}

export function createAnswerer({ store, clock, version, model, embedder, reranker }: AnswererPorts): Answerer {
  const reader = createCandidateReader(KEPT_PASSAGES);
  // What they say may differ from one time to the next.
  const services = [model?.chat.name, reranker?.name].filter((name) => name !== undefined);

  const suggestable = new LRUCache<string, readonly string[]>({ max: KEPT_SUGGESTIONS });

  /** What may be asked of an article besides; of one generation, so that it is never of older articles. */
  async function questionsOf(view: KnowledgeView, articleId: string | undefined): Promise<readonly string[]> {
    if (articleId === undefined) return [];
    const key = `${view.generation}/${articleId}`;
    const known = suggestable.get(key);
    if (known !== undefined) return known;
    const { observations } = await view.findObservations({ articleIds: [articleId] }, { page: 1, pageSize: 60 });
    const questions = commonQuestions(observations);
    suggestable.set(key, questions);
    return questions;
  }

  async function* answerIn(view: KnowledgeView, request: AskRequest, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
    const began = clock();
    const marks: number[] = [];
    const stage = (name: Stage): AnswerEvent => {
      checkNotCancelled(signal);
      marks.push(clock());
      return { type: 'status', stage: name };
    };
    yield stage('understanding');
    const { question, corrections } = await correctSpelling(view, request.question);
    const asked: AskRequest = { ...request, question };
    let waitedMs = 0;
    const waiting = async <Result>(work: Promise<Result> | Result): Promise<Result> => {
      const from = clock();
      const result = await work;
      waitedMs += clock() - from;
      return result;
    };
    const read = understand(asked);
    const understood = model === undefined ? read : await waiting(completeQuestion(model, asked, read, clock, signal));
    const coverage = await view.coverage();
    yield stage('searching');
    let composed: Composed;
    let retrieval: Retrieval | null = null;
    const ranked: RankedPart[] = [];
    if (understood.nature === 'question') {
      const talk = understood.followUp ? await talkArticlesOf(view, reader, asked, coverage) : [];
      const embedded = await waiting(
        embedder?.embed(view, understood.parts, signal).catch((error: unknown) => {
          checkNotCancelled(signal);
          throw error;
        }),
      );
      retrieval = embedded?.retrieval ?? null;
      for (const [index, part] of understood.parts.entries()) {
        const dense = embedded?.vectors?.[index] ?? null;
        const input = await rankPart(view, reader, part, understood, talk, coverage, dense);
        const preference =
          reranker === undefined || understood.comparison
            ? NO_PREFERENCE
            : await waiting(preferenceOf(reranker, part.words, openProse(input), signal));
        ranked.push({ ...input, preference });
      }
      yield stage('composing');
      const answers = answerParts(ranked);
      composed = compose(question, understood, answers, coverage);
    } else {
      yield stage('composing');
      composed = answerUnsearched(understood, coverage, await headsAsked(view, understood));
    }
    yield stage('verifying');
    const proved = prove(composed, await readEvidence(view, composed.citations));
    composed = proved.composed;
    const questions = await questionsOf(view, composed.citations[0]?.articleId);
    checkNotCancelled(signal);
    const worded =
      model === undefined || composed.outcome !== 'answered' || composed.citations.length === 0
        ? yield* inExtracts(proved, signal)
        : yield* answerWithModel(model, {
            question,
            understood,
            composed,
            proved,
            parts: ranked,
            clock,
            ownTime: () => clock() - began - waitedMs,
            signal,
            sentencesOf: (passages) => reader.read(view, passages),
            neighboursOf: async ({ articleId, ordinal }) =>
              (await view.listPassages(articleId)).filter((passage) => Math.abs(passage.ordinal - ordinal) === 1),
            ...(reranker === undefined
              ? {}
              : {
                  reorder: (passages: readonly Passage[]) => waiting(reordered(reranker, question, passages, signal)),
                }),
            evidenceFor: (spans) => readEvidence(view, spans),
          });
    const ended = clock();
    const between = (from: number, to: number): number => Math.max(0, (marks[to] ?? ended) - (marks[from] ?? began));
    const answer: Answer = {
      id: idOf(
        request,
        view.generation,
        [
          version,
          ...services,
          ...(services.length === 0 ? [] : [worded.text]),
          ...(retrieval?.by === 'words-and-vectors' ? [embedder?.model] : []),
        ].join('/'),
      ),
      answer: worded.text,
      outcome: composed.outcome,
      ...(composed.reason === null ? {} : { reason: composed.reason }),
      missing: [...composed.missing],
      mode: worded.mode,
      ...(worded.fallback === null ? {} : { fallback: worded.fallback }),
      understood: {
        parts: understood.parts.map(understoodPart),
        ...(corrections.length === 0 ? {} : { corrections: [...corrections] }),
      },
      ...(retrieval === null ? {} : { retrieval }),
      citations: [...worded.citations],
      figures: [...worded.figures],
      derived: [...worded.derived],
      conflicts: shownConflicts(proved.conflicts, proved.citations, worded.citations),
      suggestions: suggest(questions, question),
      generation: view.generation,
      timings: {
        understand: between(0, 1),
        retrieve: between(1, 2),
        compose: between(2, 3),
        verify: ended - (marks[3] ?? ended),
        total: ended - began,
      },
    };
    yield { type: 'end', answer };
  }

  return {
    async *answer(request, signal) {
      checkNotCancelled(signal);
      const view = await store.openView();
      try {
        yield* answerIn(view, request, signal);
      } finally {
        view.close();
      }
    },
  };
}
