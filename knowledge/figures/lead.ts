/** What the words between a name and its value say: measure, direction, base of comparison, how a list is shared out. */
import type { Measure } from '../observation.ts';

export interface Lead {
  /** What is left before the verbs: the noun phrase with what stands before it; offsets count from the lead's start. */
  readonly nounEnd: number;
  readonly measure: Measure | null;
  readonly measureStart: number;
  readonly measureEnd: number;
  readonly falling: boolean;
  readonly comparedWith: string | null;
  readonly comparedStart: number;
  readonly comparedEnd: number;
  /** 分别, 各, 均 stood before the value. */
  readonly distributes: 'each-own' | 'each-same' | null;
  /** «由», «从» stood before the value: the first of two. */
  readonly from: boolean;
  /** «提高到», «降至»: the second of two, or a level reached. */
  readonly into: boolean;
  /** A verb of level stood before the value (达到, 稳定在, 为). */
  readonly level: boolean;
  /** «…的» stood right before the value: it is a part of what was named. */
  readonly ofWhole: boolean;
  readonly shareOf: string | null;
  /** Several bases of one comparison («高于全市、全省»), in order. */
  readonly bases: readonly string[];
}

/** A lead that says nothing but where its noun phrase ends. */
export function plain(nounEnd: number): Lead {
  return {
    nounEnd,
    measure: null,
    measureStart: -1,
    measureEnd: -1,
    falling: false,
    comparedWith: null,
    comparedStart: -1,
    comparedEnd: -1,
    distributes: null,
    from: false,
    into: false,
    level: false,
    ofWhole: false,
    shareOf: null,
    bases: [],
  };
}
