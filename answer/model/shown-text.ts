/**
 * The answer's text as it grows: proved sentences, mended statements, lines of the extractive answer. Citations are
 * numbered by first use. What was added stays: every function returns what the text gained, «» where it said it already.
 */
import type { Article, Span } from '../../knowledge/article.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import type { Observation } from '../../knowledge/observation.ts';
import type { Citation, ProvedFigure } from '../../protocol/answer.ts';
import { createCitations } from '../compose/citations.ts';
import type { Statement } from '../compose/statement.ts';
import { valueOffset } from '../retrieve/candidate.ts';
import type { Claim } from '../verify/gate-cutter.ts';
import { bare } from '../verify/gate-words.ts';
import type { Support } from '../verify/gate.ts';
import type { MatchedFigure } from '../verify/gate-figures.ts';

export interface ShownText {
  readonly text: () => string;
  readonly citations: () => Citation[];
  readonly figures: () => ProvedFigure[];
  /** @param lead words put before the sentence; «» for none */
  addProved(claim: Claim, supports: readonly Support[], figures: readonly MatchedFigure[], lead?: string): string;
  addStatement(statement: Statement): string;
  /** A line of the extractive answer with its citations and figures; figures' places count from the line's start. */
  addLine(line: string, citations: readonly Citation[], figures: readonly ProvedFigure[]): string;
  addNote(note: string): string;
}

function figureOf(observation: Observation, n: number, answerStart: number, answerEnd: number): ProvedFigure {
  return {
    indicator: observation.indicator,
    subject: observation.subject,
    value: observation.value,
    maxValue: observation.maxValue,
    unit: observation.unit,
    bound: observation.bound,
    measure: observation.measure,
    comparedWith: observation.comparedWith,
    status: observation.status,
    period: observation.period?.words ?? null,
    region: observation.region?.name ?? null,
    n,
    answerStart,
    answerEnd,
  };
}

const CONTEXT_SLOTS: ReadonlySet<string> = new Set(['region', 'period', 'status']);

export function createShownText(): ShownText {
  const cited = createCitations();
  const figures: ProvedFigure[] = [];
  const said = new Set<string>();
  let text = '';
  let isAfterList = false;

  function gain(
    words: string,
    isListed: boolean,
    startsLine: boolean,
  ): { readonly delta: string; readonly at: number } {
    const breaks = text !== '' && (isListed || isAfterList || startsLine);
    const front = (breaks ? '\n' : '') + (isListed ? '- ' : '');
    const delta = front + words;
    const at = text.length + front.length;
    text += delta;
    isAfterList = isListed;
    return { delta, at };
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

  function numberOf(articleId: string, offset: number): number | null {
    return (
      cited.list().find(({ articleId: id, start, end }) => id === articleId && start <= offset && offset < end)?.n ??
      null
    );
  }

  return {
    text: () => text,
    citations: () => cited.list(),
    figures: () => [...figures],
    addProved(claim, supports, matched, lead = '') {
      const key = bare(claim.text);
      if (said.has(key)) {
        return '';
      }
      said.add(key);
      const numbers = supports.map(({ sentence, span }) =>
        cite(
          sentence.article,
          span,
          matched.flatMap(({ observation }) => (observation?.articleId === sentence.article.id ? [observation] : [])),
        ),
      );
      const end = /[！？!?]$/.test(claim.text) ? '' : '。';
      const words = lead + claim.text.replace(/[，,；;：:]+$/, '');
      const { delta, at } = gain(`${words}${end}${markersOf(numbers)}`, claim.isListed, claim.startsLine);
      for (const { observation, start, end: behind } of matched) {
        const n = observation === null ? null : numberOf(observation.articleId, valueOffset(observation));
        if (observation !== null && n !== null) {
          figures.push(figureOf(observation, n, at + lead.length + start, at + lead.length + behind));
        }
      }
      return delta;
    },
    addStatement(statement) {
      const key = bare(statement.text);
      if (said.has(key)) {
        return '';
      }
      said.add(key);
      const n = cite(statement.article, statement.span, statement.observations);
      const { delta, at } = gain(`${statement.text}。[${n}]`, false, false);
      for (const observation of statement.observations) {
        const value = observation.trace.find(({ slot }) => slot === 'value');
        const printed =
          value?.start == null || value.end == null ? '' : statement.article.text.slice(value.start, value.end);
        const place = printed === '' ? -1 : statement.text.indexOf(printed);
        if (place >= 0) {
          figures.push(figureOf(observation, n, at + place, at + place + printed.length));
        }
      }
      return delta;
    },
    addLine(line, citations, ofLine) {
      const numbers = new Map(citations.map((citation) => [citation.n, cited.adopt(citation)] as const));
      const renumbered = line.replaceAll(/\[(\d+)\]/g, (_, n: string) => `[${numbers.get(Number(n)) ?? n}]`);
      const { delta, at } = gain(renumbered, false, text !== '');
      for (const figure of ofLine) {
        const n = numbers.get(figure.n);
        const words = line.slice(figure.answerStart, figure.answerEnd);
        if (n !== undefined && text.slice(at + figure.answerStart, at + figure.answerEnd) === words) {
          figures.push({ ...figure, n, answerStart: at + figure.answerStart, answerEnd: at + figure.answerEnd });
        }
      }
      said.add(bare(fold(line)));
      return delta;
    },
    addNote: (note) => gain(note, false, true).delta,
  };
}
