/** A number with its unit and bound as printed, before anything is known of what it measures. */
import type { Span } from '../article.ts';
import type { Bound } from '../observation.ts';
import type { UnitKind } from './units.ts';

export interface Quantity extends Span {
  /** Number and unit; `outer` also covers the bound words around them. */
  readonly outerStart: number;
  readonly outerEnd: number;
  readonly value: number;
  readonly maxValue: number | null;
  /** As printed; «» where none was printed. */
  readonly unit: string;
  /** Where the unit was printed; null when it was lost. In «0.9、3.4个百分点» both have the same. */
  readonly unitSpan: Span | null;
  readonly kind: UnitKind;
  readonly bound: Bound;
  readonly boundSpan: Span | null;
  readonly form: 'amount' | 'ratio' | 'rank' | 'doubling' | 'zero' | 'bare-scale';
  /** All parts of the ratio that this is one of («14.3:41.2:44.5»); null for anything else. */
  readonly parts: readonly number[] | null;
}
