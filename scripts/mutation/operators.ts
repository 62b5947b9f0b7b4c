/**
 * Ways to make a proved statement say something else: one edit of its words a mutant. Each operator gives every place
 * where it applies; what takes the place of the words is picked by seed. Called by mutate-answer.ts.
 */
import { allIndicators } from '../../knowledge/figures/indicator-lexicon.ts';
import { findQuantities } from '../../knowledge/figures/quantities.ts';
import { foldWidth } from '../../knowledge/figures/fold-width.ts';
import { findRegions } from '../../knowledge/regions/index.ts';
import type { ProvedFigure } from '../../protocol/answer.ts';
import type { Random } from '../seeded-random.ts';

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** A statement, a table's cell or label, or a computed verdict. */
export interface Target {
  readonly text: string;
  /** Offsets in `text`; empty for a label. */
  readonly figures: readonly ProvedFigure[];
  /** Every figure of the answer's segment that the target belongs to. */
  readonly about: readonly ProvedFigure[];
  readonly kind: 'statement' | 'label' | 'verdict';
}

/** Names that may stand in for others: places of the index and elsewhere. */
export interface Pool {
  readonly regions: readonly string[];
}

export type Operator = (target: Target, random: Random, pool: Pool) => readonly Edit[];

const replace = (match: RegExpMatchArray, words: string): Edit => ({
  start: match.index ?? 0,
  end: (match.index ?? 0) + match[0].length,
  words,
});

function swaps(pairs: Readonly<Record<string, readonly string[]>>): Operator {
  const longestFirst = Object.keys(pairs).toSorted((left, right) => right.length - left.length);
  const pattern = new RegExp(longestFirst.join('|'), 'g');
  return ({ text }, random) =>
    [...text.matchAll(pattern)].map((match) => replace(match, random.pick(pairs[match[0]] ?? [''])));
}

/** Numbers of figures: not years, list numbers or names. */
function numbersIn({ text, kind }: Target): { readonly start: number; readonly end: number }[] {
  const found = findQuantities(foldWidth(text)).flatMap(({ start, end }) => {
    const digits = /\d+(?:\.\d+)?/.exec(text.slice(start, end));
    return digits === null ? [] : [{ start: start + digits.index, end: start + digits.index + digits[0].length }];
  });
  const inVerdict =
    kind === 'verdict'
      ? [...text.matchAll(/\d+(?:\.\d+)?/g)].map(({ index, 0: digits }) => ({
          start: index,
          end: index + digits.length,
        }))
      : [];
  return [...found, ...inVerdict].filter(({ start, end }) => !text.startsWith('年', end) && end > start);
}

/** One digit changed, dropped, added or exchanged with its neighbour; the point moved. */
const digit: Operator = (target, random) =>
  numbersIn(target).flatMap(({ start, end }) => {
    const printed = target.text.slice(start, end);
    const edits: Edit[] = [];
    for (let at = start; at < end; at += 1) {
      const one = target.text.charAt(at);
      if (one !== '.') {
        edits.push({ start: at, end: at + 1, words: String((Number(one) + 1 + random.integer(9)) % 10) });
      }
    }
    const whole = (words: string): void => {
      edits.push({ start, end, words });
    };
    if (printed.length > 1) {
      whole(printed.slice(0, -1).replace(/\.$/, ''));
      whole(printed.slice(1).replace(/^\./, ''));
    }
    whole(`${printed}${1 + random.integer(9)}`);
    whole(`${1 + random.integer(9)}${printed}`);
    whole(printed.includes('.') ? printed.replace('.', '') : `${printed}.${1 + random.integer(9)}`);
    const turned = printed.replace(/(\d)(?!\1)(\d)/, '$2$1');
    whole(turned);
    return edits;
  });

const unit: Operator = (target, random, pool) =>
  swaps({
    亿: ['万', ''],
    万: ['亿', ''],
    个百分点: ['%', '倍'],
    '%': ['个百分点', '‰'],
    平方米: ['亩'],
    亩: ['平方米'],
    倍: ['%'],
  })(target, random, pool).filter(({ start }) => /[\d余多.]$/.test(target.text.slice(0, start)));

const STATUS_WORDS = /预计|目标(?=[：]|$|达|为|增|下|净|新|年|提|居|比)|力争|确保|计划|争取|已(?=有|近|达)/g;

const status: Operator = ({ text, about, kind }, random) => {
  const edits = [...text.matchAll(STATUS_WORDS)].flatMap((match) => {
    const isTold = about.some((one) => one.status === 'target' || one.status === 'estimated');
    const other = match[0] === '预计' ? '目标' : '预计';
    return isTold || kind === 'verdict' ? [replace(match, ''), replace(match, other)] : [];
  });
  if (kind === 'verdict') {
    return edits;
  }
  const untrue = about.every((one) => one.status === 'achieved')
    ? ['目标', '预计']
    : about.every((one) => one.status === 'target')
      ? ['预计']
      : about.every((one) => one.status === 'estimated')
        ? ['目标']
        : [];
  const word = untrue.length === 0 ? '' : random.pick(untrue);
  if (word === '' || about.length === 0) {
    return edits;
  }
  if (kind === 'label') {
    return [...edits, { start: text.length, end: text.length, words: word }];
  }
  const colon = text.indexOf('：');
  const front =
    colon > 0 && colon < 24 ? { start: colon, end: colon, words: word } : { start: 0, end: 0, words: `${word}：` };
  const verbs = [...text.matchAll(/增长|达到?|下降|新增|突破|完成/g)].slice(0, 1);
  return [...edits, front, ...verbs.map((match) => ({ start: match.index, end: match.index, words: word }))];
};

const year: Operator = ({ text }, random) =>
  [...text.matchAll(/(?:19|20)\d\d(?=年)/g)].flatMap((match) => {
    const near = random.pick([-1, 1]);
    return [
      replace(match, String(Number(match[0]) + near)),
      replace(match, String(Number(match[0]) + 2 + random.integer(4))),
    ];
  });

const region: Operator = ({ text }, random, { regions }) =>
  findRegions(text)
    .filter(({ partOf, abbreviated }) => partOf === null && !abbreviated)
    .flatMap(({ start, end, words }) => {
      const others = regions.filter((name) => !name.includes(words) && !words.includes(name));
      return others.length === 0 ? [] : [0, 1].map(() => ({ start, end, words: random.pick(others) }));
    });

const KNOWN = allIndicators();

const indicator: Operator = ({ text, about }, random) => {
  const edits: Edit[] = [];
  const names = KNOWN.flatMap(({ canonical, aliases }) => [canonical, ...aliases].map((name) => ({ canonical, name })))
    .concat(about.map((one) => ({ canonical: one.indicator, name: one.indicator })))
    .filter(({ name }) => name.length > 1 && text.includes(name))
    .toSorted((left, right) => right.name.length - left.name.length);
  const taken: Edit[] = [];
  for (const { canonical, name } of names) {
    const start = text.indexOf(name);
    if (taken.some((edit) => start < edit.end && start + name.length > edit.start)) {
      continue;
    }
    taken.push({ start, end: start + name.length, words: '' });
    for (let round = 0; round < 2; round += 1) {
      const other = random.pick(KNOWN).canonical;
      if (other !== canonical) {
        edits.push({ start, end: start + name.length, words: other });
      }
    }
  }
  return edits;
};

const BOUNDS: Readonly<Record<string, readonly string[]>> = {
  以上: ['以下', '左右', ''],
  以内: ['以上', ''],
  左右: ['以上', ''],
  超过: ['近', '约', ''],
  突破: ['接近', '约'],
  不低于: ['不高于'],
  不少于: ['不多于'],
  超: ['近'],
  约: ['超', ''],
  近: ['超'],
};

const bound: Operator = (target, random, pool) => {
  const isLong = target.kind === 'label';
  const swapped = swaps(BOUNDS)(target, random, pool).filter(({ start, end }) =>
    /\d/.test(target.text.slice(Math.max(0, start - 8), end + 4)),
  );
  const added = isLong
    ? []
    : numbersIn(target).map(({ start, end }) => {
        const word = random.pick(['约', '超过', '近', '以上']);
        const unitEnd =
          end + (/^(?:万|亿)?(?:元|家|个百分点|个|%|人|亩|吨|项)?/.exec(target.text.slice(end))?.[0].length ?? 0);
        return word === '以上' ? { start: unitEnd, end: unitEnd, words: word } : { start, end: start, words: word };
      });
  return [...swapped, ...added];
};

const measure: Operator = (target, random, pool) =>
  swaps({
    年均增长: ['增长', '达到'],
    增长: ['达到', '为', '增长到'],
    达到: ['增长', '新增'],
    提高: ['达到'],
    新增: ['达到', '净增'],
    净增: ['新增', '达到'],
    下降: ['降至'],
    总数: ['新增'],
  })(target, random, pool);

const base: Operator = (target, random, pool) => {
  const named = [...target.text.matchAll(/比(?:20\d\d年|上年|去年)/g)].map((match) =>
    replace(match, random.pick(['同比', '环比', '比2011年'])),
  );
  const bare = [...target.text.matchAll(/(?<!同比|环比|比20\d\d年|年均)(?:增长|下降)(?=约?\d)/g)].map((match) => ({
    start: match.index,
    end: match.index,
    words: random.pick(['比2016年', '环比']),
  }));
  return [...swaps({ 同比: ['比2016年', '环比'], 环比: ['同比'] })(target, random, pool), ...named, ...bare];
};

const sign: Operator = swaps({
  增长: ['下降'],
  下降: ['增长'],
  增加: ['减少'],
  减少: ['增加'],
  提高: ['降低'],
  提升: ['下降'],
  降至: ['升至'],
  高于: ['低于'],
  更高: ['更低'],
  更多: ['更少'],
  更快: ['更慢'],
  居: ['不居'],
});

const partOfYear: Operator = swaps({
  上半年: ['全年', '下半年'],
  全年: ['上半年'],
  一季度: ['全年'],
  五年来: ['一年来'],
  今后五年: ['今年'],
});

export const OPERATORS: Readonly<Record<string, Operator>> = {
  digit,
  unit,
  status,
  year,
  region,
  indicator,
  bound,
  measure,
  base,
  sign,
  'part-of-year': partOfYear,
};
