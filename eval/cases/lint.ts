/** What is wrong with a set though every case fits the schema: questions asked twice, answers given away, gold that cannot hold. */
import { findAlternative } from '../reference/find-alternative.ts';
import { normaliseText } from '../reference/normalise-text.ts';
import { isBare, isSameQuantity, readQuantities } from '../score/quantities.ts';
import { KNOWN_FIELDS } from './case-schema.ts';
import type { EvalCase } from './case-schema.ts';

export interface LintFinding {
  readonly id: string;
  /** A fault makes the case worthless; a notice is worth a look. */
  readonly level: 'fault' | 'notice';
  readonly words: string;
}

const PUNCTUATION = /[\p{P}\p{S}]+/gu;

function questionKey({ question, history }: EvalCase): string {
  const bare = (words: string): string => normaliseText(words).replace(PUNCTUATION, '');
  return [...history.map(({ content }) => bare(content)), bare(question)].join('\n');
}

function leaks(item: EvalCase): LintFinding[] {
  const asked = normaliseText([...item.history.map(({ content }) => content), item.question].join('\n'));
  const groups = item.must_include;
  const given = groups.filter((group) => group.some((alternative) => findAlternative(alternative, asked) !== null));
  if (given.length === 0) return [];
  const words = given.map((group) => `“${group[0]}”`).join('、');
  return given.length === groups.length && item.answerable
    ? [{ id: item.id, level: 'fault', words: `答案已在问题里：${words}，照抄问题就能通过` }]
    : [{ id: item.id, level: 'notice', words: `部分答案已在问题里：${words}` }];
}

function contradictions(item: EvalCase): LintFinding[] {
  return item.must_not_include.flatMap((forbidden) => {
    const isForced = item.must_include.some((group) =>
      group.every((alternative) => findAlternative(forbidden, normaliseText(alternative)) !== null),
    );
    return isForced ? [{ id: item.id, level: 'fault' as const, words: `“${forbidden}”既必须出现又不得出现` }] : [];
  });
}

function emptiness(item: EvalCase): LintFinding[] {
  const findings: LintFinding[] = [];
  const isOpen = item.must_include.length === 0 && item.answerable && item.category !== 'ambiguous';
  if (isOpen && item.evidence.length === 0) {
    findings.push({ id: item.id, level: 'fault', words: '没有要点也没有依据，任何回答都会通过' });
  } else if (isOpen) {
    findings.push({ id: item.id, level: 'notice', words: '没有要点（must_include），只检查引用' });
  }
  if (!item.answerable && (item.expected_reason ?? null) === null) {
    findings.push({ id: item.id, level: 'notice', words: '应拒答，但没有写预期的理由（expected_reason）' });
  }
  return findings;
}

/** A quantity that none of the evidence states may be computed from it, or may be a slip. */
function unsupported(item: EvalCase): LintFinding[] {
  if (item.evidence.length === 0) return [];
  const stated = item.evidence.flatMap(({ quote }) => readQuantities(quote));
  return item.must_include.flatMap((group) => {
    const expected = group.flatMap((alternative) => readQuantities(alternative));
    const isStated = expected.some((each) =>
      stated.some((other) =>
        isBare(each)
          ? other.printed === each.printed
          : isSameQuantity({ ...other, value: Math.abs(other.value) }, { ...each, value: Math.abs(each.value) }),
      ),
    );
    const [first = ''] = group;
    return readQuantities(first).length === 0 || isStated
      ? []
      : [{ id: item.id, level: 'notice' as const, words: `依据里没有“${first}”这个数` }];
  });
}

function unknownFields(item: EvalCase): LintFinding[] {
  const unknown = Object.keys(item).filter((field) => !KNOWN_FIELDS.has(field));
  return unknown.length === 0 ? [] : [{ id: item.id, level: 'notice', words: `不认识的字段：${unknown.join('、')}` }];
}

/** In the order of the cases; empty for a set without findings. Gold against articles is checked by check-gold.ts. */
export function lintCases(cases: readonly EvalCase[]): LintFinding[] {
  const seen = new Map<string, string>();
  return cases.flatMap((item) => {
    const key = questionKey(item);
    const earlier = seen.get(key);
    if (earlier === undefined) seen.set(key, item.id);
    const twice: LintFinding[] =
      earlier === undefined ? [] : [{ id: item.id, level: 'fault', words: `与 ${earlier} 是同一个问题` }];
    return [
      ...twice,
      ...emptiness(item),
      ...leaks(item),
      ...contradictions(item),
      ...unsupported(item),
      ...unknownFields(item),
    ];
  });
}
