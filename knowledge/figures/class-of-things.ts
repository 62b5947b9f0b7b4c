/**
 * A class in front of counted things, printed without a figure of its own: «亿元以上|项目», «超千万元的|楼宇»,
 * «税收超亿元|企业». The class narrows the count; the things are what is counted. Called by name-group.ts.
 */
import type { FigureGroup } from './figure-group.ts';
import type { NamedMeasure } from './figure-scene.ts';
import { lookUpIndicator } from './indicator-lexicon.ts';
import { tidyNoun } from './noun-phrase.ts';

const CLASS =
  /^(?<doing>签约|开工|竣工|投产|在建|续建|落地|入库|引进|招引)?(?<class>(?:(?:总投资|投资|税收|纳税|产值|年产值|营业收入|营收|主营业务收入|销售收入|交易额|市值|进?出口)额?)?(?:(?:超过?|过|达)(?:(?:[十百千]|\d+)?[万亿](?:元|美元)|[十百千]亿)|\d+[万亿]元(?:及?以上|级)|[十百千]?[万亿]元(?:及?以上|级)?|[十百千]亿(?:及?以上|级)?))的?(?<things>[“\u4e00-\u9fff].+)$/;
/** 超 may stand before the name's own span. */
const NARROWS = /[超过达上级]|亿/;
const PLAIN_PROJECT = /^(?:招商引资|招商|产业|工业)?项目$/;
const PROJECT_VERB = /签约|开工|竣工|投产|注册|入库/;

/** The name without its class, which becomes the group's qualifier; the name itself where it has none. */
export function withoutClass(text: string, name: NamedMeasure, group: FigureGroup): NamedMeasure {
  if (name.known || name.owner !== null || group.qualifiers.length > 0) return name;
  const match = CLASS.exec(text.slice(name.span.start, name.span.end));
  const { doing = '', class: narrow, things } = match?.groups ?? {};
  if (match === null || narrow === undefined || things === undefined || things.length < 2) return name;
  if (group.items.some(({ kind }) => kind !== 'counter')) return name;
  let start = name.span.start + doing.length;
  const end = start + narrow.length;
  // 超 was taken for an adverb of the name.
  if (/[超过]$/.test(text.slice(group.leadStart, start))) start--;
  else if (!NARROWS.test(narrow)) return name;
  group.qualifiers.push({ start, end });
  const entry = lookUpIndicator(doing + things) ?? lookUpIndicator(things);
  return { ...name, indicator: entry?.canonical ?? tidyNoun(doing + things), known: entry !== null };
}

/** «新签约亿元以上项目»: a bare 项目 is a count of what was done. */
export function projectsDone(text: string, name: NamedMeasure): NamedMeasure {
  if (name.measureSpan === null || !PLAIN_PROJECT.test(name.indicator)) return name;
  const verb = PROJECT_VERB.exec(text.slice(name.measureSpan.start, name.measureSpan.end))?.[0];
  const entry = verb === undefined ? null : lookUpIndicator(`${verb}项目`);
  return entry === null ? name : { ...name, indicator: entry.canonical, known: true };
}
