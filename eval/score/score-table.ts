/**
 * Every score the runner reports, by name: what it is called, whether it is yes or no of a case or a share, and which
 * way is better. Reports, floors and docs/evaluation.md go by this table; a test walks all three.
 */

export interface ScoreDefinition {
  readonly title: string;
  readonly meaning: string;
  readonly better: 'high' | 'low';
}

export const SCORES = {
  correct: { title: '答对', meaning: '结果类型正确，要点齐全，没有不该出现的内容，且不过长', better: 'high' },
  cited: {
    title: '引用到位',
    meaning: '至少一条引用来自依据文章并含有依据原文（对比题要求每篇依据文章）',
    better: 'high',
  },
  focused: { title: '不过长', meaning: '回答字数在该类问题的限度之内', better: 'high' },
  outcome: { title: '结果类型', meaning: '该答的答，该拒的拒，该反问的反问', better: 'high' },
  reason: { title: '拒答理由', meaning: '拒答给出了预期的理由', better: 'high' },
  refusedRight: { title: '拒答正确', meaning: '资料没有的问题被正确拒答', better: 'high' },
  falseRefusal: { title: '误拒', meaning: '资料里有答案却拒答或反问', better: 'low' },
  numbers: { title: '数值', meaning: '所问数值都说到（按数值和单位比较，不按字面）', better: 'high' },
  bounds: { title: '界限词', meaning: '超过、约、以上等界限与原文一致', better: 'high' },
  sparing: { title: '少而准', meaning: '说出的数值中属于所问的比例', better: 'high' },
  slots: { title: '数据要素', meaning: '数据记录的指标、地区、时期、状态等要素正确', better: 'high' },
  citationPrecision: { title: '引用精确', meaning: '引用中含有依据原文的比例', better: 'high' },
  citationRecall: { title: '引用完整', meaning: '依据原文被引用到的比例', better: 'high' },
  claimsCited: { title: '句句有据', meaning: '回答的句子中带有有效引用的比例', better: 'high' },
  quotesTrue: { title: '引文属实', meaning: '引文与文章对应位置的文字完全相同', better: 'high' },
  citedHit1: { title: '引用首位命中', meaning: '第一条引用即含依据', better: 'high' },
  citedHit3: { title: '引用前三命中', meaning: '前三条引用含依据', better: 'high' },
  citedHit5: { title: '引用前五命中', meaning: '前五条引用含依据', better: 'high' },
  citedMrr: { title: '引用 MRR', meaning: '首条含依据的引用排位的倒数', better: 'high' },
  citedNdcg: { title: '引用 nDCG', meaning: '引用对全部依据的排序质量（nDCG@10）', better: 'high' },
  searchHit1: { title: '检索首位命中', meaning: '检索的第一段即含依据', better: 'high' },
  searchHit3: { title: '检索前三命中', meaning: '检索的前三段含依据', better: 'high' },
  searchHit5: { title: '检索前五命中', meaning: '检索的前五段含依据', better: 'high' },
  searchMrr: { title: '检索 MRR', meaning: '首个含依据的段落排位的倒数', better: 'high' },
  searchNdcg: { title: '检索 nDCG', meaning: '检索前十段对全部依据的排序质量（nDCG@10）', better: 'high' },
  twin: { title: '追问一致', meaning: '追问与其完整问法得到一致的回答', better: 'high' },
} as const satisfies Record<string, ScoreDefinition>;

export type ScoreName = keyof typeof SCORES;

/** Of one case: 0 to 1, or null where the score has nothing to say about it. */
export type CaseScores = Readonly<Record<ScoreName, number | null>>;

export const SCORE_NAMES = Object.keys(SCORES) as ScoreName[];

export function isScoreName(name: string): name is ScoreName {
  return Object.hasOwn(SCORES, name);
}
