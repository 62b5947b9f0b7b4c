/**
 * The answer's text as it grows: proved sentences, mended statements, lines of the extractive answer. Citations are
 * numbered by first use. Each piece is proved as it would stand, by the proof that finished answers are re-checked with
 * (verify-answer.ts), and the figures listed are those of that proof. What was added stays.
 */
import type { Article, Span } from '../../knowledge/article.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import type { Observation } from '../../knowledge/observation.ts';
import type { Citation, ProvedFigure } from '../../protocol/answer.ts';
import { createCitations } from '../compose/citations.ts';
import type { Statement } from '../compose/statement.ts';
import type { EvidenceOf } from '../verify/evidence.ts';
import type { Claim } from '../verify/gate-cutter.ts';
import { bare } from '../verify/gate-words.ts';
import type { Support } from '../verify/gate.ts';
import type { MatchedFigure } from '../verify/gate-figures.ts';
import { judgeAnswer, type SegmentFault } from '../verify/judge-answer.ts';
import { provedFigure } from '../verify/shown-figure.ts';

export interface ShownText {
  readonly text: () => string;
  readonly citations: () => Citation[];
  readonly figures: () => ProvedFigure[];
  /** @param lead words put before the sentence; «» for none */
  addProved(claim: Claim, supports: readonly Support[], figures: readonly MatchedFigure[], lead?: string): Gain;
  addStatement(statement: Statement): Gain;
  /** A line of the extractive answer with its citations. */
  addLine(line: string, citations: readonly Citation[]): Gain;
  addNote(note: string): Gain;
}

/** What the text gained («» where it said it already), or why nothing was added: the proof of the piece as it would stand. */
export type Gain =
  | { readonly text: string; readonly fault: null }
  | { readonly text: null; readonly fault: SegmentFault };

const CONTEXT_SLOTS: ReadonlySet<string> = new Set(['region', 'period', 'status']);

/** @param evidenceOf the articles that may be cited; every piece is proved against them before it is added */
export function createShownText(evidenceOf: EvidenceOf): ShownText {
  const cited = createCitations();
  const figures = new Map<string, ProvedFigure>();
  const said = new Set<string>();
  let text = '';
  let isAfterList = false;

  interface Layout {
    readonly isListed: boolean;
    readonly startsLine: boolean;
  }

  /** @param before how many citations there were before those of the piece */
  function gain(words: string, { isListed, startsLine }: Layout, key: string, before: number): Gain {
    const breaks = text !== '' && (isListed || isAfterList || startsLine);
    const front = (breaks ? '\n' : '') + (isListed ? '- ' : '');
    const judged = judgeAnswer(words, cited.list(), evidenceOf, true);
    const fault = judged.find((one) => one.fault !== null)?.fault ?? null;
    if (fault !== null) {
      cited.keep(before);
      return { text: null, fault };
    }
    said.add(key);
    const at = text.length + front.length;
    for (const { segment, judgement } of judged) {
      for (const { traced, citation, start, end } of judgement.figures) {
        const { observation } = traced;
        if (!figures.has(observation.id)) {
          const from = at + segment.bodyStart;
          figures.set(observation.id, provedFigure(observation, citation.n, from + start, from + end));
        }
      }
    }
    text += front + words;
    isAfterList = isListed;
    return { text: front + words, fault: null };
  }

  /** Where place, time and status of the records were read, as far as the quote itself does not say so. */
  function cite(article: Article, span: Span, observations: readonly Observation[]): number {
    const context = observations
      .flatMap(({ trace }) => trace)
      .flatMap(({ slot, start, end }) =>
        CONTEXT_SLOTS.has(slot) && start !== null && end !== null && (start < span.start || end > span.end)
          ? [{ slot, text: article.text.slice(start, end), start, end }]
          : [],
      );
    return cited.cite(
      article,
      span,
      context.filter(
        (one, index) => context.findIndex(({ start, end }) => start === one.start && end === one.end) === index,
      ),
    );
  }

  function markersOf(numbers: readonly number[]): string {
    return [...new Set(numbers)].map((n) => `[${n}]`).join('');
  }

  const NOTHING: Gain = { text: '', fault: null };
  const INLINE: Layout = { isListed: false, startsLine: false };

  return {
    text: () => text,
    citations: () => cited.list(),
    figures: () => [...figures.values()],
    addProved(claim, supports, matched, lead = '') {
      const key = bare(claim.text);
      if (said.has(key)) {
        return NOTHING;
      }
      const before = cited.list().length;
      const numbers = supports.map(({ sentence, span }) =>
        cite(
          sentence.article,
          span,
          matched.flatMap(({ observation }) => (observation?.articleId === sentence.article.id ? [observation] : [])),
        ),
      );
      const end = /[！？!?]$/.test(claim.text) ? '' : '。';
      const words = lead + claim.text.replace(/[，,；;：:]+$/, '');
      return gain(`${words}${end}${markersOf(numbers)}`, claim, key, before);
    },
    addStatement(statement) {
      const key = bare(statement.text);
      if (said.has(key)) {
        return NOTHING;
      }
      const before = cited.list().length;
      const n = cite(statement.article, statement.span, statement.observations);
      return gain(`${statement.text}。[${n}]`, INLINE, key, before);
    },
    addLine(line, citations) {
      const before = cited.list().length;
      const numbers = new Map(citations.map((citation) => [citation.n, cited.adopt(citation)] as const));
      const renumbered = line.replaceAll(/\[(\d+)\]/g, (_, n: string) => `[${numbers.get(Number(n)) ?? n}]`);
      return gain(renumbered, { isListed: false, startsLine: text !== '' }, bare(fold(line)), before);
    },
    addNote: (note) => gain(note, { isListed: false, startsLine: true }, note, cited.list().length),
  };
}
