/**
 * `npm run mutate -- [--articles PATH]… [--set FILE.jsonl]… [--seed N] [--show N]`: answers a set, falsifies every answer
 * that holds figures in thousands of small ways and counts what the re-check lets pass. Exits with 1 where a false answer
 * passes or more than 0.5 % of the true ones are rejected. The same seed gives the same mutants.
 */
import { verifyAnswer } from '../answer/verify/verify-answer.ts';
import { readAnew, type EvidenceOf } from '../answer/verify/evidence.ts';
import { textTable } from '../eval/report/text-table.ts';
import { mutantsOf } from './mutation/mutate-answer.ts';
import { casesOf, openArticles, readArguments } from './over-articles.ts';
import { seededRandom } from './seeded-random.ts';

export const MOST_REJECTED = 0.005;
/** Places that no index of ours need hold, so that a swap is never to a name of the same article. */
const PLACES_ELSEWHERE = ['昆明市', '南昌市', '烟台市', '广元市', '湖南省', '甘肃省', '鼓楼区', '宝山区'];

export interface MutationCounts {
  readonly answers: number;
  readonly withFigures: number;
  readonly figures: number;
  /** Unmutated answers that the re-check rejects. */
  readonly rejected: readonly string[];
  /** By operator. */
  readonly mutants: ReadonlyMap<string, number>;
  /** False answers that pass. */
  readonly survivors: readonly { readonly operator: string; readonly text: string; readonly original: string }[];
}

export async function mutateAnswers(
  paths: readonly string[],
  sets: readonly string[],
  seed: number,
): Promise<MutationCounts> {
  const over = await openArticles(paths);
  const random = seededRandom(seed);
  const regions = new Set([...over.articles.values()].flatMap((one) => one.subjectRegions.map(({ name }) => name)));
  const pool = { regions: [...regions].toSorted().concat(PLACES_ELSEWHERE) };
  const articleOf = (id: string) => over.articles.get(id) ?? null;
  const evidenceOf: EvidenceOf = (id) => {
    const article = articleOf(id);
    return article === null ? null : readAnew(article);
  };
  const mutants = new Map<string, number>();
  const survivors: { operator: string; text: string; original: string }[] = [];
  const rejected: string[] = [];
  let answers = 0;
  let withFigures = 0;
  let figures = 0;
  try {
    for (const { question, history } of await casesOf(sets)) {
      const answer = await over.ask(question, history);
      answers += 1;
      const verdict = verifyAnswer(answer, articleOf);
      if (!verdict.stands) {
        rejected.push(`${question} ${JSON.stringify(verdict.faults)}`);
      }
      if (verdict.figures === 0) {
        continue;
      }
      withFigures += 1;
      figures += verdict.figures;
      for (const mutant of mutantsOf(answer, evidenceOf, random, pool)) {
        mutants.set(mutant.operator, (mutants.get(mutant.operator) ?? 0) + 1);
        if (verifyAnswer(mutant.answer, articleOf).stands) {
          survivors.push({ operator: mutant.operator, text: mutant.answer.answer, original: answer.answer });
        }
      }
    }
  } finally {
    await over.close();
  }
  return { answers, withFigures, figures, rejected, mutants, survivors };
}

if (import.meta.main) {
  const { articles, sets, seed, shown } = readArguments({ shown: 10 });
  const counts = await mutateAnswers(articles, sets, seed);
  const total = [...counts.mutants.values()].reduce((sum, count) => sum + count, 0);
  const passed = (operator: string): number => counts.survivors.filter((one) => one.operator === operator).length;
  console.log(`回答 ${counts.answers} 个，其中含数字的 ${counts.withFigures} 个，已核对数字 ${counts.figures} 个`);
  console.log(`未改动的回答被拒 ${counts.rejected.length} 个（上限 ${MOST_REJECTED * 100}%）`);
  const rows = [...counts.mutants].map(([operator, count]) => [operator, String(count), String(passed(operator))]);
  console.log(
    textTable([['改法', '错误回答', '通过'], ...rows, ['合计', String(total), String(counts.survivors.length)]]).join(
      '\n',
    ),
  );
  for (const one of counts.rejected.slice(0, shown)) console.log(`被拒：${one}`);
  for (const { operator, original, text } of counts.survivors.slice(0, shown)) {
    console.log(`通过（${operator}）：\n  原：${original}\n  改：${text}`);
  }
  const isBad = counts.survivors.length > 0 || counts.rejected.length > counts.answers * MOST_REJECTED;
  process.exitCode = isBad ? 1 : 0;
}
