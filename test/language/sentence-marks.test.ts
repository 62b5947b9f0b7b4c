import { describe, expect, it } from 'vitest';
import { markEnd, MARKS } from '../../knowledge/language/sentence-marks.ts';

describe('MARKS', () => {
  it('holds every code unit that markEnd takes for a mark, so that no other needs a look', () => {
    const marks: string[] = [];
    for (let code = 0; code < 0x10000; code += 1) {
      const unit = String.fromCharCode(code);
      if (markEnd(`字${unit}字`, 1, { start: 0, end: 3 }) !== null) marks.push(unit);
    }
    expect(marks.toSorted()).toEqual([...MARKS].toSorted());
  });
});
