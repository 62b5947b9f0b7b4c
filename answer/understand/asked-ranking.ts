/** What a question asks to be put in order: places by one indicator. Read by ranking.ts. */
import type { Region } from '../../knowledge/regions/index.ts';
import type { Status } from '../../protocol/answer.ts';
import type { Aspect } from './aspect.ts';

export type PlaceKind = 'province' | 'city' | 'county';

/** What a figure must hold to be listed; `value` in the base unit, `words` as they are said again in the answer. */
export interface AskedLimit {
  readonly side: 'above' | 'below';
  /** Whether the value itself is enough («不低于», «以上»). */
  readonly inclusive: boolean;
  readonly value: number;
  readonly baseUnit: string;
  readonly words: string;
}

export interface AskedRanking {
  readonly indicators: readonly string[];
  readonly aspect: Aspect | null;
  readonly status: Status | null;
  /** Null where none is named: the newest year that enough places have figures of. */
  readonly year: number | null;
  /** Places listed, each with its namesakes; empty where all of a kind are meant. */
  readonly places: readonly (readonly Region[])[];
  /** All places of `kind` within it; null for all that the articles speak of. */
  readonly within: Region | null;
  readonly kind: PlaceKind;
  readonly order: 'highest' | 'lowest';
  /** Who is first, all in order, or those within a limit. */
  readonly wants: 'first' | 'order' | 'fitting';
  /** «前三»; null where no number is given. */
  readonly count: number | null;
  /** «哪个最高哪个最低»: both ends are asked for. */
  readonly bothEnds: boolean;
  readonly limit: AskedLimit | null;
}
