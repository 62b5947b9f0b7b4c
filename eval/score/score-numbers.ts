/**
 * Number-aware scores beside the reference's strings: does the answer state the quantities the case asks for, with
 * the right bound, and few others? Pure; called by score-case.ts.
 */
import type { EvalCase } from '../cases/case-schema.ts';
import { findAlternative } from '../reference/find-alternative.ts';
import { normaliseText, stripMarkers } from '../reference/normalise-text.ts';
import { isSameQuantity, readQuantities } from './quantities.ts';
import type { BoundKind, Quantity } from './quantities.ts';

export interface NumberScores {
  /** Share of the groups with quantities that the answer states; 0 where it states a forbidden one. */
  readonly numbers: number | null;
  /** Share of those groups, of the ones whose bound the gold tells, stated with that bound. */
  readonly bounds: number | null;
  /** How many of the quantities stated were asked for: asked / stated, at most 1. Dates and ranks don't count. */
  readonly sparing: number | null;
}

interface Expected {
  readonly quantity: Quantity;
  /** Bounds that are right; empty where the gold does not tell. */
  readonly bounds: ReadonlySet<BoundKind>;
}

/** A figure may be stated with either sign's words: an evidence that falls makes the expected value fall too. */
function expect(quantity: Quantity, evidence: readonly Quantity[]): Expected {
  const same = evidence.filter((each) =>
    isSameQuantity({ ...each, value: Math.abs(each.value) }, { ...quantity, value: Math.abs(quantity.value) }),
  );
  const falls = same.length > 0 && same.every(({ value }) => value < 0);
  return {
    quantity: falls && quantity.value > 0 ? { ...quantity, value: -quantity.value } : quantity,
    bounds: new Set(quantity.bound === 'exact' ? same.map(({ bound }) => bound) : [quantity.bound]),
  };
}

/** A fall whose sign the answer gives by other words («降了0.4%以下») still has its value. */
function states(stated: readonly Quantity[], { quantity, bounds }: Expected, withBound: boolean): boolean {
  return stated.some(
    (each) =>
      (isSameQuantity(each, quantity) ||
        (quantity.value < 0 && isSameQuantity({ ...each, value: -each.value }, quantity))) &&
      (!withBound || bounds.size === 0 || bounds.has(each.bound)),
  );
}

function share(flags: readonly boolean[]): number | null {
  return flags.length === 0 ? null : flags.filter(Boolean).length / flags.length;
}

export function scoreNumbers(item: EvalCase, answer: string): NumberScores {
  const words = stripMarkers(answer);
  const normalised = normaliseText(words);
  const stated = readQuantities(words);
  const evidence = item.evidence.flatMap(({ quote }) => readQuantities(quote));
  const groups = item.must_include
    .map((group) =>
      group.map((alternative) => ({
        alternative,
        expected: readQuantities(alternative).map((each) => expect(each, evidence)),
      })),
    )
    .filter((group) => group.some(({ expected }) => expected.length > 0));
  if (groups.length === 0) return { numbers: null, bounds: null, sparing: null };
  const isStated = (group: (typeof groups)[number], withBound: boolean): boolean =>
    group.some(({ alternative, expected }) =>
      expected.length === 0
        ? findAlternative(alternative, normalised) !== null
        : expected.every((each) => states(stated, each, withBound)),
    );
  const forbidden = item.must_not_include.flatMap((each) => readQuantities(each));
  const statesForbidden = forbidden.some(
    (each) => each.kind !== 'date' && each.unit !== '' && states(stated, { quantity: each, bounds: new Set() }, false),
  );
  const bounded = groups.filter((group) =>
    group.some(({ expected }) => expected.some(({ bounds }) => bounds.size > 0)),
  );
  const figures = stated.filter(({ kind }) => kind !== 'date' && kind !== 'rank');
  const distinct = new Set(figures.map(({ value, maxValue, kind, unit }) => `${value}|${maxValue}|${kind}|${unit}`))
    .size;
  return {
    numbers: statesForbidden ? 0 : share(groups.map((group) => isStated(group, false))),
    bounds: share(bounded.map((group) => isStated(group, true))),
    sparing: distinct === 0 ? null : Math.min(1, groups.length / distinct),
  };
}
