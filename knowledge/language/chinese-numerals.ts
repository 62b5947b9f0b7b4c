/**
 * Chinese numerals as values: 二十八, 两亿三千万, 三百五 (350), 二〇二一, 拾柒, 八点五. Pure; called by
 * numbers.ts and periods.ts. Reads one numeral, not a text: what is a number there is numbers.ts' matter.
 */

const DIGITS: ReadonlyMap<string, number> = new Map(
  ['零〇○0', '一壹幺', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((same, digit) =>
    [...same].map((character) => [character, digit] as const),
  ),
);
const SMALL_UNITS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
]);
const TENS: ReadonlyMap<string, string> = new Map([
  ['廿', '二十'],
  ['卅', '三十'],
]);

/** All characters a Chinese numeral is made of, as the inside of a character class; 点 apart, which stands only between two. */
export const NUMERAL_CHARACTERS = '零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅';

function positional(words: string): number | null {
  let value = 0;
  for (const character of words) {
    const digit = DIGITS.get(character);
    if (digit === undefined) return null;
    value = value * 10 + digit;
  }
  return value;
}

/** Up to 千: units fall, 零 only before a smaller unit; a bare last digit counts in the next lower unit (三百五 = 350). */
function belowTenThousand(words: string): number | null {
  let value = 0;
  let digit: number | null = null;
  let lowest = 10_000;
  let zero = false;
  for (const character of words) {
    const unit = SMALL_UNITS.get(character);
    if (unit !== undefined) {
      if (unit >= lowest || digit === 0) return null;
      value += (digit ?? 1) * unit;
      if (digit === null && unit !== 10) return null;
      digit = null;
      lowest = unit;
      zero = false;
      continue;
    }
    const next = DIGITS.get(character);
    if (next === undefined || digit !== null) return null;
    if (next === 0) {
      if (zero || lowest === 10) return null;
      zero = true;
    } else digit = next;
  }
  if (digit === null) return zero ? null : value;
  if (lowest === 10_000) return zero ? null : digit;
  return value + digit * (zero || lowest === 10 ? 1 : lowest / 10);
}

function integer(words: string): number | null {
  if (words === '') return null;
  if (words.length > 1 && !/[十拾百佰千仟万亿]/.test(words)) return positional(words);
  if (words === '零' || words === '〇' || words === '○') return 0;
  for (const [character, unit] of [
    ['亿', 1e8],
    ['万', 1e4],
  ] as const) {
    // The last one: 一万亿 is 一万 × 亿.
    const at = words.lastIndexOf(character);
    if (at < 0) continue;
    const high = at === 0 ? null : (ROUND.get(words.slice(0, at)) ?? integer(words.slice(0, at)));
    const tail = words.slice(at + 1);
    if (high === null || high === 0 || (character === '万' && high >= 1e4)) return null;
    if (tail === '') return high * unit;
    // 一万二 is 12000: a bare digit behind 万 or 亿 counts in the next lower unit.
    const digit = tail.length === 1 ? DIGITS.get(tail) : undefined;
    if (digit !== undefined) return digit === 0 ? null : high * unit + (digit * unit) / 10;
    const low = integer(tail.replace(/^[零〇○]/, ''));
    return low === null || low >= unit ? null : high * unit + low;
  }
  return belowTenThousand(words);
}

/** Round numbers without a leading digit: 百亿, 千万, 万亿. */
const ROUND: ReadonlyMap<string, number> = new Map([
  ['百', 100],
  ['千', 1000],
  ['万', 10_000],
]);

/**
 * @param words one whole numeral; 廿 and 卅 are read, 点 is the decimal point, 百分之 is not read
 * @returns its value, or null where it is none («十四五», «百千万», «一些», an empty string)
 */
export function parseChineseNumeral(words: string): number | null {
  const plain = words.replace(/[廿卅]/g, (character) => TENS.get(character) ?? character);
  const round = ROUND.get(plain);
  if (round !== undefined) return round;
  if (plain === '亿') return 1e8;
  const point = plain.indexOf('点');
  if (point < 0) return integer(plain);
  const whole = integer(plain.slice(0, point));
  // 一点二亿: what stands behind the decimals scales the whole.
  const match = /^([零〇○一二三四五六七八九壹贰叁肆伍陆柒捌玖]+)(万亿|[十百千]?[万亿]?)$/.exec(plain.slice(point + 1));
  if (whole === null || match === null) return null;
  const decimals = [...(match[1] ?? '')].map((character) => DIGITS.get(character) ?? 0).join('');
  const scale =
    match[2] === '' ? 1 : parseChineseNumeral(/^[十]/.test(match[2] ?? '') ? `一${match[2]}` : (match[2] ?? ''));
  if (scale === null) return null;
  return Number((Number(`${whole}.${decimals}`) * scale).toPrecision(15));
}
