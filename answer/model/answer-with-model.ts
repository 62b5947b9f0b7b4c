/**
 * Words an answer by a model and proves it sentence by sentence before it is shown. The extractive answer is the floor:
 * it is shown whole where the model gives nothing that can be proved, and what it says beyond the model's text is added.
 * What was shown is never withdrawn. Called by create-answerer.ts for questions that are answered.
 */
import { JushiError } from '../../knowledge/errors.ts';
import type { Passage } from '../../knowledge/article.ts';
import type { Citation, DerivedFigure, ProvedFigure } from '../../protocol/answer.ts';
import type { AnswerEvent } from '../../protocol/chat.ts';
import { yearsOf } from '../../knowledge/language/periods.ts';
import type { ArticleSpan } from '../../knowledge/store/port.ts';
import type { Composed } from '../compose/compose.ts';
import type { RankedPart } from '../compose/ranked-part.ts';
import type { UnderstoodQuestion } from '../understand/question.ts';
import { createCutter, type Claim } from '../verify/gate-cutter.ts';
import type { Asked } from '../verify/gate-figures.ts';
import type { EvidenceOf } from '../verify/evidence.ts';
import { judge, type Evidence, type Verdict } from '../verify/gate.ts';
import type { Proved } from '../verify/prove.ts';
import { chooseEvidence, DEFAULT_TOKEN_BUDGET, evidenceWords, type SentencesOf } from './evidence.ts';
import { FALLBACK_WORDS, type FailureKind } from './failure.ts';
import { guardedStream } from './guarded-stream.ts';
import { leadsFor, mend } from './mend.ts';
import type { ModelParts } from './model-parts.ts';
import { fenced } from './prompt-file.ts';
import { remainingLines } from './remaining.ts';
import { createShownText, type Gain } from './shown-text.ts';
import { withoutThinking } from './without-thinking.ts';
import { CLAIMS_VALUE } from '../verify/value-claims.ts';

export interface WordingInput {
  readonly question: string;
  readonly understood: UnderstoodQuestion;
  readonly composed: Composed;
  /** The extractive answer after its own proof. */
  readonly proved: Proved;
  readonly parts: readonly RankedPart[];
  readonly sentencesOf: SentencesOf;
  readonly neighboursOf: (passage: Passage) => Promise<readonly Passage[]>;
  /** Articles and records around these spans, for the proof of each piece. */
  readonly evidenceFor: (spans: readonly ArticleSpan[]) => Promise<EvidenceOf>;
  /** Puts passages that are not cited in the order in which the budget takes them; theirs stands without it. */
  readonly reorder?: (passages: readonly Passage[]) => Promise<readonly Passage[]>;
  readonly clock: () => number;
  /** Milliseconds of our own since the question came: what was waited for other services is not counted. */
  readonly ownTime: () => number;
  readonly signal: AbortSignal;
}

export interface Worded {
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly figures: readonly ProvedFigure[];
  readonly derived: readonly DerivedFigure[];
  readonly mode: 'extractive' | 'model';
  readonly fallback: string | null;
}

type WordingEvent = Extract<AnswerEvent, { type: 'sources' | 'delta' }>;

const MOST_SHOWN = 16;
/** So many sentences without a proved one: the rest will be no better. */
const MOST_IN_VAIN = 24;
const COMPUTED = '比较和计算由系统依据原文完成，未采用模型文字';
const PARTLY = '模型的部分表述未能在原文中得到印证，已略去';
const LEFT_OUT = '（模型的部分表述未能在原文中得到印证，已略去。）';

/** A comparison's table and a verdict are computed from records; a model's would be neither proved nor better. */
function isComputed(composed: Composed): boolean {
  const [first = ''] = composed.text.split('\n', 1);
  const hasVerdict = CLAIMS_VALUE.test(first) && !/\[\d+\]/.test(first);
  return composed.derived.length > 0 || composed.text.includes('| --- |') || hasVerdict;
}

function askedOf({ parts }: UnderstoodQuestion): Asked {
  return {
    regionCodes: parts.flatMap(({ regions }) => regions.map(({ code }) => code)),
    years: parts.flatMap(({ periods }) => periods.flatMap(({ period }) => yearsOf(period))),
  };
}

function readingOf({ parts }: UnderstoodQuestion): string {
  const words = parts.map(({ regions, periods, status, words: asked }) =>
    [
      regions.map(({ name }) => name).join('、'),
      periods.map((one) => one.words).join('、'),
      status === 'target' ? '问的是目标' : status === 'achieved' ? '问的是完成情况' : '',
      fenced(asked),
    ]
      .filter((word) => word !== '')
      .join('，'),
  );
  return words.join('；');
}

/** Says only that what follows stands in the passages, which the marker says already. */
const PREAMBLE =
  /^(?:根据|依据|按照)?(?:上述|以上|所给|相关|提供的)?(?:资料|报告|文件|原文|材料)(?:内容|显示|指出|提到|介绍)?[，,：:]\s*/;

function faultOf({ fault, figureFault }: Extract<Verdict, { kind: 'failed' }>): string {
  return figureFault === null ? fault : `figure-${figureFault}`;
}

function* extractive(proved: Proved, fallback: string | null): Generator<WordingEvent, Worded> {
  yield { type: 'sources', citations: [...proved.citations] };
  yield { type: 'delta', text: proved.text };
  return { ...proved, mode: 'extractive', fallback };
}

/**
 * @yields `sources` before each text that cites something new, and the text
 * @throws JushiError `cancelled` once the signal is aborted; nothing else that the model does
 */
export async function* answerWithModel(
  { chat, prompts, limits, tokenBudget = DEFAULT_TOKEN_BUDGET, report }: ModelParts,
  input: WordingInput,
): AsyncGenerator<WordingEvent, Worded> {
  const { question, understood, composed, proved, parts, clock, signal } = input;
  if (isComputed(composed)) {
    return yield* extractive(proved, COMPUTED);
  }
  const evidence = await chooseEvidence(
    composed,
    parts,
    input.sentencesOf,
    input.neighboursOf,
    tokenBudget,
    input.reorder,
  );
  if (evidence.length === 0) {
    return yield* extractive(proved, null);
  }
  const messages = prompts.answering.render({
    passages: evidence.map(evidenceWords).join('\n'),
    question: fenced(question),
    reading: readingOf(understood),
  });
  const asked = askedOf(understood);
  const spans = evidence.flatMap(({ sentences }) =>
    sentences.slice(0, 1).map(({ article, passage: { start, end } }) => ({ articleId: article.id, start, end })),
  );
  const shown = createShownText(await input.evidenceFor([...spans, ...proved.citations]));
  const counts = { claims: 0, shown: 0, mended: 0, faults: [] as string[] };
  let sources = 0;
  let firstTextMs: number | null = null;
  let failure: FailureKind | null = null;
  const beforeRequestMs = input.ownTime();
  const asking = clock();

  function* showing({ text }: Gain): Generator<WordingEvent> {
    if (text === null || text === '') {
      return;
    }
    const citations = shown.citations();
    if (citations.length > sources) {
      sources = citations.length;
      yield { type: 'sources', citations };
    }
    yield { type: 'delta', text };
  }

  function* judged(claims: readonly Claim[], given: readonly Evidence[]): Generator<WordingEvent> {
    for (const raw of claims) {
      const claim = { ...raw, text: raw.text.replace(PREAMBLE, '') };
      const verdict = judge(claim, given, asked);
      if (verdict.kind === 'empty') {
        continue;
      }
      counts.claims += 1;
      const whole = verdict.kind === 'proved' ? shown.addProved(claim, verdict.supports, verdict.figures) : null;
      if (whole !== null && whole.fault === null) {
        counts.shown += 1;
        yield* showing(whole);
        continue;
      }
      const mended = mendedBy(claim, verdict, given);
      if (mended !== null) {
        counts.mended += 1;
        yield* showing(mended);
        continue;
      }
      const fault = verdict.kind === 'failed' ? faultOf(verdict) : `proof-${whole?.fault}`;
      counts.faults.push(fault);
    }
  }

  /** With what is left unsaid put before it, else told from the record; null where neither can be proved. */
  function mendedBy(claim: Claim, verdict: Verdict, given: readonly Evidence[]): Gain | null {
    for (const lead of leadsFor(claim, verdict)) {
      const again = judge(claim, given, asked, lead);
      const gain = again.kind === 'proved' ? shown.addProved(claim, again.supports, again.figures, lead.words) : null;
      if (gain !== null && gain.fault === null) {
        return gain;
      }
    }
    const cited = given.filter(({ number }) => claim.markers.includes(number)).flatMap(({ sentences }) => sentences);
    const isMalformed = verdict.kind === 'failed' && verdict.fault === 'form';
    const statement = isMalformed ? null : mend(claim.text, cited, parts, asked);
    const gain = statement === null ? null : shown.addStatement(statement);
    return gain === null || gain.fault !== null ? null : gain;
  }

  const cutter = createCutter();
  const filter = withoutThinking();
  try {
    for await (const piece of guardedStream(chat, messages, limits, signal)) {
      if (piece.type === 'failure') {
        failure = piece.failure.kind;
        break;
      }
      if (piece.type === 'text') {
        firstTextMs ??= clock() - asking;
        yield* judged(cutter.push(filter.push(piece.text)), evidence);
      } else {
        yield* judged(cutter.pause(), evidence);
      }
      if (counts.shown >= MOST_SHOWN || (counts.shown === 0 && counts.faults.length >= MOST_IN_VAIN)) {
        break;
      }
    }
    if (failure === null) {
      yield* judged(cutter.end(), evidence);
    }
  } catch (error) {
    throw signal.aborted ? new JushiError('cancelled') : error;
  }
  if (failure === null && counts.shown === 0) {
    const isForeign = counts.faults.length > 0 && counts.faults.every((fault) => fault === 'language');
    failure = counts.claims === 0 ? 'empty' : isForeign ? 'language' : 'unproved';
  }
  report?.({
    model: chat.name,
    promptHash: prompts.answering.hash,
    beforeRequestMs,
    firstTextMs,
    totalMs: clock() - asking,
    shown: counts.shown,
    mended: counts.mended,
    faults: counts.faults,
    fallback: failure,
  });
  const failed = failure === null ? null : FALLBACK_WORDS[failure];
  if (shown.text() === '') {
    return yield* extractive(proved, failed);
  }
  for (const { line, citations } of remainingLines(composed, shown)) {
    yield* showing(shown.addLine(line, citations));
  }
  if (counts.faults.length > 0) {
    yield* showing(shown.addNote(LEFT_OUT));
  }
  return {
    text: shown.text(),
    citations: shown.citations(),
    figures: shown.figures(),
    derived: [],
    mode: counts.shown > 0 ? 'model' : 'extractive',
    fallback: failed ?? (counts.faults.length > 0 ? PARTLY : null),
  };
}
