/**
 * The name that an earlier clause without figures gives («高新技术企业队伍持续壮大,2019年…家,2021年…家»).
 * Called by name-group.ts where neither the value's own words nor a figure before it name anything.
 */
import type { FigureGroup } from './figure-group.ts';
import type { NamedMeasure } from './figure-scene.ts';
import { findLeadingIndicator, findTrailingIndicator } from './indicator-lexicon.ts';
import type { FoundIndicator } from './indicator-lexicon.ts';
import { nounsForValues } from './noun-lists.ts';
import { nounBefore } from './noun-phrase.ts';

/** What a clause says of its noun when it says that there is more or less of it. */
const MOVES =
  /(?<stock>队伍|规模|数量|总量|群体|梯队|阵营)?(?:(?:得到|实现|呈现|保持)?(?:持续|不断|稳步|加快|加速|快速|显著|明显|进一步|日益|逐年|日趋|迅速|大幅|较快)*)(?:壮大|增长|扩大|提升|增强|攀升|增加|优化|向好|回升|发展|提高|改善|上升|下降|减少|集聚|聚集|增多|扩容|提质|突破|由负转正|扭亏为盈|转正)(?:态势|势头)?$|(?:均|都|全部|双双)?(?:已)?(?:超过|高于|好于|恢复至|恢复到)[^,;。]{2,8}水平$/;
/** «…数量、营业收入全省“双第一”» */
const FIRST = /(?:居|列|位居|位列)?全[国省市区](?:“?双?第一”?|首位|前列)$/;
const BASE = /在[^,;。]{2,20}基础上$/;
/** Chosen: a clause farther back speaks of something else. */
const CLAUSES_BACK = 2;

/** One name for all values, or one a value; empty where the clauses before name nothing. */
export function nameEarlier(text: string, group: FigureGroup): NamedMeasure[] {
  let end = group.clause.start;
  for (let back = 0; back < CLAUSES_BACK; back++) {
    end -= /[,;:\s]*$/.exec(text.slice(0, end))?.[0].length ?? 0;
    const clause = /[^,;:。]*$/.exec(text.slice(0, end))?.[0] ?? '';
    const start = end - clause.length;
    const piece = clause.replace(BASE, '').replace(FIRST, '');
    if (piece === '' || /\d/.test(piece.replace(/(?:19|20)\d\d年/g, ''))) return [];
    const list = back === 0 ? listIn(piece, start, group) : [];
    if (list.length > 0) return list;
    const name = knownIn(piece, start) ?? (back === 0 ? countedIn(piece, start, group) : null);
    if (name !== null) return [name];
    end = start;
  }
  return [];
}

/** «A、B、C在上年大幅下降的基础上,分别再下降…», «A、B快速增长,分别达到…» */
function listIn(piece: string, start: number, group: FigureGroup): NamedMeasure[] {
  const count = group.items.length;
  if (count < 2 || !piece.includes('、')) return [];
  const words = piece.slice(0, MOVES.exec(piece)?.index ?? piece.length);
  const phrases = nounsForValues(words, count, 'each-own');
  if (phrases.length !== count) return [];
  return phrases.map(({ indicator, known, rate, start: from, end, owner }) => ({
    indicator,
    known,
    rate,
    span: {
      start: start + from,
      end: start + end,
    },
    owner:
      owner === null
        ? null
        : {
            start: start + owner.start,
            end: start + owner.end,
          },
    measure: null,
    measureSpan: null,
  }));
}

function knownIn(piece: string, start: number): NamedMeasure | null {
  const moved = MOVES.exec(piece);
  const found: FoundIndicator | null =
    findTrailingIndicator(piece) ??
    (moved === null ? null : findTrailingIndicator(piece.slice(0, moved.index))) ??
    findLeadingIndicator(piece);
  if (found === null) return null;
  const { entry } = found;
  const span = { start: start + found.start, end: start + found.start + found.length };
  return {
    indicator: entry.canonical,
    known: true,
    rate: entry.rate,
    span,
    owner: null,
    measure: null,
    measureSpan: null,
  };
}

/** An unknown noun, where the clause says that its number moved and the value is a number of things. */
function countedIn(piece: string, start: number, group: FigureGroup): NamedMeasure | null {
  const moved = MOVES.exec(piece);
  const kind = group.items[0]?.kind;
  if (moved?.groups?.['stock'] === undefined || (kind !== 'counter' && kind !== 'people')) return null;
  const noun = nounBefore(piece.slice(0, moved.index));
  if (noun === null || noun.end - noun.start < 2) return null;
  const span = { start: start + noun.start, end: start + noun.end };
  return {
    indicator: noun.indicator,
    known: noun.known,
    rate: false,
    span,
    owner: null,
    measure: null,
    measureSpan: null,
  };
}
