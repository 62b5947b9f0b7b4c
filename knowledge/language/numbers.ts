/**
 * Numbers in running text, as printed: 1,894.2 · １２ · 3-5 · 二十八 · 百分之八点五. Units stay outside
 * («28万» is 28, the unit is 万), but a Chinese numeral is whole («二十八万» is 280,000).
 * Digits that are part of a name are left out where the text itself shows it: G107, 5G, 4A, 1+10, 7·16.
 * Called by figures, periods and the reading of questions; works on original or normalised text.
 */
import type { Span } from '../article.ts';
import { NUMERAL_CHARACTERS, parseChineseNumeral } from './chinese-numerals.ts';
import { isCounted } from './measure-words.ts';

export { parseChineseNumeral } from './chinese-numerals.ts';

export interface NumberMention extends Span {
  /** The lower end of a range; negative behind a minus sign; of «三分之二» the fraction. */
  readonly value: number;
  /** The upper end of a range, else null. */
  readonly maxValue: number | null;
  readonly printed: string;
  /** Written in Chinese numerals. */
  readonly chinese: boolean;
  /** 百分之 (inside the span) or a % directly behind it (outside). */
  readonly percent: boolean;
}

const D = '[0-9０-９]';
const PRINTED = `(?:(?:${D}{1,3}(?:[,，]${D}{3})+(?!${D})|${D}+)(?:[.．]${D}+)?)`;
const DIGITAL = new RegExp(`(百分之\\s*)?(${PRINTED})(?:([ \\t　]?[-－–—~～〜][ \\t　]?|[至到])(${PRINTED}))?`, 'g');
const CHINESE = new RegExp(
  `((?:百|千|万|[${NUMERAL_CHARACTERS}]{1,3})分之)?([${NUMERAL_CHARACTERS}]+(?:点[零〇○一二三四五六七八九]+(?![十百千])(?:万亿|[百千]?[万亿])?)?)`,
  'g',
);
/** Units in Latin letters; any other letters behind digits make a name (5G, 4A, 3D). */
const LATIN_UNIT =
  /^\s?(?:km|kg|mg|t|k?wh?|mwh?|gwh?|m|m[23]|mm|cm|nm|um|kv|v|mpa|k?pa|teu|mbps|gbps|gb|tb|l|ml|ha|h|min|s|p|eb|pb|eflops|pflops|db|hz|[mg]hz|usd|rmb|cny)(?![a-z])/i;
/** Words a minus sign may follow; elsewhere a hyphen joins. */
const SIGNED = /(?:^|[\s,，;；:：、(（]|增长|增速|下降|为|是|达|至|到|在)$/;

function toAscii(printed: string): string {
  return printed
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/．/g, '.')
    .replace(/[,，\s]/g, '');
}

/** Whether letters or joints around the digits make them part of a name. */
function isNamed(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  if (/[A-Za-zＡ-Ｚａ-ｚ]/.test(before)) return true;
  if (/[A-Za-zＡ-Ｚａ-ｚ]/.test(after) && !LATIN_UNIT.test(text.slice(end, end + 8))) return true;
  if (/[+＋·・•]/.test(before) && start > 1 && /[0-9A-Za-z０-９]/.test(text.charAt(start - 2))) return true;
  return /[+＋·・•]/.test(after) && /[0-9A-Za-zＮ０-９]/.test(text.charAt(end + 1));
}

function percentBehind(text: string, end: number): boolean {
  return /^\s?[%％﹪]/.test(text.slice(end, end + 2));
}

function* digital(text: string): Generator<NumberMention> {
  DIGITAL.lastIndex = 0;
  for (let match = DIGITAL.exec(text); match !== null; match = DIGITAL.exec(text)) {
    const [whole, prefix = '', first = '', joint, second] = match;
    let start = match.index;
    let end = start + whole.length;
    const low = Number(toAscii(first));
    let value = low;
    let maxValue: number | null = null;
    if (second !== undefined) {
      const high = Number(toAscii(second));
      const more =
        new RegExp(`^[-－–—~～〜]${D}`).test(text.slice(end, end + 2)) ||
        /[-－–—\d]$/.test(text.slice(Math.max(0, start - 1), start));
      const fromTo = /[至到]/.test(joint ?? '') && /[由从]$/.test(text.slice(Math.max(0, start - 1), start));
      if (high > low && !more && !fromTo && !isNamed(text, end - second.length, end)) maxValue = high;
      else {
        end = start + prefix.length + first.length;
        DIGITAL.lastIndex = end;
      }
    }
    if (isNamed(text, start + prefix.length, end)) continue;
    if (
      prefix === '' &&
      /[-－−]/.test(text.charAt(start - 1)) &&
      SIGNED.test(text.slice(Math.max(0, start - 3), start - 1))
    ) {
      start -= 1;
      value = -low;
    }
    const printed = text.slice(start, end);
    yield { start, end, value, maxValue, printed, chinese: false, percent: prefix !== '' || percentBehind(text, end) };
  }
}

/** «七八个», «三五家»: two digits side by side are a range. */
function sideBySide(words: string): readonly [number, number] | null {
  if (words.length !== 2 || /[零〇○十百千万亿]/.test(words)) return null;
  const low = parseChineseNumeral(words.charAt(0)) ?? 0;
  const high = parseChineseNumeral(words.charAt(1)) ?? 0;
  return high === low + 1 || (low === 3 && high === 5) ? [low, high] : null;
}

function chineseAt(text: string, match: RegExpExecArray): NumberMention | null {
  const [whole, over = '', words = ''] = match;
  const start = match.index;
  const end = start + whole.length;
  const before = text.charAt(start - 1);
  // 28万: the scale belongs to the digits' unit. 数十, 几百, 十几: no value is printed.
  if (/[0-9０-９数几]/.test(before) || (/\s/.test(before) && /[0-9０-９]/.test(text.charAt(start - 2)))) return null;
  if (text.startsWith('几', end)) return null;
  const mention = (value: number, maxValue: number | null, percent: boolean): NumberMention => ({
    start,
    end,
    value,
    maxValue,
    printed: whole,
    chinese: true,
    percent,
  });
  if (over !== '') {
    const base = over.slice(0, -2);
    const [numerator, denominator] = [parseChineseNumeral(words), parseChineseNumeral(base)];
    if (numerator === null || denominator === null || denominator === 0) return null;
    return base === '百' ? mention(numerator, null, true) : mention(numerator / denominator, null, false);
  }
  // 零部件, 下陆区: formal and zero characters alone are parts of words; 单一项目, 统一: so is 一 behind these.
  if (words.length === 1 && !/[一二两三四五六七八九十百千万亿]/.test(words)) return null;
  if (words === '一' && /[单统唯逐同专划任]/.test(before)) return null;
  const counted = isCounted(text.slice(start, end + 6), whole.length);
  const range = sideBySide(words);
  if (range !== null) return counted ? mention(range[0], range[1], false) : null;
  const value = parseChineseNumeral(words);
  if (value === null) return null;
  const ordinal = before === '第';
  // 百, 千, 万, 亿 alone count only behind a word of quantity: «近百家», not «百家讲坛» or «万人大会».
  if (/^[百千万亿]$/.test(words))
    return counted && /[近超过上逾约达破]/.test(before) ? mention(value, null, false) : null;
  const positional = words.length > 1 && !/[十百千万亿拾佰仟廿卅点]/.test(words);
  if (positional && (words.length < 4 || !text.startsWith('年', end))) return null;
  // «一点一策» is no 1.1: decimals need a unit.
  const long = words.length >= 3 && !words.includes('点');
  return ordinal || counted || (long && !positional) || percentBehind(text, end)
    ? mention(value, null, percentBehind(text, end))
    : null;
}

/**
 * @returns in order of their start, never overlapping; empty where the text holds no number
 */
export function findNumbers(text: string): NumberMention[] {
  const mentions = [...digital(text)];
  CHINESE.lastIndex = 0;
  for (let match = CHINESE.exec(text); match !== null; match = CHINESE.exec(text)) {
    const mention = chineseAt(text, match);
    if (mention !== null) mentions.push(mention);
  }
  let end = 0;
  return mentions
    .sort((left, right) => left.start - right.start)
    .filter((mention) => {
      if (mention.start < end) return false;
      end = mention.end;
      return true;
    });
}
