/** promptfoo's assertions as what a case looks for. What needs a model, code or a stopwatch is named and left out. */

export interface Assertion {
  readonly type: string;
  readonly value?: unknown;
}

export interface Expectations {
  readonly must_include: string[][];
  readonly must_not_include: string[];
  answerable?: boolean;
  readonly warnings: string[];
}

/** A list, or as the CSV form has it words with commas between. */
function valuesOf(value: unknown): string[] {
  const values = Array.isArray(value) ? value.map(String) : String(value ?? '').split(',');
  return values.map((each) => each.trim()).filter((each) => each !== '');
}

export function expectationsOf(assertions: readonly Assertion[]): Expectations {
  const found: Expectations = { must_include: [], must_not_include: [], warnings: [] };
  for (const { type, value } of assertions) {
    const single = Array.isArray(value)
      ? valuesOf(value).slice(0, 1)
      : [String(value ?? '').trim()].filter((each) => each !== '');
    // Case never counts here: text is compared in lower case.
    switch (type.replace('icontains', 'contains')) {
      case 'contains':
      case 'starts-with':
        if (single.length > 0) found.must_include.push(single);
        break;
      case 'equals':
        if (single.length > 0) found.must_include.push(single);
        found.warnings.push('equals 按“包含”检查：有出处的回答不会与答案逐字相同');
        break;
      case 'contains-any':
        found.must_include.push(valuesOf(value));
        break;
      case 'contains-all':
        found.must_include.push(...valuesOf(value).map((each) => [each]));
        break;
      case 'not-contains':
      case 'not-equals':
        found.must_not_include.push(...single);
        break;
      case 'not-contains-any':
        found.must_not_include.push(...valuesOf(value));
        break;
      case 'is-refusal':
        found.answerable = false;
        break;
      case 'not-is-refusal':
        found.answerable = true;
        break;
      default:
        found.warnings.push(`断言 ${type} 没有对应的检查，已略过`);
    }
  }
  return found;
}

/** One cell of `__expected`: «contains: 28», «contains-any(0.5): a, b»; without a type it means equals. */
export function assertionOfCell(cell: string): Assertion {
  const match = /^([a-z][a-z-]*)(?:\([\d.]+\))?:\s*([\s\S]*)$/.exec(cell.trim());
  if (match?.[1] !== undefined) return { type: match[1], value: match[2] ?? '' };
  return /^(?:not-)?is-refusal$/.test(cell.trim()) ? { type: cell.trim() } : { type: 'equals', value: cell.trim() };
}
