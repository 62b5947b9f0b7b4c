/** One case asked, scored and traced. What fails in asking is an error of the case; the run goes on. */
import { JushiError } from '../../knowledge/errors.ts';
import type { AskRequest } from '../../protocol/answer.ts';
import type { EvalCase } from '../cases/case-schema.ts';
import { slicesOf } from '../cases/slices.ts';
import type { Judge } from '../judge/create-judge.ts';
import { failedReference } from '../reference/score-reference.ts';
import { scoreCase, scoresOfError } from '../score/score-case.ts';
import { evidenceHeld } from '../score/score-ranking.ts';
import type { CaseResult } from './case-result.ts';
import type { ArticleTexts } from './article-texts.ts';
import type { EvaluationTarget, ReceivedAnswer } from './target.ts';

export interface RunCaseParts {
  readonly target: EvaluationTarget;
  readonly texts: ArticleTexts;
  /** How often each question is asked; the first answer is the one that is scored. */
  readonly repeat: number;
  /** Null where no model is asked for its opinion. */
  readonly judge: Judge | null;
  readonly signal: AbortSignal;
  /** Milliseconds, monotonic. */
  readonly clock: () => number;
}

const SEARCHED_PASSAGES = 10;

function requestOf(item: EvalCase): AskRequest {
  return {
    question: item.question,
    ...(item.history.length === 0 ? {} : { history: item.history }),
    ...(item.filters === undefined ? {} : { filters: item.filters }),
  };
}

async function askAgain(item: EvalCase, first: ReceivedAnswer, parts: RunCaseParts): Promise<CaseResult['repeats']> {
  if (parts.repeat <= 1) return null;
  const answers = [first];
  while (answers.length < parts.repeat) answers.push(await parts.target.ask(requestOf(item), parts.signal));
  const silent = { retrieved: null, quotesTrue: [], twin: null };
  return {
    runs: answers.length,
    correct: answers.filter((answer) => scoreCase(item, { answer, ...silent }).bits.correct).length,
    answers: new Set(answers.map(({ answer, outcome }) => `${outcome}\n${answer}`)).size,
  };
}

function shared(
  item: EvalCase,
): Pick<CaseResult, 'id' | 'category' | 'asker' | 'regions' | 'years' | 'answerable' | 'loose' | 'case'> {
  const { id, category, asker, answerable } = item;
  return { id, category, asker, ...slicesOf(item), answerable, loose: item.loose === true, case: item };
}

async function answered(item: EvalCase, parts: RunCaseParts): Promise<CaseResult> {
  const { target, texts, signal, clock } = parts;
  const began = clock();
  const answer = await target.ask(requestOf(item), signal);
  const wall = clock() - began;
  const repeats = await askAgain(item, answer, parts);
  const twin = item.self_contained === undefined ? null : await target.ask({ question: item.self_contained }, signal);
  const retrieved =
    item.answerable && item.evidence.length > 0 ? await target.search(item.question, SEARCHED_PASSAGES) : null;
  const quotesTrue = await Promise.all(answer.citations.map((citation) => texts.isTrue(citation)));
  const { bits, scores } = scoreCase(item, { answer, retrieved, quotesTrue, twin });
  const withoutModel = answer.mode !== 'model';
  return {
    ...shared(item),
    status: bits.correct ? 'pass' : 'fail',
    error: null,
    bits,
    scores,
    outcome: answer.outcome,
    reason: answer.reason ?? null,
    answer: answer.answer,
    citations: answer.citations.map(({ n, articleId, title, quote, start, end }, index) => ({
      n: n ?? null,
      articleId,
      title,
      quote,
      start,
      end,
      holdsEvidence: evidenceHeld(item, { title, text: quote }).length > 0,
      isTrue: quotesTrue[index] ?? null,
    })),
    figures: answer.figures,
    understood: answer.understood ?? null,
    retrieved:
      retrieved?.map(({ id, articleId, title, text, score }) => ({
        id,
        articleId,
        title,
        score,
        holdsEvidence: evidenceHeld(item, { title, text }).length > 0,
      })) ?? null,
    twin:
      twin === null || item.self_contained === undefined
        ? null
        : {
            question: item.self_contained,
            outcome: twin.outcome,
            answer: twin.answer,
            correct: scoreCase(item, { answer: twin, retrieved: null, quotesTrue: [], twin: null }).bits.correct,
          },
    repeats,
    judgement: await (parts.judge?.(item, answer.answer, signal) ?? null),
    tokens: withoutModel ? 0 : null,
    cost: withoutModel ? 0 : null,
    timings: { ...answer.timings, wall },
  };
}

function failed(item: EvalCase, error: unknown): CaseResult {
  const words = error instanceof Error ? error.message : String(error);
  return {
    ...shared(item),
    status: 'error',
    error: words,
    bits: failedReference(item),
    scores: scoresOfError(item),
    outcome: 'error',
    reason: null,
    answer: '',
    citations: [],
    figures: [],
    understood: null,
    retrieved: null,
    twin: null,
    repeats: null,
    judgement: null,
    tokens: null,
    cost: null,
    timings: {},
  };
}

/** @throws JushiError `cancelled` when the run itself was stopped; everything else becomes an error of the case */
export async function runCase(item: EvalCase, parts: RunCaseParts): Promise<CaseResult> {
  try {
    return await answered(item, parts);
  } catch (error) {
    if (parts.signal.aborted) throw new JushiError('cancelled', undefined, { cause: error });
    return failed(item, error);
  }
}
