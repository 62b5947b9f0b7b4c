/**
 * `npm run robustness -- [--articles PATH]… [--set FILE.jsonl]… [--seed N] [--show N]`: asks every question of a set again
 * in other ways. Of the lossless ones at least 99 % must get the same answer, of the lossy ones whose original was right
 * at least 92 % must still be right; exits with 1 otherwise. The same seed makes the same variants.
 */
import { scoreReference } from '../eval/reference/score-reference.ts';
import { textTable } from '../eval/report/text-table.ts';
import { wilson } from '../eval/statistics/wilson.ts';
import type { Answer } from '../protocol/answer.ts';
import { casesOf, openArticles, readArguments } from './over-articles.ts';
import { seededRandom } from './seeded-random.ts';
import { LOSSLESS, variantsOf, type VariantKind } from './variants/make-variants.ts';

const LEAST_SAME = 0.99;
const LEAST_RIGHT = 0.92;

/** A variant that did worse than its question. */
export interface Difference {
  readonly kind: VariantKind;
  readonly question: string;
  readonly variant: string;
  readonly before: string;
  readonly after: string;
}

export interface RobustnessCounts {
  /** By kind: how many were asked, and how many held. Of lossy ones only those whose original was right. */
  readonly kinds: ReadonlyMap<VariantKind, { readonly asked: number; readonly held: number }>;
  readonly differences: readonly Difference[];
}

/** What a reader sees: the text and what it cites. */
function seen({ answer, outcome, citations }: Answer): string {
  return JSON.stringify([answer, outcome, citations.map(({ articleId, start, end }) => [articleId, start, end])]);
}

export async function measureRobustness(
  paths: readonly string[],
  sets: readonly string[],
  seed: number,
): Promise<RobustnessCounts> {
  const over = await openArticles(paths);
  const random = seededRandom(seed);
  const kinds = new Map<VariantKind, { asked: number; held: number }>();
  const differences: Difference[] = [];
  try {
    for (const item of await casesOf(sets)) {
      const original = await over.ask(item.question, item.history);
      const wasRight = scoreReference(item, original).correct;
      for (const { kind, question } of variantsOf(item.question, random)) {
        if (!LOSSLESS.has(kind) && !wasRight) {
          continue;
        }
        const answer = await over.ask(question, item.history);
        const isHeld = LOSSLESS.has(kind) ? seen(answer) === seen(original) : scoreReference(item, answer).correct;
        const count = kinds.get(kind) ?? { asked: 0, held: 0 };
        kinds.set(kind, { asked: count.asked + 1, held: count.held + (isHeld ? 1 : 0) });
        if (!isHeld) {
          const { question: asked } = item;
          differences.push({ kind, question: asked, variant: question, before: original.answer, after: answer.answer });
        }
      }
    }
  } finally {
    await over.close();
  }
  return { kinds, differences };
}

function total(counts: RobustnessCounts, isLossless: boolean): { asked: number; held: number } {
  const chosen = [...counts.kinds].filter(([kind]) => LOSSLESS.has(kind) === isLossless).map(([, count]) => count);
  return {
    asked: chosen.reduce((sum, { asked }) => sum + asked, 0),
    held: chosen.reduce((sum, { held }) => sum + held, 0),
  };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

function row(name: string, { asked, held }: { asked: number; held: number }, least: string): string[] {
  const interval = asked === 0 ? null : wilson(held, asked);
  const words = interval === null ? '—' : `${percent(interval.low)}–${percent(interval.high)}`;
  return [name, String(asked), String(held), asked === 0 ? '—' : percent(held / asked), words, least];
}

if (import.meta.main) {
  const { articles, sets, seed, shown } = readArguments({ shown: 0 });
  const counts = await measureRobustness(articles, sets, seed);
  const lossless = total(counts, true);
  const lossy = total(counts, false);
  const rows = [...counts.kinds].map(([kind, count]) => row(kind, count, ''));
  const table = [
    ['变体', '提问', '不变或仍对', '比例', '95% 区间', '下限'],
    ...rows,
    row('无损合计', lossless, percent(LEAST_SAME)),
    row('有损合计', lossy, percent(LEAST_RIGHT)),
  ];
  console.log(textTable(table).join('\n'));
  for (const { kind, question, variant, before, after } of counts.differences.slice(0, shown)) {
    console.log(`${kind}：${question}\n  改问：${variant}\n  原答：${before}\n  现答：${after}`);
  }
  const isGood = lossless.held >= LEAST_SAME * lossless.asked && lossy.held >= LEAST_RIGHT * lossy.asked;
  process.exitCode = isGood ? 0 : 1;
}
