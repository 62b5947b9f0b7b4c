/** A numbered passage as the model reads it. */
import { expect, it } from 'vitest';
import { evidenceWords } from '../../answer/model/evidence.ts';
import type { Candidate } from '../../answer/retrieve/candidate.ts';
import { splitSentences } from '../../knowledge/language/sentences.ts';

const text = '(一)壮大工业新建厂房三座。修路两条。\n(二)关爱老人\n办食堂五家。';
const article = { title: '二〇二二年报告', subjectRegions: [], reportYear: 2022, text };

function sentence(start: number, end: number): Candidate {
  const passage = { sectionPath: [] };
  return { article, passage, observations: [], start, end, text: text.slice(start, end) } as unknown as Candidate;
}

it('keeps the lines of the article, and a heading on a line of its own where the article runs on', () => {
  const [first, ...rest] = splitSentences(text).map(({ start, end }) => sentence(start, end));
  const heading = [sentence(0, 7), sentence(7, first?.end ?? 0)];
  expect(evidenceWords({ number: 1, sentences: [...heading, ...rest] })).toBe(
    '<资料 编号="1">\n标题：二〇二二年报告\n报告年份：2022\n' +
      '正文：(一)壮大工业\n新建厂房三座。修路两条。\n(二)关爱老人\n办食堂五家。\n</资料>',
  );
});
