/**
 * Drafts of cases from what the index holds, for a person to read, mend and confirm: a figure asked by its slots, a
 * section asked by its heading. Deterministic: the same index gives the same drafts.
 */
import { splitSentences } from '../../knowledge/language/sentences.ts';
import type { EvaluationTarget, KnownFigure } from '../run/target.ts';
import { readQuantities } from '../score/quantities.ts';
import type { EvalCase } from './case-schema.ts';

export interface DraftOptions {
  /** At most so many figures and so many sentences of each article. */
  readonly figuresPerArticle: number;
  readonly passagesPerArticle: number;
}

type Draft = Pick<
  EvalCase,
  'id' | 'category' | 'question' | 'answerable' | 'must_include' | 'evidence' | 'asker' | 'notes'
> &
  Partial<Pick<EvalCase, 'figures'>>;

const CONFIRM = '草稿，请人确认';
const SHORTEST_SENTENCE = 20;
const LONGEST_SENTENCE = 120;

const ASKED: Readonly<Record<string, string>> = {
  growth: '增长了多少',
  'average-growth': '年均增长多少',
  new: '新增多少',
  'net-new': '净增多少',
  change: '变化了多少',
  share: '占比是多少',
  rank: '排第几',
  multiple: '是多少倍',
};

/** So many of a list, evenly spread from its first to its last. */
function spread<T>(list: readonly T[], count: number): T[] {
  if (list.length <= count) return [...list];
  return Array.from({ length: count }, (_, index) => list[Math.floor((index * list.length) / count)] as T);
}

/** The value as the quote prints it, so that the case looks for the article's own words. */
function printedValue({ quote, value, unit }: KnownFigure): string {
  const found = readQuantities(quote).find(({ printed }) => printed === Math.abs(value));
  return found === undefined ? `${Math.abs(value)}${unit}` : quote.slice(found.start, found.end);
}

function figureDraft(id: string, title: string, figure: KnownFigure): Draft {
  const { indicator, value, maxValue, unit, region, period, status, measure, bound, quote } = figure;
  const isTarget = status === 'target';
  const asked = ASKED[measure] ?? '是多少';
  return {
    id,
    category: isTarget ? 'target_vs_actual' : 'figure',
    question: `${region ?? ''}${period ?? ''}${indicator}${isTarget ? '的目标' : ''}${asked}？`,
    answerable: true,
    must_include: [[printedValue(figure)]],
    evidence: [{ article: title, quote }],
    asker: 'evaluator',
    notes: CONFIRM,
    figures: [
      {
        value,
        unit,
        indicator,
        status,
        measure,
        bound,
        ...(maxValue === null ? {} : { maxValue }),
        ...(region === null ? {} : { region }),
        ...(period === null ? {} : { period }),
      },
    ],
  };
}

function sentenceDraft(id: string, title: string, quote: string): Draft {
  return {
    id,
    category: 'policy',
    question: `《${title}》里关于“${quote.slice(0, 12)}”是怎么说的？`,
    answerable: true,
    must_include: [],
    evidence: [{ article: title, quote }],
    asker: 'evaluator',
    notes: `${CONFIRM}：请改写问题，补写要点`,
  };
}

export async function* draftCases(target: EvaluationTarget, options: DraftOptions): AsyncGenerator<Draft> {
  const figures = new Map<string, KnownFigure[]>();
  for await (const figure of target.observations()) {
    const own = figures.get(figure.articleId) ?? [];
    own.push(figure);
    figures.set(figure.articleId, own);
  }
  for await (const { id, title, text } of target.articles()) {
    const short = id.slice(0, 8);
    for (const [index, figure] of spread(figures.get(id) ?? [], options.figuresPerArticle).entries()) {
      yield figureDraft(`draft-${short}-f${index + 1}`, title, figure);
    }
    const sentences = splitSentences(text)
      .map(({ start, end }) => text.slice(start, end).trim())
      .filter(({ length }) => length >= SHORTEST_SENTENCE && length <= LONGEST_SENTENCE);
    for (const [index, sentence] of spread(sentences, options.passagesPerArticle).entries()) {
      yield sentenceDraft(`draft-${short}-s${index + 1}`, title, sentence);
    }
  }
}
