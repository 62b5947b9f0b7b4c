/** A table of the evaluator's page: wide ones scroll by themselves, and one beside its chart is there for screen readers. */
import type { ReactNode } from 'react';

interface Props {
  /** What stands over each column, in order. */
  readonly columns: readonly string[];
  /** False where a chart shows the same. */
  readonly isShown?: boolean;
  /** The rows. */
  readonly children: ReactNode;
}

export function ScoreTable({ columns, isShown = true, children }: Props) {
  return (
    <div className={isShown ? 'table-scroll' : 'off-screen'} tabIndex={isShown ? 0 : undefined}>
      <table className="figure-table">
        <thead>
          <tr>
            {columns.map((column, place) => (
              <th key={place} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
