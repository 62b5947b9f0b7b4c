/**
 * Chinese numerals as the articles print them: 二十八, 两, 十, 三百五十, 百分之八点五.
 * Pure; called by the quantity scanner.
 */

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const STEPS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** «二十八» → 28, «八点五» → 8.5, «一二三» → 123; null for words that are no numeral. */
export function parseNumeral(words: string): number | null {
  const point = words.indexOf('点');
  const whole = point < 0 ? words : words.slice(0, point);
  const value = parseWhole(whole);
  if (value === null || point < 0) return value;
  const decimals = Array.from(words.slice(point + 1), (character) => DIGITS[character]);
  if (decimals.length === 0 || decimals.includes(undefined)) return null;
  return Number(`${value}.${decimals.join('')}`);
}

function parseWhole(words: string): number | null {
  if (words === '') return null;
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let stepped = false;
  for (const character of words) {
    const value = DIGITS[character];
    const step = STEPS[character];
    if (value !== undefined) {
      digit = digit !== null && !stepped ? digit * 10 + value : value;
    } else if (step !== undefined) {
      section += (digit ?? 1) * step;
      digit = null;
      stepped = true;
    } else if (character === '万' || character === '亿') {
      total = (total + section + (digit ?? 0)) * (character === '万' ? 1e4 : 1e8);
      section = 0;
      digit = null;
      stepped = true;
    } else return null;
  }
  return total + section + (digit ?? 0);
}
