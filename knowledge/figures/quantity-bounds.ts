/** The words around a number that bound it: «超过50亿元», «8%左右», «不低于90%», «保8%». Called by the quantity scanners. */
import type { Bound } from '../observation.ts';
import type { Quantity } from './quantity.ts';

const PREFIX_BOUND =
  /(?<most2>(?:不得|不能|不可|不应|严禁|禁止)(?:超过|高于|多于|大于))\s?$|(?<over>超过|突破|(?<![赶])超|逾|大于|多于|高于|首破|站上|跨越|跃上|迈上|越过|冲破|(?<![打冲突])破)(?:了|到)?\s?$|(?<least>不低于|不少于|至少|不小于|最低|起码)\s?$|(?<vow>(?:确|(?<![环医社参担劳确]))保)\s?$|(?<past>(?<![通超经走渡度越难不错路见看来去做办开迈跨])过)\s?$|(?<most>不超过|不高于|不大于|不多于|最高|最多|至多|不到|低于|少于|不足|小于)\s?$|(?<about>大约|约为|(?<![签条制节公预合履违租])约|左右|大致|大概)\s?$|(?<nearly>接近|将近|逼近|(?<![附邻最贴靠临相新])近)\s?$/;
const SUFFIX_BOUND =
  /^\s?(?:(?<least>及?以上|起)|(?<about>左右|上下)|(?<most>及?以下|以内|之内|之下)|(?<over>多(?=[,。;、!)]|$)|有余|之多|开外|余(?=[,。;、!)]|$)))/;

export type BareQuantity = Omit<Quantity, 'outerStart' | 'outerEnd' | 'bound' | 'boundSpan'>;

/** The quantity with the bound that stands around it, else exact; a word behind it wins over one before. */
export function withBounds(text: string, bare: BareQuantity): Quantity {
  const before = text.slice(Math.max(0, bare.start - 8), bare.start);
  const stated = PREFIX_BOUND.exec(before);
  // «保8%争9%» vows a lower bound; of anything but a percentage 保 is another word.
  const vows = stated?.groups?.['vow'] !== undefined && bare.kind !== 'percent';
  // «资产过500亿元»; of plain counts 过 is the tense of a verb («办过3届»).
  const passes =
    stated?.groups?.['past'] !== undefined &&
    !/^(?:money|percent)$/.test(bare.kind) &&
    !/^[千百]?[万亿]/.test(bare.unit);
  const prefix = vows || passes ? null : stated;
  const suffix = SUFFIX_BOUND.exec(text.slice(bare.end, bare.end + 5));
  const outerStart = prefix === null ? bare.start : bare.start - (before.length - prefix.index);
  const outerEnd = suffix === null ? bare.end : bare.end + suffix[0].length;
  const match = suffix ?? prefix;
  if (match === null) return { ...bare, outerStart, outerEnd, bound: 'exact', boundSpan: null };
  const boundSpan = suffix === null ? { start: outerStart, end: bare.start } : { start: bare.end, end: outerEnd };
  return { ...bare, outerStart, outerEnd, bound: boundOf(match.groups ?? {}), boundSpan };
}

function boundOf(groups: Record<string, string | undefined>): Bound {
  if (groups['over'] !== undefined || groups['past'] !== undefined) return 'over';
  if (groups['least'] !== undefined || groups['vow'] !== undefined) return 'at-least';
  if (groups['most'] !== undefined || groups['most2'] !== undefined) return 'at-most';
  if (groups['about'] !== undefined) return 'about';
  return 'nearly';
}
