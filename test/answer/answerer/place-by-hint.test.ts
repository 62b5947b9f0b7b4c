/** Places that a question points at by what is there, through what the articles show and nothing else. */
import { describe, expect, test } from 'vitest';
import { hintedEntities, hintedKind } from '../../../answer/understand/hinted-entities.ts';
import { createAsking, POLICY, storeOf, type Written } from '../small-library.ts';

const HIRING: Written = {
  title: '宜春市支持企业投资兴业若干办法',
  text:
    '为支持企业到宜春市投资,制定本办法。一、厂房补贴。企业租用园区标准厂房的,前两年租金补贴一半,每家企业补贴面积不超过4000平方米。' +
    '二、用工支持。对新招用员工20人以上的企业,给予一次性奖励3万元。',
};
const PLANT: Written = {
  title: '九江市新投产一条隔膜生产线',
  text: '走进车间,机器正忙。青穹隔膜有限公司新建的生产线近日投产,年产隔膜3.1亿平方米。公司今年还要招收一批工人。',
};
const OTHER_PLANT: Written = {
  title: '宜春市一家隔膜厂扩产',
  text: '青穹隔膜有限公司在这里租下厂房扩产,第二条线上月点火,年产隔膜1.7亿平方米。',
};
const QUESTION = '青穹隔膜所在地租用标准厂房补贴面积不超过多少？';

describe('a place pointed at by what is there', () => {
  test('is the one that the articles show, and the sentence that shows it is cited too', async () => {
    const answer = await createAsking(storeOf([HIRING, POLICY, PLANT]))(QUESTION);
    expect(answer.outcome).toBe('answered');
    expect(answer.answer).toContain('6000平方米');
    expect(answer.answer).not.toContain('4000平方米');
    expect(answer.citations.map(({ title }) => title)).toEqual([POLICY.title, PLANT.title]);
    expect(answer.citations[1]?.quote).toContain('青穹隔膜有限公司');
  });

  test('is asked back where the articles place the entity in several', async () => {
    const answer = await createAsking(storeOf([POLICY, PLANT, OTHER_PLANT]))(QUESTION);
    expect([answer.outcome, answer.reason]).toEqual(['clarify', 'ambiguous']);
    expect(answer.citations.map(({ title }) => title).sort()).toEqual([PLANT.title, OTHER_PLANT.title].sort());
  });

  test('is nowhere without an article that shows it: knowledge from outside does not get in', async () => {
    const answer = await createAsking(storeOf([HIRING, POLICY]))('华为所在地租用标准厂房补贴面积不超过多少？');
    expect(answer.answer).not.toContain('深圳');
  });
});

describe('entities that a question points by', () => {
  test.each([
    ['江花锂电所在地有哪些人才政策？', ['江花锂电']],
    ['江花、青穹所在的那个区去年GDP多少？', ['江花', '青穹']],
    ['请问江花集团总部所在的城市有什么优惠？', ['江花集团']],
    ['有临江小镇和滨湖小镇的那个县，今年修几条路？', ['临江小镇', '滨湖小镇']],
    ['江花落户在哪里？', []],
    ['九江市有什么政策？', []],
  ])('are read from %s', (question, names) => expect(hintedEntities(question)).toEqual(names));
});

describe('the kind of place that a question points at', () => {
  test.each([
    ['江花、青穹所在的那个区去年GDP多少？', '武汉经济技术开发区', '武汉市'],
    ['有临江小镇和滨湖小镇的那个县，今年修几条路？', '武宁县', '九江市'],
    ['请问江花集团总部所在的城市有什么优惠？', '九江市', '濂溪区'],
  ])('is how its name ends: %s', (question, fitting, other) => {
    expect(hintedKind(question)?.test(fitting)).toBe(true);
    expect(hintedKind(question)?.test(other)).toBe(false);
  });

  test.each(['江花锂电所在地有哪些人才政策？', '江花所在的地方今年修几条路？', '九江市有什么政策？'])(
    'is left open by %s',
    (question) => expect(hintedKind(question)).toBeNull(),
  );
});
