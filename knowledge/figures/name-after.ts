/**
 * Names a count by the noun right behind it («14个农贸市场标准化改造», «116个亿元以上项目开工»).
 * Called by name-group.ts.
 */
import type { Span } from '../article.ts';
import type { Measure } from '../observation.ts';
import type { FigureGroup } from './figure-group.ts';
import type { Carried, NamedMeasure } from './figure-scene.ts';
import { lookUpIndicator } from './indicator-lexicon.ts';
import { NEW_WORDS, newMeasureBefore, tidyNoun } from './noun-phrase.ts';

const DOING =
  /(?:签约|开工|竣工|投产|改造|修复|整治|关停|淘汰|化解|拆除|征收|引进|招引|招聘|培训|转化|立案|查处|发放|兑现|减免|盘活|处置|救助|安置|清退|取缔|打通|招录|加装|续建|开工建设|建成投产)$/;

const PREDICATE =
  /^(?:顺利|成功|集中|全部|陆续|正式|已|相继|全面|加快)?(?<doing>开工建设|开工|竣工投产|建成投产|竣工|投产|签约|落地|落户|改造|建成|入库|注册)/;

/** Doings that make a count of their own («确保260个重大项目建成投产»). */
const COUNTED_DOING = /^(?:签约|开工建设|开工|竣工投产|建成投产|竣工|投产)$/;

export function nameAfter(
  text: string,
  group: FigureGroup,
  noun: Span,
  leadText: string,
  carried: Carried,
): NamedMeasure | null {
  let phrase = text.slice(noun.start, noun.end);
  let start = noun.start;
  const narrow =
    /^(?:(?:十|百|千)?亿(?:元)?(?:级|以上)|[超过](?:十|百|千)?[万亿]元|(?:规模|限额)以上(?!工业|服务))的?/.exec(phrase);
  if (narrow !== null && phrase.length > narrow[0].length + 1) {
    group.qualifiers.push({ start, end: start + narrow[0].length });
    start += narrow[0].length;
    phrase = phrase.slice(narrow[0].length);
  }
  const span = { start, end: noun.end };
  const verb = DOING.exec(leadText)?.[0] ?? '';
  const behind = PREDICATE.exec(text.slice(noun.end, noun.end + 12))?.groups?.['doing'] ?? '';
  const leadNoun = leadText.replace(/[^,;。]*等$|(?:了|近|超过?|约)$/, '');
  const added = newMeasureBefore(leadNoun, leadNoun.length) ?? newInList(leadText);
  const entry =
    lookUpIndicator(phrase) ??
    (verb === '' ? null : (lookUpIndicator(verb + phrase) ?? lookUpIndicator(phrase + verb))) ??
    (behind === '' ? null : lookUpIndicator(behind + phrase));
  const doing = /(?:项目|企业|房屋|土地|资金)$/.test(phrase) && phrase.length <= 8 ? verb || behind : verb;
  const head = phrase.endsWith('项目') && doing !== '' ? lookUpIndicator(`${doing.replace(/建设$/, '')}项目`) : null;
  const generic = /^(?:优质|招商|招商引资|合作)?项目$/.test(phrase);
  const chosen = generic && head !== null ? head : (entry ?? null);
  const classed =
    phrase.endsWith('项目') && phrase.length <= 8 && COUNTED_DOING.test(doing) ? doing.replace(/建设$/, '') : '';
  const indicator = chosen?.canonical ?? tidyNoun(classed + phrase);
  let measure: Measure | null = null;
  let measureSpan: Span | null = null;
  if (added !== null) {
    measure = added.measure;
    measureSpan = { start: group.leadStart + added.span.start, end: group.leadStart + added.span.end };
  } else if (group.listed && carried.newVerb !== null && leadText.trim() === '') {
    measure = carried.newMeasure;
    measureSpan = carried.newVerb;
  }
  return { indicator, known: chosen !== null, rate: false, span, owner: null, measure, measureSpan };
}

const NEW_IN_LIST = new RegExp(`${NEW_WORDS}(?:[^,;。]*等)$`);

/** «新建甲、乙等9个项目»: the verb stands before the names of some. */
function newInList(leadText: string): { readonly measure: 'new' | 'net-new'; readonly span: Span } | null {
  const match = NEW_IN_LIST.exec(leadText);
  const word = match?.groups?.['new'];
  if (match === null || word === undefined) return null;
  return { measure: word === '净增' ? 'net-new' : 'new', span: { start: match.index, end: match.index + word.length } };
}
