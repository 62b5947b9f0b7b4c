/** Nouns that reports use for one another at the end of a list («等做法», «等领域»), and that questions ask for. */
export const LIST_NOUNS: readonly (readonly string[])[] = [
  ['方面', '领域', '方向', '环节', '板块', '重点', '行业', '产业'],
  ['做法', '措施', '举措', '办法', '制度', '机制', '模式', '服务', '方式', '政策', '行动'],
  ['企业', '公司', '单位', '厂商', '集团', '机构'],
  ['产品', '品种', '贷款'],
  ['称号', '牌子', '荣誉', '城市', '试点', '示范', '名号'],
  ['项目', '工程', '事项', '实事'],
  ['地方', '地区', '县市', '城市', '园区'],
  ['成本', '费用', '负担'],
  ['社区', '小区', '小镇', '街区'],
  ['学校', '医院', '场馆', '设施'],
  ['人才', '人员', '群体'],
];

/** The first known list noun in words, null where none. */
export function findListNoun(words: string): string | null {
  let found: string | null = null;
  let at = Number.POSITIVE_INFINITY;
  for (const noun of LIST_NOUNS.flat()) {
    const index = words.indexOf(noun);
    if (index >= 0 && index < at) {
      found = noun;
      at = index;
    }
  }
  return found;
}
