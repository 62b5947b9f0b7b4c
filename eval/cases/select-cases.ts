/** Which cases of a set a run asks. */
import type { EvalCase } from './case-schema.ts';

export interface CaseFilter {
  /** An id, or its beginning followed by `*`. */
  readonly ids?: readonly string[];
  readonly categories?: readonly string[];
  readonly askers?: readonly string[];
  /** Ids that failed in an earlier run. */
  readonly failing?: ReadonlySet<string> | null;
}

function isNamed(id: string, pattern: string): boolean {
  return pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : id === pattern;
}

/** Every condition that is given must hold; in the set's order. */
export function selectCases(cases: readonly EvalCase[], filter: CaseFilter): EvalCase[] {
  const { ids = [], categories = [], askers = [], failing = null } = filter;
  return cases.filter(
    ({ id, category, asker }) =>
      (ids.length === 0 || ids.some((pattern) => isNamed(id, pattern))) &&
      (categories.length === 0 || categories.includes(category)) &&
      (askers.length === 0 || askers.includes(asker)) &&
      (failing === null || failing.has(id)),
  );
}
