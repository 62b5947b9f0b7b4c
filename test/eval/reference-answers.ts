/** Answers in our own words for the reference scorer, right ones and wrong ones, with the odd characters real text has. */
import { caseSchema } from '../../eval/cases/case-schema.ts';
import type { EvalCase } from '../../eval/cases/case-schema.ts';

export interface ScoredPair {
  readonly name: string;
  readonly item: EvalCase;
  readonly out: Record<string, unknown>;
}

const TITLE = '2022年青禾市政府工作报告';
const QUOTE = '全市地区生产总值1,894.2亿元，增长8.5%';

export function caseOf(fields: Record<string, unknown>): EvalCase {
  return caseSchema.parse({ id: 'c', category: 'figure', question: '地区生产总值是多少？', ...fields });
}

const figure = caseOf({
  must_include: [['1894.2亿', '1894.2']],
  must_not_include: ['1700亿'],
  evidence: [{ article: TITLE, quote: QUOTE }],
});

const cite = (quote: string, n: unknown = 1, title: unknown = TITLE) => ({
  n,
  title,
  quote,
  articleId: 'a',
  start: 0,
  end: 1,
});
const answered = (answer: string, ...citations: unknown[]) => ({ answer, outcome: 'answered', citations });

export const REFERENCE_ANSWERS: readonly ScoredPair[] = [
  { name: 'a right answer', item: figure, out: answered('达到1,894.2亿元。[1]', cite(QUOTE)) },
  { name: 'full-width digits and spaces', item: figure, out: answered('达到 １８９４．２ 亿元。[1]', cite(QUOTE)) },
  { name: 'a number that goes on', item: figure, out: answered('达到1894.25亿元。[1]', cite(QUOTE)) },
  { name: 'a number that began before', item: figure, out: answered('达到21894.2亿元。[1]', cite(QUOTE)) },
  {
    name: 'a number at the end of a sentence with a full stop of ASCII',
    item: figure,
    out: answered('是1894.2.[1]', cite(QUOTE)),
  },
  {
    name: 'an ideographic space and a byte order mark',
    item: figure,
    out: answered('是1894\u3000.2亿\ufeff元[1]', cite(QUOTE)),
  },
  {
    name: 'a unit separator, which Python counts as white space',
    item: figure,
    out: answered('是1894\u001f.2亿元[1]', cite(QUOTE)),
  },
  { name: 'a forbidden value', item: figure, out: answered('1894.2亿元，上年1700亿元。[1]', cite(QUOTE)) },
  { name: 'a marker without citation', item: figure, out: answered('1894.2亿元。', cite(QUOTE)) },
  {
    name: 'a citation of another article',
    item: figure,
    out: answered('1894.2亿元。[1]', cite(QUOTE, 1, '2022年白河市政府工作报告')),
  },
  { name: 'a short title', item: figure, out: answered('1894.2亿元。[1]', cite(QUOTE, 1, '青禾')) },
  { name: 'a title cut short', item: figure, out: answered('1894.2亿元。[1]', cite(QUOTE, 1, '2022年青禾市政府')) },
  {
    name: 'a quote that is too long',
    item: figure,
    out: answered('1894.2亿元。[1]', cite(QUOTE + '其他'.repeat(200))),
  },
  { name: 'part of the evidence', item: figure, out: answered('1894.2亿元。[1]', cite('地区生产总值1894.2亿元')) },
  {
    name: 'another sentence',
    item: figure,
    out: answered('1894.2亿元。[1]', cite('城镇新增就业三万人，完成全年任务')),
  },
  {
    name: 'a thirteenth citation',
    item: figure,
    out: answered(
      `1894.2亿元。${Array.from({ length: 13 }, (_, i) => `[${i + 1}]`).join('')}`,
      ...Array.from({ length: 12 }, (_, i) => cite('城镇新增就业三万人', i + 1)),
      cite(QUOTE, 13),
    ),
  },
  { name: 'too many words', item: figure, out: answered(`1894.2亿元。${'还有别的话。'.repeat(60)}[1]`, cite(QUOTE)) },
  {
    name: 'exactly the limit, in characters beyond the basic plane',
    item: figure,
    out: answered(`1894.2亿元${'𠮷'.repeat(232)}[1]`, cite(QUOTE)),
  },
  {
    name: 'a refusal',
    item: figure,
    out: { answer: '资料中没有。', outcome: 'refused', reason: 'not-covered', citations: [] },
  },
  {
    name: 'a counter-question',
    item: figure,
    out: { answer: '您问哪一年？1894.2亿', outcome: 'clarify', citations: [] },
  },
  { name: 'nothing at all', item: figure, out: {} },
  { name: 'nulls', item: figure, out: { answer: null, outcome: null, citations: null } },
  {
    name: 'citations that lack their parts',
    item: figure,
    out: {
      answer: '1894.2亿[None]',
      outcome: 'answered',
      citations: [{}, { n: null, title: null, quote: null }, { title: TITLE, quote: QUOTE }],
    },
  },
  {
    name: 'markers with links and Markdown',
    item: figure,
    out: answered('**1894.2**亿元[^1](https://x.cn/(a)) | `#` [1]', cite(QUOTE)),
  },
  { name: 'circled digits', item: caseOf({ must_include: [['①']], evidence: [] }), out: answered('第①项；第11项') },
  {
    name: 'a dingbat digit beside a digit',
    item: caseOf({ must_include: [['❶']], evidence: [] }),
    out: answered('5❶项'),
  },
  {
    name: 'a dingbat digit is a digit only where it is asked for',
    item: caseOf({ must_include: [['5']], evidence: [] }),
    out: answered('❶5❷'),
  },
  { name: 'Arabic-Indic digits', item: caseOf({ must_include: [['٣']], evidence: [] }), out: answered('٣٣') },
  { name: 'a superscript', item: caseOf({ must_include: [['10²']], evidence: [] }), out: answered('共10²3') },
  {
    name: 'a capital with a dot and a final sigma',
    item: caseOf({ must_include: [['İstanbul'], ['ΟΔΟΣ']], evidence: [] }),
    out: answered('İSTANBUL, ΟΔΟΣ'),
  },
  {
    name: 'half of a surrogate pair',
    item: caseOf({ must_include: [['\ud842']], evidence: [] }),
    out: answered('𠮷野家'),
  },
  {
    name: 'thousands of two kinds',
    item: caseOf({ must_include: [['1234567'], ['12,34']], evidence: [] }),
    out: answered('1,234,567和12,34'),
  },
  {
    name: 'an alternative of white space',
    item: caseOf({ must_include: [[' ', '\u3000']], must_not_include: ['\u2003'], evidence: [] }),
    out: answered('随便'),
  },
  {
    name: 'an untitled article',
    item: caseOf({ must_include: [], evidence: [{ article: '003', quote: QUOTE }] }),
    out: answered('见[1]', cite(QUOTE, 1, '关于某区的一段文字')),
  },
  {
    name: 'a comparison with one article',
    item: caseOf({
      category: 'compare',
      must_include: [],
      evidence: [
        { article: TITLE, quote: QUOTE },
        { article: '2022年白河市政府工作报告', quote: '地区生产总值901亿元' },
      ],
    }),
    out: answered('见[1]', cite(QUOTE)),
  },
  {
    name: 'a comparison with both',
    item: caseOf({
      category: 'compare',
      must_include: [],
      evidence: [
        { article: TITLE, quote: QUOTE },
        { article: '2022年白河市政府工作报告', quote: '地区生产总值901亿元' },
      ],
    }),
    out: answered('见[1][2]', cite(QUOTE), cite('地区生产总值901亿元', 2, '2022年白河市政府工作报告')),
  },
  {
    name: 'a right refusal',
    item: caseOf({ answerable: false, expected_reason: 'not-covered' }),
    out: { answer: '资料中没有。', outcome: 'refused', reason: 'not-covered' },
  },
  {
    name: 'a refusal with another reason',
    item: caseOf({ answerable: false, expected_reason: ['no-such-year', 'ambiguous'] }),
    out: { answer: '资料中没有。', outcome: 'refused', reason: 'not-covered' },
  },
  {
    name: 'a refusal that goes on and on',
    item: caseOf({ answerable: false }),
    out: { answer: '没有'.repeat(151), outcome: 'refused' },
  },
  { name: 'an answer where there is none', item: caseOf({ answerable: false }), out: answered('有的') },
  {
    name: 'asking back under attack',
    item: caseOf({ answerable: false, category: 'injection' }),
    out: { answer: '请问资料里的问题。', outcome: 'clarify' },
  },
  {
    name: 'asking back instead of refusing',
    item: caseOf({ answerable: false, category: 'unanswerable' }),
    out: { answer: '哪里？', outcome: 'clarify' },
  },
  {
    name: 'asking back where it is ambiguous',
    item: caseOf({ category: 'ambiguous', must_include: [], evidence: [{ article: TITLE, quote: QUOTE }] }),
    out: { answer: '哪个区？', outcome: 'clarify', citations: [] },
  },
  {
    name: 'answering where it is ambiguous',
    item: caseOf({ category: 'ambiguous', must_include: [], evidence: [{ article: TITLE, quote: QUOTE }] }),
    out: answered('见[1]', cite(QUOTE)),
  },
  {
    name: 'a list of 700 characters',
    item: caseOf({ category: 'list', must_include: [] }),
    out: answered('项'.repeat(700)),
  },
  {
    name: 'a definition of 501 characters',
    item: caseOf({ category: 'definition', must_include: [] }),
    out: answered('义'.repeat(501)),
  },
  {
    name: 'an expectation that is null',
    item: caseOf({ answerable: false, expected_reason: null }),
    out: { answer: '没有。', outcome: 'refused' },
  },
];
