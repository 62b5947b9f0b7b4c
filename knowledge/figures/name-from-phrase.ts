/**
 * A noun phrase as the name of a figure, with the verb of adding that holds for it: its own, that of a qualifier before it,
 * or that of the list it stands in («新增国家级2家、省级5家»). Called by name-group.ts and name-share.ts.
 */
import type { Span } from '../article.ts';
import type { Measure } from '../observation.ts';
import type { FigureGroup } from './figure-group.ts';
import type { Carried, NamedMeasure } from './figure-scene.ts';
import { NEW_WORDS } from './noun-phrase.ts';
import type { NounPhrase } from './noun-phrase.ts';

const LIST_VERB =
  /^(?:全年|年内|今年|累计|共|已)?\s?(?:新增(?!长)|新建(?!筑)|新引进|新培育|新认定|新获批|新签约|新开工|新落地|新投产|新注册|新入库|新谋划|新开通)/;

const ADDING = new RegExp(`(?:新增(?:储备|签约|引进|开工|入库|注册|落地)|${NEW_WORDS})(?:总?投资)?$`);

function foldedVerb(group: FigureGroup, text: string): string {
  return group.verb === null ? '' : text.slice(group.verb.start, group.verb.end);
}

/** «新注册项目242个、总投资740亿元»: what was added is projects, not the sum. */
export function isSameKind(group: FigureGroup, { newKind }: Carried): boolean {
  return (group.items[0]?.kind === 'money') === (newKind === 'money');
}

export function fromPhrase(
  text: string,
  phrase: NounPhrase,
  offset: number,
  words: string,
  group: FigureGroup,
  carried: Carried,
): NamedMeasure {
  const shift = (span: Span | null): Span | null =>
    span === null ? null : { start: span.start + offset, end: span.end + offset };
  let measure: Measure | null = phrase.measure;
  let measureSpan = shift(phrase.measureSpan);
  const qualified = measure === null && group.verb !== null ? ADDING.exec(foldedVerb(group, text)) : null;
  if (qualified !== null && group.verb !== null) {
    measure = qualified[0].startsWith('净增') ? 'net-new' : 'new';
    measureSpan = {
      start: group.verb.start + qualified.index,
      end: group.verb.start + qualified.index + qualified[0].length,
    };
  }
  // «新增国家级2家、省级5家»: the verb stands once.
  const bare =
    !group.listed &&
    carried.wasNew &&
    phrase.start === 0 &&
    /^[,]$/.test(group.clause.opener) &&
    (offset === group.clause.start ||
      (group.verb?.start === group.clause.start && group.verb.end === group.verb.start));
  const plainCount =
    bare &&
    !/(?:出栏|产量|面积|余额|总量)$/.test(phrase.indicator) &&
    !/^(?:改造|整治|治理|修复|提升|建成|开工|完成|维修|更新)/.test(words) &&
    group.items.every(({ kind }) => kind === 'counter') &&
    phrase.end === group.leadEnd - offset &&
    group.leadEnd === group.items[0]?.start;
  if (measure === null && (group.listed || plainCount) && carried.newVerb !== null && isSameKind(group, carried)) {
    measure = carried.newMeasure;
    measureSpan = carried.newVerb;
  }
  if (measure === null && words.endsWith('净增')) measure = 'net-new';
  // «新建工程技术中心、研发中心等各类平台139个»: the list's verb stands at its head.
  const head = measure === null && /[、等]/.test(words) ? LIST_VERB.exec(words) : null;
  if (head !== null) {
    measure = 'new';
    measureSpan = { start: offset + head.index, end: offset + head.index + head[0].length };
  }
  return {
    indicator: phrase.indicator,
    known: phrase.known,
    rate: phrase.rate,
    span: { start: phrase.start + offset, end: phrase.end + offset },
    owner: shift(phrase.owner),
    measure,
    measureSpan,
  };
}
