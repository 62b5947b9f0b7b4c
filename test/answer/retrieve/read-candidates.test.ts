import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIBRARY, type Written } from '../small-library.ts';
import { candidatesOf } from './candidates-of.ts';

const ADVERTISED: Written = {
  title: '湖口县新材料园近况',
  text:
    '湖口县新材料园已有企业26家。点击下方二维码领取招商手册, 园区空置厂房还有3.1万平方米,;;;;;;;;租金每平方米每月9元。' +
    '园区配有食堂两处。',
};

describe('the sentences that may answer', () => {
  it('stand in their article at their offsets, in order', async () => {
    for (const written of LIBRARY) {
      let before = -1;
      for (const { article, start, end, text } of await candidatesOf(written)) {
        expect(article.text.slice(start, end)).toBe(text);
        expect(start).toBeGreaterThan(before);
        before = start;
      }
    }
  });

  it('hold no foreign matter', async () => {
    const candidates = await candidatesOf(ADVERTISED);
    const text = candidates.map((candidate) => candidate.text).join('\n');
    expect(candidates[0]?.article.noise.length).toBeGreaterThan(0);
    expect(text).toContain('26家');
    expect(text).not.toMatch(/二维码|;;/);
    for (const { article, start, end } of candidates) {
      expect(article.noise.filter((noise) => noise.start < end && noise.end > start)).toEqual([]);
    }
  });

  it('hold no foreign matter wherever it stands', async () => {
    const words = ['新引进项目31个', '改造厂房8万平方米', '新增岗位900个', '开通公交4条'];
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(words, { minLength: 2 }),
        fc.nat(3),
        fc.integer({ min: 6, max: 20 }),
        async (sentences, at, run) => {
          const noisy = sentences.map((sentence, index) =>
            index === at ? `${sentence},${';'.repeat(run)}` : sentence,
          );
          for (const { text } of await candidatesOf({ title: '湖口县近况', text: `${noisy.join('。')}。` })) {
            expect(text).not.toContain(';;;');
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('begin behind a heading that runs into its text', async () => {
    const texts = (await candidatesOf(LIBRARY[0]!)).map(({ text }) => text);
    const opening = texts.find((text) => text.includes('3618.4亿元'));
    expect(opening).toMatch(/^2023年,全市地区生产总值/);
    expect(texts.some((text) => /^[一二三]、|工作回顾2023年/.test(text))).toBe(false);
  });

  it('know from the sections whether they report or plan, and of which year', async () => {
    const candidates = await candidatesOf(LIBRARY[0]!);
    const of = (words: string) => candidates.find(({ text }) => text.includes(words));
    expect(of('城镇新增就业5.36万人')).toMatchObject({ status: 'achieved', contextYears: [2023] });
    expect(of('全年新增高新技术企业105家')).toMatchObject({ status: 'target', contextYears: [2024] });
  });

  it('carry the figures that stand in them, each in one sentence only', async () => {
    const candidates = await candidatesOf(LIBRARY[0]!);
    const ids = candidates.flatMap(({ observations }) => observations.map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(20);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { text, observations } of candidates) {
      for (const { value } of observations) {
        expect(text).toContain(String(value));
      }
    }
  });
});
