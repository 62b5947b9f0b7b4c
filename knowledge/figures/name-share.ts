/**
 * Names a share («占GDP比重», «占总额的»): what has it and of what, where both stand before the value,
 * or only in an earlier clause. Called by name-group.ts.
 */
import type { FigureGroup } from './figure-group.ts';
import type { Carried, NamedMeasure } from './figure-scene.ts';
import { lookUpIndicator } from './indicator-lexicon.ts';
import type { Lead } from './lead-words.ts';
import { fromPhrase } from './name-from-phrase.ts';
import { nounBefore } from './noun-phrase.ts';
import type { NounPhrase } from './noun-phrase.ts';

/** «新建建筑中绿色建筑面积|占90%»: what it is a part of stands before it. */
function partOf(leadText: string, phrase: NounPhrase): NounPhrase {
  const words = leadText.slice(phrase.start, phrase.end);
  const skip =
    /^(?:[\u4e00-\u9fff]{1,8}[^集其高初城水空家闭期])中的?(?![小学心医型试央国药餐等高职东西部])(?=[\u4e00-\u9fff]{4,})/.exec(
      words,
    )?.[0].length ?? 0;
  if (skip === 0 || phrase.known || phrase.owner !== null) return phrase;
  const rest = words.slice(skip);
  return { ...phrase, start: phrase.start + skip, indicator: lookUpIndicator(rest)?.canonical ?? rest };
}

const LEVEL_OF_STATE = /^(?:省|市|县|区|镇)(?:本级|级)?$/;

export function nameShare(
  text: string,
  group: FigureGroup,
  lead: Lead,
  leadText: string,
  phrases: NounPhrase[],
  carried: Carried,
): NamedMeasure[] {
  // «甲、乙分别占全省36%和22%»; in «市、县两级科技支出占…» the thing is named once.
  if (
    phrases.length > 1 &&
    phrases.length === group.items.length &&
    phrases.every(({ indicator }) => !LEVEL_OF_STATE.test(indicator))
  )
    return phrases.flatMap((one) => nameShare(text, group, lead, leadText, [one], carried));
  const last = phrases.at(-1);
  const phrase = last === undefined ? undefined : partOf(leadText, last);
  const offset = group.leadStart;
  const shareWords = text.slice(offset + lead.measureStart, group.leadEnd);
  if (phrase === undefined) {
    if (carried.phrase === null) return nameEarlierShare(text, group, lead);
    // «占GDP比重提高到…» of an amount named before it
    const base = carried.phrase.indicator.replace(/占.*$/, '');
    const entry = lookUpIndicator(`${base}占${lead.shareOf ?? ''}比重`);
    return [
      {
        ...carried.phrase,
        indicator: entry?.canonical ?? carried.phrase.indicator,
        rate: true,
        measure: null,
        measureSpan: null,
      },
    ];
  }
  const name = leadText.slice(phrase.start, lead.nounEnd);
  const whole = `${name}占${lead.shareOf ?? ''}`;
  const entry = lookUpIndicator(`${whole}比重`) ?? lookUpIndicator(whole.replace(/的$/, ''));
  const named = fromPhrase(text, phrase, offset, leadText, group, carried);
  const ownName = entry === null ? shareOfWider(leadText, phrase, lead) : null;
  if (ownName !== null)
    return [
      {
        ...named,
        indicator: ownName.indicator,
        known: false,
        rate: true,
        span: { start: offset + ownName.start, end: named.span.end },
      },
    ];
  // «公办园在园幼儿|占比80%»: of a thing without a canonical name the share is the name.
  if (entry === null && !named.known && named.owner === null && shareWords.startsWith('占比')) {
    const span = { start: named.span.start, end: offset + lead.measureStart + 2 };
    return [{ ...named, indicator: `${named.indicator}占比`, rate: true, span }];
  }
  const end =
    offset + lead.measureStart + (/^占[^达为到至]*?(?:比重|比例|份额|比率|比)?/.exec(shareWords)?.[0].length ?? 1);
  const span = {
    start: named.span.start,
    end: Math.max(named.span.end, Math.min(end + (lead.shareOf?.length ?? 0) + 2, group.leadEnd)),
  };
  return [
    {
      ...named,
      indicator: entry?.canonical ?? named.indicator,
      known: entry !== null || named.known,
      rate: true,
      span: entry === null ? named.span : span,
    },
  ];
}

const WIDER = /^(?:全|我)?(?:国|省|市|区|县|州)(?:的?(?:总量|经济总量|GDP))?$|^(?:全球|世界|长三角|中部|西部)$/;
const NARROW_PLACE = /(?:市区|主城区|中心城区|城区|县域|市本级|区本级)$/;

/**
 * «市区经济总量占全市比重»: how much of a wider place one place has is a series of its own, not the amount's growth;
 * so is a share that changes («占地区生产总值比重提高2个百分点»). Null where the amount's own name will do.
 */
function shareOfWider(
  leadText: string,
  phrase: NounPhrase,
  lead: Lead,
): { readonly indicator: string; readonly start: number } | null {
  const whole = lead.shareOf ?? '';
  if (!WIDER.test(whole) && !(lead.measure === 'change' && phrase.known && whole.length > 1)) return null;
  const place = WIDER.test(whole) ? (NARROW_PLACE.exec(leadText.slice(0, phrase.start))?.[0] ?? '') : '';
  const name = place === '' ? phrase.indicator : place + leadText.slice(phrase.start, phrase.end);
  return { indicator: `${name}占${whole}比重`, start: phrase.start - place.length };
}

/** «高新技术产业比重升,占规上工业总产值比重提高2.7个百分点»: the clause before names what has the share. */
export function nameEarlierShare(text: string, group: FigureGroup, lead: Lead): NamedMeasure[] {
  const before = text.slice(0, group.clause.start).replace(/[,;:\s]+$/, '');
  const piece = /[^,;:。]*$/.exec(before)?.[0] ?? '';
  const owner = /^(?<name>.{2,20}?)(?:比重|占比|规模)(?:持续|稳步|不断)?(?:升|降|上升|下降|提高|提升|优化|壮大)?$/.exec(
    piece,
  )?.groups?.['name'];
  if (owner === undefined) return [];
  const start = before.length - piece.length;
  const span = { start, end: start + owner.length };
  return [
    {
      indicator: (lead.shareOf ?? '') === '' ? `${owner}占比` : `${owner}占${lead.shareOf ?? ''}比重`,
      known: false,
      rate: true,
      span,
      owner: null,
      measure: null,
      measureSpan: null,
    },
  ];
}

/** «民生支出占预算支出的78%、增长7%»: what grew is the sum, not its share. */
export function wholeOfShare(text: string, { phrase }: Carried): NamedMeasure | null {
  if (phrase === null) return null;
  const name = /^(?<name>.{2,}?)占(?!比)/.exec(text.slice(phrase.span.start, phrase.span.end))?.groups?.['name'] ?? '';
  const noun = name === '' ? null : nounBefore(name);
  if (noun === null) return null;
  const span = { start: phrase.span.start + noun.start, end: phrase.span.start + noun.end };
  const { indicator, known, rate } = noun;
  return { indicator, known, rate, span, owner: null, measure: null, measureSpan: null };
}
