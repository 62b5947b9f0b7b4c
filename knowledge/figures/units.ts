/**
 * The units that figures are printed in: how they are recognised and what they scale to.
 * A printed unit is an optional scale (万, 亿, 万亿 …) and a root (元, 家, 平方米 …).
 * Called by the quantity scanner and by the comparison of quantities.
 */

/** What a root measures, as far as the parser treats kinds of units differently. */
export type UnitKind = 'money' | 'percent' | 'points' | 'counter' | 'measure' | 'people' | 'time' | 'multiple' | 'none';

interface Root {
  readonly base: string;
  readonly factor: number;
  readonly kind: UnitKind;
}

const SCALES: ReadonlyArray<readonly [string, number]> = [
  ['万亿', 1e12],
  ['千亿', 1e11],
  ['百亿', 1e10],
  ['十亿', 1e9],
  ['亿', 1e8],
  ['千万', 1e7],
  ['百万', 1e6],
  ['十万', 1e5],
  ['万', 1e4],
  ['千', 1e3],
  ['百', 1e2],
];

const roots = new Map<string, Root>();

function add(kind: UnitKind, base: string, factor: number, ...printed: string[]): void {
  for (const form of printed) roots.set(form, { base, factor, kind });
}

add('money', '元', 1, '元', '元人民币', '人民币');
add('money', '美元', 1, '美元', '美金');
for (const currency of ['欧元', '港元', '港币', '日元', '英镑', '新元', '卢布']) add('money', currency, 1, currency);
add('percent', '%', 1, '%', '个%');
add('percent', '%', 10, '成');
add('percent', '‰', 1, '‰');
add('points', '个百分点', 1, '个百分点', '百分点', '个点');
add('points', '个基点', 1, '个基点', '个BP', '基点', 'BP');
add('measure', '平方米', 1, '平方米', '㎡', '平米', 'm2', 'm²', '方米');
add('measure', '平方公里', 1, '平方公里', '平方千米', 'km²', 'km2');
add('measure', '亩', 1, '亩', '亩次');
add('measure', '公顷', 1, '公顷');
add('measure', '公里', 1, '公里', '千米', 'km', '车道公里');
add('measure', '海里', 1, '海里');
add('measure', '米', 1, '米', '延米');
add('measure', '毫米', 1, '毫米');
add('measure', '厘米', 1, '厘米');
add('measure', '纳米', 1, '纳米');
add('measure', '吨', 1, '吨', '吨/年');
add('measure', '立方米/秒', 1, '立方米/秒', '立方/秒');
add('measure', '批次/千人', 1, '批次/千人');
add('measure', '吨/日', 1, '吨/日', '吨/天');
add('measure', '立方米/日', 1, '立方米/日', '立方米/天', '方/日');
add('measure', '吨标准煤', 1, '吨标准煤', '吨标煤');
add('measure', '吨公里', 1, '吨公里');
add('measure', '公斤', 1, '公斤', '千克', 'kg');
add('measure', '斤', 1, '斤');
add('measure', '立方米', 1, '立方米', '方', 'm³', '立方');
add('people', '人年', 1, '人年');
add('measure', '升', 1, '升');
add('measure', '桶', 1, '桶');
add('measure', '千瓦时', 1, '千瓦时', '度', 'kWh', 'kwh');
add('measure', '千瓦', 1, '千瓦', 'kW', 'KW');
add('measure', '千瓦', 1000, '兆瓦', 'MW');
add('measure', '千瓦', 1e6, '吉瓦', 'GW');
add('measure', '瓦', 1, '瓦');
add('measure', '千伏', 1, '千伏', 'kV', 'KV');
add('measure', '千瓦时', 1e6, 'GWh', '吉瓦时');
add('measure', '千瓦时', 1e3, '兆瓦时', 'MWh');
add('measure', '千伏安', 1, '千伏安', 'kVA');
add('measure', '标箱', 1, '标箱', '标准箱', 'TEU', '个标箱', '个标准箱');
add('measure', '微克/立方米', 1, '微克/立方米', '微克每立方米', '微克', 'μg/m³', 'μg/m3');
add('measure', '分', 1, '分');
add('measure', '天', 1, '天');
add('measure', '载重吨', 1, '载重吨');
add('measure', 'P', 1, 'P', 'PFlops', 'PFLOPS');
add('measure', '元/平方米', 1, '元/平方米', '元/平米', '元/㎡');
add('measure', '元/人', 1, '元/人');
add('measure', '元/亩', 1, '元/亩');
add('measure', '元/吨', 1, '元/吨');
add('measure', '元/月', 1, '元/月');
add('measure', '元/年', 1, '元/年');
add('measure', '元/千瓦时', 1, '元/千瓦时', '元/度');
add('measure', '公斤/亩', 1, '公斤/亩');
add('measure', '人/平方公里', 1, '人/平方公里');
add('time', '天', 1, '日');
add('time', '工作日', 1, '个工作日', '工作日');
add('time', '个月', 1, '个月');
add('time', '小时', 1, '小时', '个小时');
add('time', '分钟', 1, '分钟');
add('time', '年', 1, '年');
add('time', '岁', 1, '岁', '周岁');
add('multiple', '倍', 1, '倍');
add('multiple', '番', 1, '番');
add('people', '人', 1, '人', '口人', '多人');
add('counter', '人', 1, '名', '位');
add('people', '人次', 1, '人次', '人/次');
add('people', '人份', 1, '人份');
add('counter', '户', 1, '户', '户次');
add('counter', '台', 1, '台', '台套', '台(套)', '台/套', '台件');
for (const counter of [
  '个',
  '家',
  '项',
  '条',
  '座',
  '所',
  '套',
  '辆',
  '件',
  '宗',
  '张',
  '床',
  '标',
  '只',
  '片',
  '处',
  '场',
  '次',
  '起',
  '笔',
  '期',
  '班',
  '列',
  '架',
  '艘',
  '架次',
  '航次',
  '辆次',
  '支',
  '部',
  '款',
  '种',
  '类',
  '门',
  '间',
  '栋',
  '幢',
  '块',
  '枚',
  '份',
  '篇',
  '册',
  '本',
  '封',
  '票',
  '对',
  '组',
  '队',
  '例',
  '剂',
  '剂次',
  '盏',
  '口',
  '株',
  '棵',
  '头',
  '羽',
  '尾',
  '颗',
  '根',
  '眼',
  '道',
  '段',
  '幅',
  '批',
  '批次',
  '场次',
  '车次',
  '课时',
  '席',
  '箱',
  '瓶',
  '面',
  '堂',
  '轮',
  '站',
  '宗地',
  '把',
  '顶',
  '双',
  '副',
  '单',
  '匹',
  '卷',
  '集',
  '首',
  '档',
  '样',
  '层',
  '孔',
  '艘次',
  '人(次)',
  '套(户)',
  '趟',
  '条(段)',
  '套(间)',
  '户(套)',
  '间(套)',
  '所(个)',
  '个(处)',
  '处(个)',
  '家(个)',
  '户(次)',
  '座(处)',
  '团',
  '头(只)',
  '个(家)',
  '家(次)',
  '家次',
  '个(次)',
  '件次',
  '项次',
  '千米²',
  '例次',
  '支(个)',
  '村',
  '枪',
  '桩',
  '品',
  '杯',
])
  add('counter', counter, 1, counter);

/** Longest printed root first, so that an alternation of them is greedy. */
export const UNIT_ROOTS: readonly string[] = [...roots.keys()].sort((a, b) => b.length - a.length);
export const UNIT_SCALES: readonly string[] = SCALES.map(([words]) => words);

export interface UnitReading {
  readonly base: string;
  /** value in the printed unit × factor = value in the base unit */
  readonly factor: number;
  readonly kind: UnitKind;
}

const cache = new Map<string, UnitReading>();

/** Reads a printed unit («万平方米»). An unknown or lost unit («») has itself as its base and factor 1. */
export function readUnit(unit: string): UnitReading {
  const known = cache.get(unit);
  if (known !== undefined) return known;
  const reading = computeUnit(unit);
  if (cache.size < 5000) cache.set(unit, reading);
  return reading;
}

function computeUnit(unit: string): UnitReading {
  const whole = roots.get(unit);
  if (whole !== undefined) return whole;
  for (const [words, factor] of SCALES) {
    if (!unit.startsWith(words)) continue;
    const rest = unit.slice(words.length);
    // «千亿» of a bare «突破千亿» is money in these texts; «万» alone (a list's shared scale) is a plain number.
    if (rest === '') return { base: factor >= 1e8 ? '元' : '', factor, kind: factor >= 1e8 ? 'money' : 'none' };
    const root = roots.get(rest);
    if (root !== undefined) return { base: root.base, factor: factor * root.factor, kind: root.kind };
  }
  return { base: unit, factor: 1, kind: unit === '' ? 'none' : 'counter' };
}
