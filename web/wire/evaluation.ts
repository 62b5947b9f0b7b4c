/** Reads saved evaluation runs from the server; loaded with the evaluator's page. Throws `WireFailure`. */
import {
  caseReportSchema,
  casesPageSchema,
  comparedCaseSchema,
  comparisonSchema,
  runReportSchema,
  runsPageSchema,
} from '../../protocol/evaluation.ts';
import type {
  CaseReport,
  CasesPage,
  CasesQuery,
  Change,
  ComparedCaseReport,
  Comparison,
  RunReport,
  RunsPage,
} from '../../protocol/evaluation.ts';
import { queryOf, read } from './library.ts';

const checked = <Schema>(schema: Schema): Promise<Schema> => Promise.resolve(schema);
const runPath = (id: string): `/${string}` => `/api/eval/runs/${encodeURIComponent(id)}`;

export function readRuns(page: number, signal: AbortSignal): Promise<RunsPage> {
  return read(`/api/eval/runs?${queryOf({ page })}`, checked(runsPageSchema), signal);
}

/** A removed run fails as `refused-by-server` with status 404, a damaged one with 422. */
export function readRun(id: string, signal: AbortSignal): Promise<RunReport> {
  return read(runPath(id), checked(runReportSchema), signal);
}

export type CaseFilter = { readonly [Key in keyof CasesQuery]?: CasesQuery[Key] | undefined };

export function readCases(id: string, filter: CaseFilter, signal: AbortSignal): Promise<CasesPage> {
  return read(`${runPath(id)}/cases?${queryOf({ ...filter })}`, checked(casesPageSchema), signal);
}

export function readCase(id: string, caseId: string, signal: AbortSignal): Promise<CaseReport> {
  return read(`${runPath(id)}/case?${queryOf({ case: caseId })}`, checked(caseReportSchema), signal);
}

interface TwoRuns {
  readonly base: string;
  readonly with: string;
}

export function readComparison(
  runs: TwoRuns,
  list: { readonly change: Change | undefined; readonly page: number },
  signal: AbortSignal,
): Promise<Comparison> {
  return read(`/api/eval/compare?${queryOf({ ...runs, ...list })}`, checked(comparisonSchema), signal);
}

export function readComparedCase(runs: TwoRuns, caseId: string, signal: AbortSignal): Promise<ComparedCaseReport> {
  const query = queryOf({ ...runs, case: caseId });
  return read(`/api/eval/compare/case?${query}`, checked(comparedCaseSchema), signal);
}
