/** A set as its file holds it, in whichever format; read-set.ts checks it against the schema. */
import type { SetProblem } from './set-problem.ts';

/** An entry as a file holds it, before the schema has seen it. */
export interface RawEntry {
  readonly line: number;
  readonly value: unknown;
}

export interface RawSet {
  readonly entries: readonly RawEntry[];
  readonly problems: readonly SetProblem[];
  readonly warnings: readonly SetProblem[];
}
