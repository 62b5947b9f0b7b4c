/** Which cases of a run are shown; empty words mean all. */
import type { CasesQuery } from '../../protocol/evaluation.ts';
import type { CaseFilter } from '../wire/evaluation.ts';

export interface Filter {
  readonly status: '' | NonNullable<CasesQuery['status']>;
  readonly category: string;
  readonly asker: string;
  readonly region: string;
  readonly year: string;
  readonly text: string;
}

export const NO_FILTER: Filter = { status: '', category: '', asker: '', region: '', year: '', text: '' };

export function queryOfFilter(filter: Filter, page: number): CaseFilter {
  const { status, category, asker, region, year, text } = filter;
  return {
    page,
    status: status === '' ? undefined : status,
    category,
    asker,
    region,
    year: year === '' ? undefined : Number(year),
    text: text.trim(),
  };
}
