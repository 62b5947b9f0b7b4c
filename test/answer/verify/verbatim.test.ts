import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wording } from '../../../answer/compose/wording.ts';
import { locate } from '../../../answer/verify/verbatim.ts';

const QUOTE = '其中,规上工业增加值增长10.2%以上,税收 12.5亿元;新增企业1,300家、院校3所。';

describe('locate', () => {
  it('finds whole clauses, whatever their width and blanks', () => {
    expect(locate('规上工业增加值增长10.2%以上，税收12.5亿元', QUOTE)).not.toBeNull();
    expect(locate(wording(QUOTE), QUOTE)).not.toBeNull();
  });

  it.each([
    ['a number cut at its front', '300家、院校3所'],
    ['a digit cut off at the front', '2.5亿元'],
    ['a bound cut off at the end', '规上工业增加值增长10.2%'],
    ['a word cut off at the front', '工业增加值增长10.2%以上'],
    ['words that stand apart', '规上工业增加值增长10.2%以上；院校3所'],
    ['nothing', ''],
  ])('does not find %s', (_, words) => {
    expect(locate(words, QUOTE)).toBeNull();
  });

  it('maps every figure back to where it is printed', () => {
    const found = locate('税收12.5亿元', QUOTE);
    const at = QUOTE.indexOf('12.5');
    expect(found?.indexOf(at)).toBe('税收'.length);
    expect(found?.indexOf(QUOTE.indexOf('1,300'))).toBeNull();
  });

  it('finds no statement in which one character was changed', () => {
    const said = '规上工业增加值增长10.2%以上，税收12.5亿元';
    fc.assert(
      fc.property(fc.nat(said.length - 1), fc.constantFrom(...'0123456789万亿目标预计增下'), (at, other) => {
        const changed = said.slice(0, at) + other + said.slice(at + 1);
        fc.pre(changed !== said);
        expect(locate(changed, QUOTE)).toBeNull();
      }),
    );
  });
});
