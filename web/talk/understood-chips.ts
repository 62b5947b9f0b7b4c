/**
 * How the question was read, as chips; taking one away gives the filters to ask again with. Pure.
 * Only what a filter can undo is a chip: place, time, kind.
 * What a filter says stands instead of the question's own words, and an empty list asks for nothing (protocol/answer.ts).
 */
import type { Answer, ArticleKind, Filters } from '../../protocol/answer.ts';

export interface Chip {
  readonly slot: 'region' | 'period' | 'kind';
  readonly value: string;
  /** Carried over from earlier turns. */
  readonly isCarriedOver: boolean;
  /** What to ask again with. */
  readonly without: Filters;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

/** «2021年» → 2021; «五年来» → none. */
function yearsIn(periods: readonly string[]): number[] {
  return [
    ...new Set(periods.flatMap((period) => [...period.matchAll(/(?:19|20)\d\d/g)].map((match) => Number(match[0])))),
  ];
}

/** In the order place, time, kind; each value once. */
export function chipsOf(understood: Answer['understood'], filters: Filters | null): Chip[] {
  const parts = understood.parts;
  const carried = new Set(parts.flatMap((part) => part.carriedOver));
  const regions = unique(filters?.regions ?? parts.flatMap((part) => part.regions));
  const periods = unique(filters?.years?.map((year) => `${year}年`) ?? parts.flatMap((part) => part.periods));
  const kinds = filters?.kinds ?? [];
  const rest = filters ?? {};
  return [
    ...regions.map((value): Chip => ({
      slot: 'region',
      value,
      isCarriedOver: carried.has('region') || carried.has('regions'),
      without: { ...rest, regions: regions.filter((other) => other !== value) },
    })),
    ...periods.map((value): Chip => ({
      slot: 'period',
      value,
      isCarriedOver: carried.has('period') || carried.has('periods'),
      without: { ...rest, years: yearsIn(periods.filter((other) => other !== value)) },
    })),
    ...kinds.map((value): Chip => ({
      slot: 'kind',
      value,
      isCarriedOver: false,
      without: { ...rest, kinds: kinds.filter((other: ArticleKind) => other !== value) },
    })),
  ];
}
