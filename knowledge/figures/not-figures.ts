/**
 * Spans whose digits are no figures: dates, names, road numbers, endnote marks, slogans, rankings' lists.
 * The quantity scanner skips every number that begins inside one of them.
 * Works on width-folded text; offsets are those of the input.
 */
import type { Span } from '../article.ts';

/** Each is one kind of non-figure, with words one of which it cannot be without ('' for none); the comment names the real-text cause. */
const PATTERNS: ReadonlyArray<readonly [cues: readonly string[], pattern: RegExp]> = [
  // dates: 2021年, 2017 -2019年, 2016—2020年, 2020(第二届), 12月21日, 1-5月, 2025.1.18
  [['19', '20'], /(?:19|20)\d\d\s?[-—–~至到]+\s?(?:19|20)?\d\d\s?年?/g],
  [['19', '20'], /(?:19|20)\d\d\s?(?:年度?|\(第)/g],
  // «2023首届…», «2023世界…大会»
  [['19', '20'], /(?<!\d)(?:19|20)\d\d(?=首届|世界|中国|全国|国际|亚洲|数字|先进)/g],
  // «2021、2022年»
  [['年'], /(?<!\d)(?:19|20)\d\d(?=(?:[、和](?:19|20)\d\d)*[、和](?:19|20)\d\d年)/g],
  [['年'], /(?<!\d)\d{2}年(?=底|末|初|度)/g],
  [['19', '20'], /(?<!\d)(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}/g],
  [['月'], /(?<![\d.])\d{1,2}\s?[-—–~至到]+\s?\d{1,2}月(?:份|底|末)?/g],
  [['月'], /(?<![\d.])\d{1,2}月(?:份|底|末|初|\s?\d{1,2}\s?日)?/g],
  [['日'], /(?<![\d.])\d{1,2}日(?!均)/g],
  [[':'], /(?<!\d)\d{1,2}:\d\d(?!\d|:)/g],
  // ordinals that are no rank: 第13届, 第2批 (a rank, 第2位, is read by the scanner)
  [['第'], /第\s?\d+\s?(?!\d|位|名)/g],
  // names in marks: “3550”, “1+10”, 《…》, 〔2023〕, [3]
  [['《'], /《[^》]{0,80}》/g],
  [['〔', '['], /〔[^〕]{0,10}〕\d*号?|\[\d+\]/g],
  // endnote marks: «六稳(1)», «【3】»
  [['(', '【'], /\(\s?\d{1,2}\s?\)|【\d{1,2}】/g],
  // names made of digits: 1+10, 5+2, 98+, 7·16, 24/7, 80后
  [['+'], /\d+(?:\.\d+)?\+(?:\d|[A-Za-zN]|(?=[”"\u4e00-\u9fff]))/g],
  [['+'], /(?<=\+)\d+/g],
  [['·', '•'], /\d+[·•]\d+/g],
  // numbers of roads, lines, hotlines, houses: 107国道, 3号线, 12345热线, 323攻坚行动
  [
    [''],
    /\d+\s?(?:国道|省道|县道|乡道|公路|号|热线|平台|攻坚行动|专项行动|行动|工程|计划|战略|体系|模式|机制|格局|时代|后|强|板块|文化|服务圈|客厅)/g,
  ],
  // clock and circle names: 15分钟生活圈, 24小时自助, 1小时通勤圈, 半小时
  [['分钟', '小时'], /\d+\s?(?:分钟|小时)(?!以内|以上|以下|左右|之内|内|缩短|压缩|减少|降|[,。;、]|$)/g],
  // the grade of a thing: 5A级, 5G, 3D, II类
  [[''], /\d+(?=[A-JLNOQ-Z](?![A-Za-z]))/g],
  // «国家1类新药»
  [['类'], /\d+类(?=[\u4e00-\u9fff]{0,2}(?:新药|创新药|医疗器械))/g],
  // ranks of sets: 前10强, 世界500强, TOP50
  [['TOP', 'top', 'Top'], /(?:TOP|top|Top)\s?\d+/g],
  // «两个», «三大»: Chinese numerals are admitted by the scanner's own list
];

const QUOTED = /[“"「『‘]([^”"」』’]{1,24})[”"」』’]/g;
const HAS_DIGIT = /\d|[〇零一二三四五六七八九十百两]/;
/** A quotation that is a statement, not a name, may hold figures: it has a verb-and-amount shape. */
const QUOTED_STATEMENT = /(?:达|增长|超过?|突破|不低于|以上)\s?\d/;

const DURATION_BEFORE = /(?:连续|近|过去|未来|今后|每|历时|历经|时隔|为期|第|前|后|这|满|提前|用)\s?$/;
const DURATION_AFTER =
  /^\s?(?:来|内|间|以来|行动|计划|期|级|后|前|底|末|初|度|多来|的?时间|时间|一遇|之|位居|稳居|蝉联|获|居|保持|以上|攻坚|攀升)/;

export type Mask = (offset: number) => boolean;

/** Spans in order of position; they may overlap. */
export function findNonFigures(text: string): Span[] {
  const spans: Span[] = [];
  for (const [cues, pattern] of PATTERNS) {
    if (!cues.some((cue) => text.includes(cue))) continue;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      if (match[0].length === 0) {
        pattern.lastIndex++;
        continue;
      }
      spans.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  QUOTED.lastIndex = 0;
  for (let match = QUOTED.exec(text); match !== null; match = QUOTED.exec(text)) {
    const inside = match[1] ?? '';
    if (HAS_DIGIT.test(inside) && !QUOTED_STATEMENT.test(inside))
      spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** Whether «N年» counts years as time passed or a term («连续3年», «3年行动»), which is no indicator's value. */
export function isBareDuration(before: string, after: string): boolean {
  return DURATION_BEFORE.test(before) || DURATION_AFTER.test(after);
}
