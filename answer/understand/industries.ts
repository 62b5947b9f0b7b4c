/**
 * Whether a question asks for a place's industries («适合做什么行业», «重点发展什么产业», «有哪些主导产业»). Reports name them
 * behind «重点发展», «做强»; the question is read as one term with those names. Called by the reading of terms and by
 * compose/industries.ts; words are folded.
 */
import type { QuestionTerm } from './question.ts';

const ASKED =
  /(?:做|投|投资|发展|主攻|布局|培育|适合|主抓|聚焦|主打|搞)[^，,。？?]{0,6}(?:什么|哪些|哪几[个种类]?|啥)[^，,。？?链]{0,4}(?:行业|产业(?!链|园|政策|基金|项目|集群)|生意)|(?:主导|支柱|重点|特色|优势|主要|首位)产业(?:都|主要)?(?:是|有|为|包括)?(?:什么|哪些|哪几|啥)|(?:有|以|是)(?:什么|哪些|啥)(?:特色|优势|主导|支柱|重点)(?:的)?产业(?!链|园|政策|基金|项目)/;
/** A number tells which list is meant; a list of that number is looked for. */
const COUNTED = /[三四五六七八九十\d][大个类]/;

/** @returns whether the industries of a place are asked for, whatever they are */
export function asksIndustries(folded: string): boolean {
  return ASKED.test(folded) && !COUNTED.test(folded);
}

const OF_THE_QUESTION =
  /^(?:什么)?(?:产业|行业|主导产业|支柱产业|重点产业|特色产业|优势产业|主要产业|重点|发展|投资|适合|优势|特色|主导|布局|生意|培育)$/;

export const INDUSTRIES_TERM: QuestionTerm = {
  words: '主导产业',
  forms: [
    { text: '主导产业', weight: 1 },
    { text: '支柱产业', weight: 1 },
    { text: '优势产业', weight: 0.9 },
    { text: '特色产业', weight: 0.9 },
    { text: '重点发展', weight: 0.9 },
    { text: '大力发展', weight: 0.9 },
    { text: '重点产业链', weight: 0.8 },
    { text: '产业集群', weight: 0.8 },
    { text: '产业', weight: 0.5 },
  ],
  importance: 1.2,
  indicators: [],
  where: false,
  carried: false,
};

/** The terms of such a question: industries as one term, and what it is about besides. */
export function withIndustries(terms: readonly QuestionTerm[]): QuestionTerm[] {
  return [...terms.filter(({ words }) => !OF_THE_QUESTION.test(words)), INDUSTRIES_TERM];
}
