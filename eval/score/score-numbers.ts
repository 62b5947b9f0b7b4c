/**
 * Number-aware scores beside the reference's strings: does the answer state the quantities the case asks for, with
 * the right bound, and few others? Pure; called by score-case.ts.
 */
import type { EvalCase } from '../cases/case-schema.ts';
import { findAlternative } from '../reference/find-alternative.ts';
import { normaliseText, stripMarkers } from '../reference/normalise-text.ts';
import { isBare, isSameQuantity, readQuantities } from './quantities.ts';
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

const absolute = (quantity: Quantity): Quantity => ({ ...quantity, value: Math.abs(quantity.value) });

/**
 * What the gold means by a quantity. A bare number («3420») takes unit and scale from the evidence; so do bound and
 * sign, because a case rarely repeats the words around its number.
 */
function expect(quantity: Quantity, evidence: readonly Quantity[]): Expected {
  const same = evidence.filter((each) =>
    isBare(quantity) ? each.printed === quantity.printed : isSameQuantity(absolute(each), absolute(quantity)),
  );
  const falls = same.length > 0 && same.every(({ value }) => value < 0);
  const meant = isBare(quantity) ? (same[0] ?? quantity) : quantity;
  return {
    quantity: falls && meant.value > 0 ? { ...meant, value: -meant.value } : meant,
    bounds: new Set(quantity.bound === 'exact' ? same.map(({ bound }) => bound) : [quantity.bound]),
  };
}

/** A fall whose sign the answer gives by other words («降了0.4%以下») still has its value. */
function isStatedBy(stated: Quantity, expected: Quantity): boolean {
  if (isBare(expected)) return stated.printed === expected.printed;
  return isSameQuantity(stated, expected) || (expected.value < 0 && isSameQuantity(stated, absolute(expected)));
}

function states(stated: readonly Quantity[], { quantity, bounds }: Expected, withBound: boolean): boolean {
  return stated.some(
    (each) => isStatedBy(each, quantity) && (!withBound || bounds.size === 0 || bounds.has(each.bound)),
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
    // The first way to say it tells what is asked: «哪一个» among other words asks for no number.
    .filter(([first]) => (first?.expected.length ?? 0) > 0);
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
