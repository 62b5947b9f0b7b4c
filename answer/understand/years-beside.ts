/**
 * Years that a part names by another one: the year after the one just spoken of, the one before, so many years on, or a
 * part of it («全年呢»). Called where a part takes over what it leaves out; pure.
 */
import { findPeriods, yearsOf } from '../../knowledge/language/periods.ts';
import type { AskedPeriod, QuestionPart } from './question.ts';

/** Those words, for blanking before periods are read: «过年» in them is no holiday, «一年» no count. */
export const YEARS_BESIDE =
  /转过年|(?:再过|过了?)?(?:[一二两三四五六七八九十]|\d{1,2})年(?:以|之)?后|(?:头|前|上)一年(?=实际|完成|做|干|达|增|的?(?:结果|增速)|是|呢)/g;

/** «全年呢？» after a talk of 2021's first half is the whole of 2021. */
export function datedBy(own: readonly AskedPeriod[], before: readonly AskedPeriod[]): readonly AskedPeriod[] {
  const year = before.flatMap(({ period }) => yearsOf(period)).at(-1) ?? null;
  return own.map((asked) => {
    if (asked.period.start !== null || year === null) {
      return asked;
    }
    if (YEAR_AFTER.test(asked.words)) {
      return yearNumbered(year + 1) ?? asked;
    }
    const dated = WITHIN_A_YEAR.test(asked.words) ? findPeriods(asked.words, { anchorYear: year })[0] : undefined;
    return dated === undefined ? asked : { words: `${year}年${asked.words}`, period: dated.period };
  });
}

const YEAR_AFTER = /第二年|转年|转过年|次年|来年|下一年|新的?一年|隔年/;

const YEAR_BEFORE = /(?:头|前|上)一年(?=实际|完成|做|干|达|增|的?(?:结果|增速)|是|呢)/;
const YEARS_ON = /(?:再过|过了?)?([一二两三四五六七八九十]|\d{1,2})年(?:(?:以|之)?后|下来)/;
const NUMERALS = '〇一二三四五六七八九十';
/** An aim so many years on is set for the stretch up to then. */
const STRETCH = 3;

function yearsOn(words: string): number | null {
  const count = YEARS_ON.exec(words)?.[1]?.replace('两', '二');
  if (count === undefined) {
    return null;
  }
  const numeral = NUMERALS.indexOf(count);
  return numeral > 0 ? numeral : Number(count);
}

/** «五年后想做到多大» behind a year: what is aimed at within the next five; «两年后涨到多少» is a year. */
function yearsLater({ words, status }: QuestionPart, year: number | undefined): AskedPeriod | null {
  const count = yearsOn(words);
  if (count === null || (year === undefined && status !== 'target')) {
    return null;
  }
  if (status !== 'target' || count < STRETCH) {
    return year === undefined ? null : yearNumbered(year + count);
  }
  const stretch = `今后${NUMERALS.charAt(count) || count}年`;
  const [mention] = findPeriods(stretch, { anchorYear: year === undefined ? null : year + 1 });
  return mention === undefined ? null : { words: stretch, period: mention.period };
}

/** «跌了多少，第二年打算涨回多少», «头一年实际多少»: the year beside the one just spoken of. */
export function yearBeside(part: QuestionPart, before: readonly AskedPeriod[]): readonly AskedPeriod[] {
  const year = before.flatMap(({ period }) => yearsOf(period)).at(-1);
  const later = yearsLater(part, year);
  if (later !== null) {
    return [later];
  }
  const step = YEAR_AFTER.test(part.words) ? 1 : YEAR_BEFORE.test(part.words) ? -1 : 0;
  const beside = year === undefined || step === 0 ? null : yearNumbered(year + step);
  return beside === null ? before : [beside];
}

function yearNumbered(year: number): AskedPeriod | null {
  const [mention] = findPeriods(`${year}年`, { anchorYear: null });
  return mention === undefined ? null : { words: mention.words, period: mention.period };
}

const WITHIN_A_YEAR = /^(全年|上半年|下半年|前?[一二三四]个?季度|第[一二三四]季度|年底|年末|当年|同年|\d{1,2}月)/;
