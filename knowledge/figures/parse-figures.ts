/**
 * Reads the figures of one sentence: what is measured, how much, compared with what, reached or aimed at, when, whose.
 * A slot that the sentence leaves open stays open (null); the extractor fills it from headings and title.
 * Pure and deterministic; called by the extractor at ingest and by answer verification on bare sentences.
 */
import { tellAdditions } from './additions.ts';
import { splitFigureClauses } from './clauses.ts';
import { groupFigures } from './figure-groups.ts';
import type { FigureGroup } from './figure-group.ts';
import type { Carried, NamedMeasure, Scene } from './figure-scene.ts';
import { foldWidth } from './fold-width.ts';
import { findTrailingIndicator } from './indicator-lexicon.ts';
import { readLead } from './lead-words.ts';
import { makeFigure } from './make-figure.ts';
import { nameGroup } from './name-group.ts';
import type { ParseContext, ParsedFigure } from './parsed-figure.ts';
import { findPeriodMentions } from './period-mentions.ts';
import { findQuantities } from './quantities.ts';
import type { Quantity } from './quantities.ts';
import { findStatusCues } from './status-cues.ts';
import { findSubject } from './subjects.ts';

const NO_CONTEXT: ParseContext = { currentYear: null, spokenYear: null, yearly: false };

/**
 * @param sentence one sentence as printed; offsets in the result are its own
 * @returns figures in order of position; empty where the sentence holds none
 */
export function parseFigures(sentence: string, context: ParseContext = NO_CONTEXT): ParsedFigure[] {
  const text = foldWidth(sentence);
  const quantities = findQuantities(text).filter((quantity) => !isName(text, quantity));
  if (quantities.length === 0) return [];
  const clauses = splitFigureClauses(text);
  const groups = groupFigures(text, clauses, quantities);
  const scene: Scene = {
    text,
    context,
    cues: findStatusCues(text),
    mentions: findPeriodMentions(text, context),
    places: findOwnPlaces(text, groups, context),
  };
  const figures: ParsedFigure[] = [];
  const carried: Carried = {
    phrase: null,
    list: [],
    levels: [],
    measure: null,
    wasNew: false,
    newVerb: null,
    newMeasure: 'new',
    newKind: null,
    named: [],
    fromUnit: null,
    subject: null,
    qualifier: null,
    spent: new Set(),
  };
  let seen = 0;
  for (const group of groups) {
    for (; seen < clauses.length && (clauses[seen]?.start ?? 0) <= group.clause.start; seen++) {
      const clause = clauses[seen];
      if (clause === undefined) break;
      const subject = findSubject(text.slice(clause.start, clause.end));
      if (subject !== null) carried.subject = { start: clause.start + subject.start, end: clause.start + subject.end };
    }
    figures.push(...readGroup(scene, group, carried));
  }
  return tellAdditions(text, figures);
}

/** Places named before a value in its own clause: others own no figure, and looking is the dearest part of reading. */
function findOwnPlaces(text: string, groups: readonly FigureGroup[], { findPlaces }: ParseContext): Scene['places'] {
  if (findPlaces === undefined) return [];
  const ends = new Map<number, number>();
  for (const { clause, leadEnd } of groups) ends.set(clause.start, Math.max(leadEnd, ends.get(clause.start) ?? 0));
  return [...ends].flatMap(([from, to]) =>
    to - from < 2
      ? []
      : findPlaces(text.slice(from, to)).map(({ start, end, words }) => ({
          start: start + from,
          end: end + from,
          words,
        })),
  );
}

/** Numbers that belong to a name or a class: what stands around them is read as if they were words. */
function isName(text: string, quantity: Quantity): boolean {
  const { form, unit, kind, end, outerEnd } = quantity;
  const next = text.slice(outerEnd, outerEnd + 16);
  // «8大产业», «5g工厂»: no unit, and it goes on as a word.
  if (form === 'amount' && unit === '' && /^[\u4e00-\u9fffA-Za-z]/.test(next)) return !isStep(text, quantity);
  // «220千伏变电站», «6纳米芯片»: the class of a thing.
  if (/^(?:千伏|纳米|毫米|千伏安)$/.test(unit) && /^[\u4e00-\u9fff]/.test(next)) return true;
  // «3人制篮球场», «10方面工作»
  if ((unit === '人' && next.startsWith('制')) || (unit === '方' && /^[面位]/.test(next))) return true;
  // «2000吨级航道», «海拔860米»: the class or the height of a thing.
  if (kind === 'measure' && (text[end] === '级' || /(?:海拔|时速|直径|口径)$/.test(text.slice(0, quantity.start))))
    return true;
  // «在168个重点城市中排名第9»: the field of a ranking.
  return kind === 'counter' && RANKED_FIELD.test(next);
}

/** How the words before a value are read: places gained in a ranking are a difference («上升11位»). */
function leadKind({ kind, form, unit }: Quantity): string {
  if (kind === 'none' && form === 'zero') return 'percent';
  return form === 'amount' && unit === '位' ? 'points' : kind;
}

function readGroup(scene: Scene, group: FigureGroup, carried: Carried): ParsedFigure[] {
  const { text } = scene;
  const first = group.items[0];
  if (first === undefined || !countsAsFigure(text, group, first)) return [];
  const leadText = text.slice(group.leadStart, group.leadEnd);
  const lead = readLead(leadText, leadKind(first), first.form);
  const named = nameGroup(scene, group, lead, leadText, carried);
  if (named.length === 0) return [];
  const figures: ParsedFigure[] = [];
  const single = group.items.length === 1 || named.length === 1;
  const pairs: Array<[Quantity, NamedMeasure]> = [];
  if (group.items.length === 1) for (const name of named) pairs.push([first, name]);
  else
    for (const [index, quantity] of group.items.entries()) {
      const name = single ? named[0] : named[index];
      if (name !== undefined) pairs.push([quantity, name]);
    }
  for (const [index, [quantity, name]] of pairs.entries())
    figures.push(makeFigure(scene, group, lead, quantity, name, carried, lead.bases[index] ?? lead.comparedWith));
  const last = named.at(-1);
  if (last !== undefined) {
    carried.phrase = last;
    carried.list = named;
    for (const name of named) carried.named.push({ name, at: first.start });
    if (figures.some(({ measure }) => measure === 'level' || measure === 'new')) carried.levels.push(...named);
    carried.wasNew = figures.at(-1)?.measure === 'new';
    carried.qualifier = group.qualifiers[0] ?? null;
    carried.measure = figures.at(-1)?.measure ?? null;
    const adds = last.measure === 'new' || last.measure === 'net-new';
    if (adds && last.measureSpan !== null) {
      carried.newVerb = last.measureSpan;
      carried.newMeasure = last.measure === 'net-new' ? 'net-new' : 'new';
      carried.newKind = first.kind;
    } else if (!group.listed && !adds) carried.newVerb = null;
  }
  carried.fromUnit = lead.from ? first : null;
  return figures;
}

/** «GDP增长保8争9»: two steps of an aim, their unit left out. */
const STEPS = /(?:增速|增幅|增长)[^,;。\d]{0,6}保\s?(\d+(?:\.\d+)?)[、,]?争\s?(\d+(?:\.\d+)?)(?![\d%.])/g;

function isStep(text: string, { start }: Quantity): boolean {
  if (!text.includes('争')) return false;
  return [...text.matchAll(STEPS)].some(({ index, 0: words }) => index < start && start < index + words.length);
}

const TIME_NOUN = /时限|时间|时长|周期|工期|期限|寿命|年限|缩短|压缩|压减|提速|提前|平均|年龄|用时|控制在|天数/;

const RANKED_FIELD =
  /^(?:个)?[\u4e00-\u9fff]{2,10}(?:城市|地市|市州|市|县|区|园区|机场|港口|高校|省份|单位)(?:中|里)[\u4e00-\u9fff]{0,4}?(?:最|第|居|位居|位列|排名|名列|率先|退出|进入|跻身|排)|^(?:个)?(?:国家级?|重点|主要|副省级|地级及?以上|省会|样本|大中|参评|设区|地级|监测|评价)*(?:城市|地市|市|县|经开区|高新区|开发区|市州)[\u4e00-\u9fff]{0,4}(?:排名|排位|第\d|前\d|前[一二三四五六七八九十]|位列|位居)/;

/** Numbers that the scanner admits but that measure nothing by themselves. */
function countsAsFigure(text: string, group: FigureGroup, quantity: Quantity): boolean {
  const lead = text.slice(group.clause.start, group.leadEnd);
  if (quantity.form === 'ratio') return (quantity.parts?.length ?? 0) >= 3 || /比|结构/.test(lead);
  // «提高2.29岁»: nobody gives an age that narrows somebody in fractions.
  if (quantity.unit === '岁' && !Number.isInteger(quantity.value)) return true;
  if (quantity.kind === 'time')
    return TIME_NOUN.test(lead) || TIME_NOUN.test(text.slice(quantity.end, quantity.end + 4));
  if (/^[次轮届]$/.test(quantity.unit) && /(?:连续|第|每|再|首|多|上|下)$/.test(text.slice(0, quantity.start)))
    return false;
  if (quantity.unit === '' && quantity.form === 'amount') return hasLostUnit(text, group, quantity);
  return true;
}

/** A number without a unit is a figure only where a known rate or index stands before it («失业率保持在4.1左右»). */
function hasLostUnit(text: string, group: FigureGroup, quantity: Quantity): boolean {
  if (isStep(text, quantity)) return true;
  if (/^[\u4e00-\u9fffA-Za-z]/.test(text.slice(quantity.outerEnd))) return false;
  const leadText = text.slice(group.leadStart, group.leadEnd);
  const lead = readLead(leadText, 'percent', 'amount');
  const words = leadText.slice(0, lead.nounEnd);
  if (words === leadText && quantity.boundSpan === null) return false;
  const known = findTrailingIndicator(words);
  // «接待游客增长4.6 左右»
  if (known !== null && lead.measure === 'growth' && quantity.boundSpan !== null) return true;
  return (known !== null && known.entry.rate) || /(?:率|指数|系数|倍差|浓度|比|值)$/.test(words);
}
