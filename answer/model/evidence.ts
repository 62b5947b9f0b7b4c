/**
 * Chooses the passages that a model is given: those that the extractive answer cites first, then the best ranked,
 * then neighbours, as long as the token budget lasts. Foreign matter (noise) and sentences that give orders to a
 * reader like ours are left out: they are never quoted, so they need not be read.
 */
import type { Passage } from '../../knowledge/article.ts';
import { countTokens } from '../../knowledge/language/tokens.ts';
import type { Observation } from '../../knowledge/observation.ts';
import type { Composed } from '../compose/compose.ts';
import type { RankedPart } from '../compose/ranked-part.ts';
import type { Candidate } from '../retrieve/candidate.ts';
import { guard } from '../understand/guard.ts';
import type { Evidence } from '../verify/gate.ts';
import { fenced } from './prompt-file.ts';

export const DEFAULT_TOKEN_BUDGET = 2500;
/** Passages whose best sentence is worse than this share of the best one only distract. */
const MIN_BESIDE_BEST = 0.35;
const MOST_PASSAGES = 12;
const MOST_RECORDS = 12;

/** Sentences by passage id, in the order of the text. */
export type SentencesOf = (passages: readonly Passage[]) => Promise<readonly Candidate[]>;

const STATUS_WORDS = { achieved: '已完成', estimated: '预计', target: '目标', stated: '' } as const;

function recordWords({ indicator, value, maxValue, unit, status, period, region }: Observation): string {
  const number = maxValue === null ? `${value}` : `${value}-${maxValue}`;
  return [region?.name, period?.words, indicator, `${number}${unit}`, STATUS_WORDS[status]]
    .filter((words) => words !== undefined && words !== '')
    .join('｜');
}

/** Lines as in the article; what ends without a sentence mark, as headings do, keeps its line in any case. */
function textOf(sentences: readonly Candidate[]): string {
  return sentences
    .map(({ text, article, end }, index) => {
      const words = text.trimEnd();
      const behind = text.slice(words.length) + article.text.slice(end, sentences[index + 1]?.start ?? end);
      return /[。！？!?；;…”」]$/.test(words) && !behind.includes('\n') ? words : `${words}\n`;
    })
    .join('')
    .trimEnd();
}

/** One numbered passage as the prompt shows it. */
export function evidenceWords({ number, sentences }: Evidence): string {
  const [first] = sentences;
  if (first === undefined) {
    return '';
  }
  const { article, passage } = first;
  const facts = [
    `标题：${article.title}`,
    article.subjectRegions.length > 0 ? `地区：${article.subjectRegions.map(({ name }) => name).join('、')}` : '',
    article.reportYear === null ? '' : `报告年份：${article.reportYear}`,
    passage.sectionPath.length > 0 ? `章节：${passage.sectionPath.join(' > ')}` : '',
  ].filter((words) => words !== '');
  const records = sentences.flatMap(({ observations }) => observations).slice(0, MOST_RECORDS);
  const lines = [
    ...facts,
    `正文：${textOf(sentences)}`,
    ...(records.length > 0 ? [`数字：${records.map(recordWords).join('；')}`] : []),
  ];
  return `<资料 编号="${number}">\n${lines.map(fenced).join('\n')}\n</资料>`;
}

function grouped(candidates: Iterable<Candidate>): Map<string, Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    if (guard(candidate.folded) === 'attack') {
      continue;
    }
    const group = groups.get(candidate.passage.id) ?? [];
    if (!group.some(({ start }) => start === candidate.start)) {
      group.push(candidate);
    }
    groups.set(candidate.passage.id, group);
  }
  for (const group of groups.values()) {
    group.sort((left, right) => left.start - right.start);
  }
  return groups;
}

interface Wanted {
  /** Those that the extractive answer cites: they come first, whatever else is thought of them. */
  readonly cited: readonly string[];
  readonly others: readonly string[];
}

/** Passage ids in the order in which they are worth their tokens, without repetitions. */
function orderOf(composed: Composed, parts: readonly RankedPart[]): Wanted {
  const ids = new Set<string>();
  const all = parts.flatMap(({ ranked }) => ranked);
  for (const { articleId, start } of composed.citations) {
    const holder = all.find(
      ({ article, passage }) => article.id === articleId && passage.start <= start && start < passage.end,
    );
    if (holder !== undefined) {
      ids.add(holder.passage.id);
    }
  }
  const cited = [...ids];
  const lists = parts.map(({ ranked }) =>
    ranked.filter(({ score }) => score >= (ranked[0]?.score ?? 0) * MIN_BESIDE_BEST),
  );
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  for (let rank = 0; rank < longest && ids.size < MOST_PASSAGES; rank += 1) {
    for (const list of lists) {
      const candidate = list[rank];
      if (candidate !== undefined) {
        ids.add(candidate.passage.id);
      }
    }
  }
  return { cited, others: [...ids].slice(cited.length) };
}

/**
 * @param sentencesOf reads whole passages (a ranked list holds only the sentences that share words with the question)
 * @param neighboursOf the passages before and behind one, nearest first
 * @param reorder puts the passages that are not cited in the order in which they are to be taken
 * @returns numbered from 1; empty where nothing was found
 */
export async function chooseEvidence(
  composed: Composed,
  parts: readonly RankedPart[],
  sentencesOf: SentencesOf,
  neighboursOf: (passage: Passage) => Promise<readonly Passage[]>,
  tokenBudget: number,
  reorder: (passages: readonly Passage[]) => Promise<readonly Passage[]> = async (passages) => passages,
): Promise<Evidence[]> {
  const known = new Map(parts.flatMap(({ ranked }) => ranked.map(({ passage }) => [passage.id, passage] as const)));
  const { cited, others } = orderOf(composed, parts);
  const passagesOf = (ids: readonly string[]): Passage[] => ids.flatMap((id) => known.get(id) ?? []);
  const wanted = [...passagesOf(cited), ...(await reorder(passagesOf(others)))];
  const evidence: Evidence[] = [];
  let left = tokenBudget;
  const add = (group: readonly Candidate[] | undefined): void => {
    if (group === undefined || group.length === 0 || evidence.length >= MOST_PASSAGES) {
      return;
    }
    const numbered = { number: evidence.length + 1, sentences: group };
    const tokens = countTokens(evidenceWords(numbered));
    if (tokens <= left) {
      left -= tokens;
      evidence.push(numbered);
    }
  };
  const groups = grouped(await sentencesOf(wanted));
  for (const { id } of wanted) {
    add(groups.get(id));
  }
  const [best] = wanted;
  if (best !== undefined && left > 0) {
    const around = (await neighboursOf(best)).filter(({ id }) => !groups.has(id));
    const more = grouped(await sentencesOf(around));
    for (const { id } of around) {
      add(more.get(id));
    }
  }
  return evidence;
}
