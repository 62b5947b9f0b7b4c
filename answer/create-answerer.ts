/**
 * One question in, events out: understand, retrieve, compose, verify, over one generation of the index.
 * Without a model the same question over the same generation gives the same bytes.
 */
import type { Passage } from '../knowledge/article.ts';
import type { ArticleHead, KnowledgeStore, KnowledgeView } from '../knowledge/store/port.ts';
import type { AskRequest, Retrieval } from '../protocol/answer.ts';
import type { AnswerEvent, Stage } from '../protocol/chat.ts';
import { answerId, answerRecord } from './answer-record.ts';
import { throwIfCancelled } from './cancelled.ts';
import { answerParts } from './compose/answer-parts.ts';
import { withCommonMeasure } from './compose/common-measure.ts';
import { compose, type Composed } from './compose/compose.ts';
import { coverageFilter } from './compose/coverage-answer.ts';
import { openProse } from './compose/fitting-prose.ts';
import type { RankedPart } from './compose/ranked-part.ts';
import { rankPlaces } from './compose/ranking.ts';
import { suggest } from './compose/suggest.ts';
import { answerUnsearched } from './compose/unsearched.ts';
import { answerWithModel } from './model/answer-with-model.ts';
import { completeQuestion } from './model/complete-question.ts';
import type { ModelParts } from './model/model-parts.ts';
import type { Answerer } from './port.ts';
import { createQuestionSource } from './question-source.ts';
import { rankBesides, rankPart, talkArticlesOf } from './rank-part.ts';
import type { Reranker } from './rerank/port.ts';
import { NO_PREFERENCE, preferenceOf, reordered } from './rerank/prefer.ts';
import { correctSpelling } from './retrieve/correct-spelling.ts';
import type { QuestionEmbedder } from './retrieve/question-vectors.ts';
import { withoutPlacesOfNames } from './retrieve/places-of-names.ts';
import { createCandidateReader } from './retrieve/read-candidates.ts';
import { streamExtracts } from './stream-extracts.ts';
import type { UnderstoodQuestion } from './understand/question.ts';
import { understand } from './understand/understand.ts';
import { prove } from './verify/prove.ts';
import { readEvidence } from './verify/read-evidence.ts';

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
const MOST_HEADS = 200;

/** What a question about the index narrows it down to; null where it asks of all of it. */
async function headsAsked(view: KnowledgeView, understood: UnderstoodQuestion): Promise<ArticleHead[] | null> {
  const filter = understood.nature === 'coverage' ? coverageFilter(understood.parts) : null;
  return filter === null ? null : (await view.listArticles(filter, { page: 1, pageSize: MOST_HEADS })).articles;
}

export function createAnswerer({ store, clock, version, model, embedder, reranker }: AnswererPorts): Answerer {
  const reader = createCandidateReader(KEPT_PASSAGES);
  const questions = createQuestionSource();
  // What they say may differ from one time to the next.
  const services = [model?.chat.name, reranker?.name].filter((name) => name !== undefined);

  async function* answerIn(view: KnowledgeView, request: AskRequest, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
    const began = clock();
    const marks: number[] = [];
    const stage = (name: Stage): AnswerEvent => {
      throwIfCancelled(signal);
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
    const completed = model === undefined ? read : await waiting(completeQuestion(model, asked, read, clock, signal));
    const coverage = await view.coverage();
    const understood = await withoutPlacesOfNames(view, completed, coverage);
    yield stage('searching');
    let composed: Composed;
    let retrieval: Retrieval | null = null;
    const ranked: RankedPart[] = [];
    const ranking =
      understood.nature === 'question' && understood.ranking !== null
        ? await rankPlaces(view, understood.ranking, understood.filters)
        : null;
    if (ranking !== null) {
      yield stage('composing');
      composed = ranking;
    } else if (understood.nature === 'question') {
      const talk = understood.followUp ? await talkArticlesOf(view, reader, asked, coverage) : [];
      const embedded = await waiting(
        embedder?.embed(view, understood.parts, signal).catch((error: unknown) => {
          throwIfCancelled(signal);
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
        const besides = await rankBesides(view, reader, part, understood, talk, coverage);
        ranked.push({ ...input, preference, besides });
      }
      yield stage('composing');
      const each = answerParts(ranked);
      const answers = understood.comparison ? withCommonMeasure(ranked, each) : each;
      composed = compose(question, understood, answers, coverage);
    } else {
      yield stage('composing');
      composed = answerUnsearched(understood, coverage, await headsAsked(view, understood));
    }
    yield stage('verifying');
    const proved = prove(composed, await readEvidence(view, composed.citations));
    composed = proved.composed;
    const furtherQuestions = await questions.of(view, composed.citations[0]?.articleId);
    throwIfCancelled(signal);
    const worded =
      model === undefined || ranking !== null || composed.outcome !== 'answered' || composed.citations.length === 0
        ? yield* streamExtracts(proved, signal)
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
    const answer = answerRecord({
      id: answerId(
        request,
        view.generation,
        [
          version,
          ...services,
          ...(services.length === 0 ? [] : [worded.text]),
          ...(retrieval?.by === 'words-and-vectors' ? [embedder?.model] : []),
        ].join('/'),
      ),
      generation: view.generation,
      understood,
      corrections,
      retrieval,
      proved,
      worded,
      suggestions: suggest(furtherQuestions, question),
      timings: {
        understand: between(0, 1),
        retrieve: between(1, 2),
        compose: between(2, 3),
        verify: ended - (marks[3] ?? ended),
        total: ended - began,
      },
    });
    yield { type: 'end', answer };
  }

  return {
    async *answer(request, signal) {
      throwIfCancelled(signal);
      const view = await store.openView();
      try {
        yield* answerIn(view, request, signal);
      } finally {
        view.close();
      }
    },
  };
}
