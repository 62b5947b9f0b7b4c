/**
 * What each look-alike report gives of its region's growth, read by hand (growth.json), and the questions asked of it.
 * A report that gives no such number holds null there, and nothing is expected of a year that a report does not hold.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bound, Status } from '../../../knowledge/observation.ts';

interface GrowthFigure {
  readonly year: number;
  /** Percent. */
  readonly value: number;
  /** The second step of an aim in two: «5.5%、力争6%以上». */
  readonly maxValue?: number | null;
  readonly bound: Bound;
  /** Of a result; a target is one. */
  readonly status?: Status;
  /** The figure as printed, where it has no percent sign. */
  readonly words?: string;
}

interface GrowthRow {
  readonly city: string;
  /** The name in full, where it is not the city's and 市. */
  readonly formal?: string;
  readonly result: GrowthFigure | null;
  readonly target: GrowthFigure | null;
  readonly note: string;
}

export interface GrowthQuestion {
  readonly question: string;
  readonly city: string;
  readonly kind: 'result' | 'target';
  readonly year: number;
  /** Null: the report gives no number of that year. */
  readonly expected: GrowthFigure | null;
  /** The same report's figure of the other kind, which would be the wrong year's. */
  readonly other: readonly GrowthFigure[];
}

const RESULT_YEAR = 2023;
const TARGET_YEAR = 2024;

export function readGrowthRows(): GrowthRow[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'growth.json'), 'utf8')) as GrowthRow[];
}

function wordings(kind: 'result' | 'target', city: string, formal: string, year: number): string[] {
  return kind === 'target'
    ? [
        `${city}${year}年GDP增长目标是多少？`,
        `${formal}${year}年地区生产总值预期增长多少？`,
        `${year}年${city}的经济增速目标定在多少`,
      ]
    : [
        `${city}${year}年GDP增长了多少？`,
        `${formal}${year}年地区生产总值增长了多少？`,
        `${year}年${city}的经济增速实际是多少`,
      ];
}

/** Result and target of the two years, each in three wordings; of a report of other years those of its own too. */
export function questionsOf(row: GrowthRow): GrowthQuestion[] {
  const formal = row.formal ?? `${row.city}市`;
  const kinds = [
    { kind: 'result', figure: row.result, asked: RESULT_YEAR },
    { kind: 'target', figure: row.target, asked: TARGET_YEAR },
  ] as const;
  return kinds.flatMap(({ kind, figure, asked }) =>
    [...new Set([asked, figure?.year ?? asked])].flatMap((year) => {
      const expected = figure?.year === year ? figure : null;
      const other = [row.result, row.target].filter((one) => one !== null && one !== expected) as GrowthFigure[];
      return wordings(kind, row.city, formal, year).map((question) => ({
        question,
        city: row.city,
        kind,
        year,
        expected,
        other,
      }));
    }),
  );
}
