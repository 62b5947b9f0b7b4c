import { describe, expect, it } from 'vitest';
import { splitQuestion } from '../../../answer/understand/split.ts';

describe('splitQuestion', () => {
  it.each([
    ['临江市去年进出口总额是多少？', ['临江市去年进出口总额是多少？']],
    ['临江市去年进出口总额是多少？今年目标呢？', ['临江市去年进出口总额是多少？', '今年目标呢？']],
    ['云台县新建了几所学校，增加多少个学位？', ['云台县新建了几所学校，', '增加多少个学位？']],
    ['我想在云台县办厂，有什么补贴？', ['我想在云台县办厂，有什么补贴？']],
    ['临江市城镇新增就业任务是多少？我要计划，不是完成数', ['临江市城镇新增就业任务是多少？我要计划，不是完成数']],
    ['介绍一下临江市的营商环境', ['介绍一下临江市的营商环境']],
  ])('reads %s', (question, parts) => {
    expect(splitQuestion(question)).toEqual(parts);
  });

  it('never returns nothing, and loses no word', () => {
    for (const question of ['？', '好', '多少，多少，多少', '，，，']) {
      expect(splitQuestion(question).length).toBeGreaterThan(0);
    }
    const question = '甲市有多少家企业，乙市呢，谁更多？';
    expect(splitQuestion(question).join('')).toBe(question);
  });
});
