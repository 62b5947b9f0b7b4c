/**
 * Saved runs as the client's page reads them. The server asks this port and knows nothing of files; ids come from a
 * caller who may be anybody, and never lead out of the runs folder.
 */
import type {
  CaseReport,
  CasesPage,
  CasesQuery,
  ComparedCaseReport,
  CompareQuery,
  Comparison,
  RunReport,
  RunsPage,
  RunsQuery,
} from '../../protocol/evaluation.ts';

export interface RunLibrary {
  /** Whether there is any run; cheap. */
  hasRuns(): boolean;
  /** Newest first; empty where nothing was run. */
  list(query: RunsQuery): Promise<RunsPage>;
  /** @throws JushiError `not-found`, `unreadable-run`; so do all below */
  open(id: string): Promise<RunReport>;
  cases(id: string, query: CasesQuery): Promise<CasesPage>;
  /** @throws JushiError `not-found` also where the run has no such case */
  openCase(id: string, caseId: string): Promise<CaseReport>;
  compare(query: CompareQuery): Promise<Comparison>;
  compareCase(base: string, other: string, caseId: string): Promise<ComparedCaseReport>;
}
