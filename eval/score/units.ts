/** The unit at the start of a text, brought to the base of its dimension: «平方公里» is 10⁶ 平方米, «家企业» counts 家. */

export interface UnitRead {
  /** «» where no unit follows. */
  readonly base: string;
  readonly factor: number;
  /** UTF-16 code units read. */
  readonly length: number;
}

const SCALED: readonly (readonly [string, string, number])[] = [
  ['平方公里', '平方米', 1e6],
  ['平方千米', '平方米', 1e6],
  ['平方米', '平方米', 1],
  ['立方米', '立方米', 1],
  ['公顷', '平方米', 1e4],
  ['亩', '亩', 1],
  ['公里', '米', 1e3],
  ['千米', '米', 1e3],
  ['米', '米', 1],
  ['千瓦时', '千瓦时', 1],
  ['千瓦', '千瓦', 1],
  ['兆瓦', '千瓦', 1e3],
  ['吨', '吨', 1],
  ['公斤', '公斤', 1],
  ['千克', '公斤', 1],
  ['人民币', '元', 1],
  ['元人民币', '元', 1],
  ['美元', '美元', 1],
  ['港元', '港元', 1],
  ['欧元', '欧元', 1],
  ['元', '元', 1],
  ['块钱', '元', 1],
];
/** Longest first, so that «人次» is not «人». 个, 名, 位 and 家 are told apart: 个企业 may be 家企业, but 家 is not 户. */
const COUNTED = [
  '个工作日',
  '人次',
  '标准箱',
  '人',
  '户',
  '家',
  '个',
  '项',
  '名',
  '位',
  '件',
  '套',
  '辆',
  '台',
  '所',
  '座',
  '条',
  '处',
  '批',
  '场',
  '倍',
  '成',
  '年',
  '天',
  '小时',
  '分钟',
  '岁',
  '度',
  '级',
  '次',
  '班',
  '张',
  '只',
  '头',
  '架',
  '艘',
  '间',
  '栋',
  '幢',
  '期',
  '种',
  '类',
  '支',
  '根',
  '本',
  '部',
  '款',
  '门',
  '宗',
  '笔',
  '股',
  '镇',
  '村',
  '县',
  '市',
  '省',
];

export function splitUnit(text: string): UnitRead {
  for (const [printed, base, factor] of SCALED) {
    if (text.startsWith(printed)) return { base, factor, length: printed.length };
  }
  const counted = COUNTED.find((unit) => text.startsWith(unit));
  return counted === undefined
    ? { base: '', factor: 1, length: 0 }
    : { base: counted, factor: 1, length: counted.length };
}
