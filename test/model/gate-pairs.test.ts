import { expect, it } from 'vitest';
import { pairsKept } from '../../answer/verify/gate-pairs.ts';
import type { Candidate } from '../../answer/retrieve/candidate.ts';

const sentence = (folded: string): Candidate => ({ folded }) as Candidate;
const GRANTS = [sentence('企业引进的博士、硕士,三年内每月分别发放生活补贴3000元、1500元。')];
const GROWTH = [sentence('一、二、三产业和全部工业投资分别增长2.1%、6.3%、5.4%和7.0%。')];

it.each(['引进的硕士每月发放3000元', '硕士补贴3000元,三年内发放'])(
  'a value of another item of the list breaks the pair: %s',
  (claim) => {
    expect(pairsKept(claim, GRANTS)).toBe(false);
  },
);

it.each(['博士每月发放3000元', '硕士每月发放1500元', '博士、硕士每月分别发放3000元、1500元', '每月发放3000元'])(
  'a value with its own item, with all or with none keeps it: %s',
  (claim) => {
    expect(pairsKept(claim, GRANTS)).toBe(true);
  },
);

it('lists of other lengths are left to the other rules', () => {
  expect(pairsKept('全部工业投资增长7.0%', GROWTH)).toBe(true);
});
