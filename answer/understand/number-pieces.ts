/**
 * Numbers that a question gives («五十亿», «八条产业链», «第三届»), in the forms in which articles print them.
 * A large number or one that counts a list names something; a bare count says little.
 */
import { fold } from '../../knowledge/language/normalise.ts';
import { findNumbers } from '../../knowledge/language/numbers.ts';
import type { Piece } from './piece.ts';
import type { TermForm } from './question.ts';
import { uniqueForms } from './term-forms.ts';

const COUNTERS: ReadonlySet<string> = new Set(['条', '项', '大', '件', '种', '类', '链', '个', '篇', '座', '场', '步']);
const NUMERALS = '〇一二三四五六七八九十';

/** «八条产业链» are «8大产业链» or «八大产业链» in a report. */
function counted(value: number, unit: string): TermForm[] {
  if (!COUNTERS.has(unit) || unit === '链' || value < 3) {
    return [];
  }
  const printed = [`${value}`, ...(value <= 10 ? [NUMERALS.charAt(value)] : [])];
  return printed.flatMap((number) =>
    ['大', '条', '项', '个'].map((counter) => ({ text: `${number}${counter}`, weight: 0.9 })),
  );
}

/** «五十亿» also stands as «50亿», «17个亿» as «17亿»; a bare count says little. */
export function numberPieces(masked: string): Piece[] {
  return findNumbers(masked).flatMap((mention) => {
    const tail =
      /^\s*(个亿|个万|亿|万|％|%|条|届|期|字|大|链|项|名|次|篇|座|场|步|个(?=[\p{Script=Han}“"])(?!月|百分))?/u.exec(
        masked.slice(mention.end),
      )?.[1] ?? '';
    const unit = tail === '个' ? tail : tail.replace('个', '');
    if (mention.maxValue !== null || /^[几多]/.test(mention.printed)) {
      return [];
    }
    const words = fold(masked.slice(mention.start, mention.end + tail.length));
    const large = unit === '亿' || unit === '万' || mention.value >= 20;
    const digits = `${mention.value}${unit === '项' || unit === '名' || unit === '次' ? '' : unit}`;
    const scaled = mention.chinese && mention.value >= 1e8 ? `${mention.value / 1e8}亿` : '';
    return [
      {
        start: mention.start,
        end: mention.end + tail.length,
        words,
        forms: uniqueForms([
          { text: words, weight: 1 },
          { text: fold(digits), weight: 1 },
          { text: large && unit === '个' ? `${mention.value}` : '', weight: 1 },
          { text: scaled, weight: 1 },
          // «17亿的项目»: money is what is told so without saying.
          {
            text: unit === '亿' && masked.charAt(mention.end + tail.length) !== '元' ? `${mention.value}亿元` : '',
            weight: 1,
          },
          ...counted(mention.value, unit),
        ]).filter(({ text }) => text.length > 1 || large),
        importance: large ? 0.8 : unit !== '' && COUNTERS.has(unit) ? 0.6 : 0.3,
      },
    ];
  });
}

/** «千亿», «百亿级», «第三届»: a size or an ordinal that names something. */
const NAMING =
  /[百千万]亿(?![元美])级?|第[一二三四五六七八九十\d]+[届批期]|第[一二三四五六七八九十百]{1,3}(?=(工厂|厂|中学|小学|医院|大道|产业|批次))/g;

/** In the order of the question. */
export function namingPieces(masked: string): Piece[] {
  return [...masked.matchAll(NAMING)].map((match) => {
    const words = fold(match[0]);
    const forms = [
      { text: words, weight: 1 },
      { text: words.replace('级', ''), weight: 0.9 },
    ];
    return {
      start: match.index,
      end: match.index + match[0].length,
      words,
      forms: uniqueForms(forms),
      importance: 0.9,
    };
  });
}
