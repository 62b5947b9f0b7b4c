import { describe, expect, it } from 'vitest';
import { aspectAsked, statusAsked } from '../../../answer/understand/status.ts';

describe('statusAsked', () => {
  it.each([
    ['gdp增长目标是多少', 'target'],
    ['打算新建几所学校', 'target'],
    ['实际完成了多少', 'achieved'],
    ['已经建成几个', 'achieved'],
    ['预计达到多少', 'estimated'],
    ['我要完成数，不是目标', 'achieved'],
    ['森林覆盖率是多少', null],
  ] as const)('%s asks for %s', (question, status) => {
    expect(statusAsked(question)).toBe(status);
  });
});

describe('aspectAsked', () => {
  it.each([
    ['工业投资增速是多少', 'growth'],
    ['新增了几家企业', 'new'],
    ['总额是多少', 'level'],
    ['占比多少', 'share'],
    ['在全省排第几', 'rank'],
    ['市长是谁', null],
  ] as const)('%s asks for %s', (question, aspect) => {
    expect(aspectAsked(question)).toBe(aspect);
  });
});
