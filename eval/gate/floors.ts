/** Floors: what a run must reach whatever the baseline was. A JSON file that is reviewed like code. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { JushiError } from '../../knowledge/errors.ts';
import type { CaseOutline } from '../run/case-result.ts';
import { SCORE_NAMES, SCORES } from '../score/score-table.ts';
import type { ScoreName } from '../score/score-table.ts';
import { SLICE_KEYS, summariseScores } from '../statistics/summarise.ts';

const floorSchema = z
  .strictObject({
    score: z.enum(SCORE_NAMES as [ScoreName, ...ScoreName[]]),
    atLeast: z.number().min(0).max(1).optional(),
    atMost: z.number().min(0).max(1).optional(),
    where: z.strictObject({ by: z.enum(['category', 'asker', 'region', 'year']), key: z.string().min(1) }).optional(),
  })
  .refine(({ atLeast, atMost }) => (atLeast === undefined) !== (atMost === undefined));

export const floorsSchema = z.strictObject({ $schema: z.string().optional(), floors: z.array(floorSchema) });

export type Floor = z.infer<typeof floorSchema>;

export interface FloorResult {
  readonly floor: Floor;
  readonly n: number;
  /** Null where no case has the score: a floor that nothing is measured against is missed. */
  readonly value: number | null;
  readonly isKept: boolean;
}

/** @throws JushiError `bad-request` with what a floor looks like */
export function readFloors(file: string): readonly Floor[] {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new JushiError('bad-request', `下限文件无法读取或不是 JSON：${file}`, { cause });
  }
  const parsed = floorsSchema.safeParse(json);
  if (!parsed.success) {
    throw new JushiError(
      'bad-request',
      `下限文件的格式不对：${file}。每项应为 { "score": "correct", "atLeast": 0.9 }（或 "atMost"），可加 "where": { "by": "category", "key": "figure" }。`,
    );
  }
  return parsed.data.floors;
}

/** Shares are compared as they are, without the interval: a floor is a number that a person chose. */
export function checkFloors(floors: readonly Floor[], outlines: readonly CaseOutline[]): FloorResult[] {
  return floors.map((floor) => {
    const { where, score, atLeast, atMost } = floor;
    const within =
      where === undefined ? outlines : outlines.filter((each) => SLICE_KEYS[where.by](each).includes(where.key));
    const summary = summariseScores(within)[score];
    const value = summary?.value ?? null;
    const isKept = value !== null && value >= (atLeast ?? 0) && value <= (atMost ?? 1);
    return { floor, n: summary?.n ?? 0, value, isKept };
  });
}

/** «答对 ≥ 90 %（category figure）». */
export function floorWords({ score, atLeast, atMost, where }: Floor): string {
  const limit = atLeast === undefined ? `≤ ${((atMost ?? 0) * 100).toFixed(1)} %` : `≥ ${(atLeast * 100).toFixed(1)} %`;
  return `${SCORES[score].title} ${limit}${where === undefined ? '' : `（${where.key}）`}`;
}
