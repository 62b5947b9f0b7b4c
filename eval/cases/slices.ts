/** The place and year a case is about, for slices: as the case says, else read from its question and evidence titles. */
import { findRegions } from '../../knowledge/regions/index.ts';
import type { EvalCase } from './case-schema.ts';

export interface CaseSlices {
  readonly regions: readonly string[];
  readonly years: readonly number[];
}

const YEAR = /(?<!\d)(19|20)\d{2}(?!\d)/g;

function yearsIn(text: string): number[] {
  return [...new Set([...text.normalize('NFKC').matchAll(YEAR)].map(([year]) => Number(year)))].sort((a, b) => a - b);
}

function regionsIn(text: string): string[] {
  return [...new Set(findRegions(text).flatMap(({ candidates }) => candidates[0]?.name ?? []))];
}

export function slicesOf(item: EvalCase): CaseSlices {
  const texts = [item.question, ...item.evidence.map(({ article }) => article)];
  const firstFull = <T>(read: (text: string) => T[]): T[] => texts.map(read).find((found) => found.length > 0) ?? [];
  return { regions: item.regions ?? firstFull(regionsIn), years: item.years ?? firstFull(yearsIn) };
}
