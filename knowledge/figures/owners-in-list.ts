/**
 * Lists whose members differ in time, place or owner and share one noun: «GDP一季度、二季度分别增长…»,
 * «甲市、乙市、丙市三市工业投资分别增长…», «钢铁、化工分别实现产值…». Gives a name a value. Called by name-group.ts.
 */
import type { Span } from '../article.ts';
import type { FigureGroup } from './figure-group.ts';
import type { Carried, NamedMeasure, Scene } from './figure-scene.ts';
import { nameEarlier } from './name-earlier.ts';
import { nounBefore } from './noun-phrase.ts';
import { findPeriodMentions } from './period-mentions.ts';
import type { PeriodMention } from './period-mentions.ts';

type ListedPlace = Span & { readonly words: string };

/**
 * @param words the words before the values, from the group's lead
 * @returns one name a value; empty where such a list has no noun anywhere; null where the words are no such list
 */
export function ownersInList(scene: Scene, group: FigureGroup, words: string, carried: Carried): NamedMeasure[] | null {
  const count = group.items.length;
  if (count < 2 || !/[、和与及至]/.test(words)) return null;
  const offset = group.leadStart;
  const times = lastRun(timesIn(scene, words, offset), scene.text, count);
  if (times !== null) {
    const shared = sharedName(scene, group, words, times, carried);
    return shared === null ? [] : times.map((period) => ({ ...shared, period }));
  }
  const places = lastRun(placesIn(scene, words, offset), scene.text, count);
  if (places !== null) {
    const shared = sharedName(scene, group, words, places, carried);
    return shared === null ? [] : places.map((place) => ({ ...shared, place: { ...place, self: false } }));
  }
  return industries(words, offset, count);
}

/** The last `count` spans, where nothing but a joint stands between them; null otherwise. */
function lastRun<T extends Span>(spans: readonly T[], text: string, count: number): readonly T[] | null {
  const run = spans.slice(-count);
  if (run.length < count || (spans.length > count && isJoined(text, spans.at(-count - 1), run[0]))) return null;
  return run.every((span, index) => index === 0 || isJoined(text, run[index - 1], span)) ? run : null;
}

function isJoined(text: string, left: Span | undefined, right: Span | undefined): boolean {
  return (
    left !== undefined &&
    right !== undefined &&
    (left.end === right.start || /^[、和与及]?$|^以及$/.test(text.slice(left.end, right.start)))
  );
}

const QUARTERS = /[一二三四](?:[、和至到-][一二三四])+(?=季度)/;
const YEARS = /(?:19|20)\d\d(?:[、和](?:19|20)\d\d)+(?=年)/;

/** Times in the words; «一、二、三季度» and «2021、2022年», which share their last word, are read one by one. */
function timesIn(scene: Scene, words: string, offset: number): PeriodMention[] {
  const fused = QUARTERS.exec(words) ?? YEARS.exec(words);
  if (fused === null) {
    const end = offset + words.length;
    return scene.mentions.filter((mention) => mention.start >= offset && mention.end <= end && !mention.isBase);
  }
  const unit = /^\d/.test(fused[0]) ? '年' : '季度';
  const range = /[至到-]/.test(fused[0]);
  const members = range
    ? [...'一二三四'].slice(...rangeOf(fused[0]))
    : [...fused[0].matchAll(/\d{4}|[一二三四]/g)].map(([one]) => one);
  const start = offset + fused.index;
  return members.flatMap((member) => {
    const [mention] = findPeriodMentions(member + unit, scene.context);
    const at = range ? start : start + fused[0].indexOf(member);
    const end = range ? start + fused[0].length : at + member.length;
    return mention === undefined ? [] : [{ ...mention, start: at, end, isBase: false, isOrigin: false }];
  });
}

function rangeOf(words: string): [number, number] {
  return ['一二三四'.indexOf(words[0] ?? ''), '一二三四'.indexOf(words.at(-1) ?? '') + 1];
}

const NAMED_PLACE = /[\u4e00-\u9fff]{1,6}?(?:市|县|区|州|省|旗)(?=[、和与及]|[\u4e00-\u9fff]*$)/g;

function placesIn(scene: Scene, words: string, offset: number): ListedPlace[] {
  if (scene.context.findPlaces !== undefined)
    return scene.places.filter(({ start, end }) => start >= offset && end <= offset + words.length);
  const found: ListedPlace[] = [];
  for (const match of words.matchAll(NAMED_PLACE)) {
    const lead = /^[和与及]/.test(match[0]) && found.length > 0 ? 1 : 0;
    const start = offset + match.index + lead;
    found.push({ start, end: offset + match.index + match[0].length, words: match[0].slice(lead) });
  }
  return found;
}

/** What the members are together: «三市», «等地». */
const TOGETHER = /^等?(?:[两二三四五六七八九十]|\d+)?个?(?:省市|县市|县区|市区|市|县|区|州|省|地|季度|年度?)?的?/;

function sharedName(
  scene: Scene,
  group: FigureGroup,
  words: string,
  run: readonly Span[],
  carried: Carried,
): NamedMeasure | null {
  const offset = group.leadStart;
  const first = (run[0]?.start ?? offset) - offset;
  const last = (run.at(-1)?.end ?? offset) - offset;
  const skip = TOGETHER.exec(words.slice(last))?.[0].length ?? 0;
  const base = { measure: null, measureSpan: null };
  for (const [from, to] of [
    [last + skip, words.length],
    [0, first],
  ] as const) {
    const noun = nounBefore(words.slice(from, to).replace(/(?:分别|依次|则)$/, ''));
    if (noun === null || noun.end - noun.start < 2) continue;
    const at = offset + from;
    const owner = noun.owner === null ? null : { start: noun.owner.start + at, end: noun.owner.end + at };
    return {
      ...base,
      indicator: noun.indicator,
      known: noun.known,
      rate: noun.rate,
      span: { start: noun.start + at, end: noun.end + at },
      owner,
    };
  }
  if (carried.phrase !== null) return { ...carried.phrase, ...base };
  return nameEarlier(scene.text, group)[0] ?? null;
}

const REACHED =
  /^(?<list>[^,;。]{3,60}?)(?:等[^、]{0,8}?)?(?:分别|依次)(?:实现|完成|创造|达成)(?<noun>[\u4e00-\u9fff]{2,8})$/;

const INSTITUTION = /(?:公司|集团|园区|产业园|工业园|开发区|高新区|经开区|新区|项目|厂|银行|[市县区镇])$/;

/** «钢铁、化工、建材分别实现产值»: the noun is said once, behind the verb. */
function industries(words: string, offset: number, count: number): NamedMeasure[] | null {
  const { list, noun } = REACHED.exec(words)?.groups ?? {};
  if (list === undefined || noun === undefined) return null;
  const members = [...list.matchAll(/[^、]+/g)];
  if (members.length !== count) return null;
  const names = members.map((match): NamedMeasure | null => {
    const member = match[0].replace(/^(?:其中|和|与)/, '');
    const end = offset + match.index + match[0].length;
    const span = { start: end - member.length, end };
    const phrase = nounBefore(member + noun);
    if (phrase === null) return null;
    const owner = INSTITUTION.test(member) ? span : null;
    const indicator = owner === null && phrase.owner !== null ? member + noun : phrase.indicator;
    return { indicator, known: phrase.known, rate: phrase.rate, span, owner, measure: null, measureSpan: null };
  });
  return names.every((name) => name !== null) ? names : null;
}
