/**
 * The places a question asks about. A place that only describes something («浙江来的公司», «在湖北排第几»)
 * is no place of the question; of nested names («湖北武汉») the innermost counts.
 */
import type { Span } from '../../knowledge/article.ts';
import { ancestorsOf, findRegions, findSelfReferences, isWithin, type Region } from '../../knowledge/regions/index.ts';
import { findNearRegion } from '../../knowledge/regions/near-names.ts';

export interface PlaceMention extends Span {
  readonly region: Region;
  /** A place of the same short name within it: 恩施市 in 恩施州. */
  readonly namesakes?: readonly Region[];
}

export interface ReadPlaces {
  /** In order; nested ones reduced to the innermost. */
  readonly places: readonly PlaceMention[];
  /** The wider ones. */
  readonly frame: readonly Region[];
  /** All spans that name places, to be masked before terms are read. */
  readonly spans: readonly Span[];
}

/** «浙江来的公司», «浙江籍», «浙商» describe; «与湖北相比»'s place stays. */
const DESCRIBES = /^(省|市)?(来的|籍|老板|客商|资本|那边来|人(?!均|口|民|大|才|社)|企业家|老乡)/;
/** «聊城人买房有补贴吗»: who lives there asks what holds there, where no other place is named. */
const CITIZENS = /^(省|市)?人(?!均|口|民|大|才|社|的|来|开|办|投|创|出资|控股|老板)/;
/** «在湖北排第几», «全省第几»: the place is the field of a ranking. */
const RANKED = /^(省|市)?(里|内)?(排|位居|居|位列|列|第(?![一二三四五六七八九十\d]+[届次期批]))/;

/** «咸宁市长是谁»: the last character of the place is the first of the office. */
const OFFICE_BEHIND = /^长(是|叫|姓|谁|的|在|作|[，,。？?\s]|$)/;

function endOf(question: string, { start, end }: Span): number {
  return /[省市区县州]$/.test(question.slice(start, end)) && OFFICE_BEHIND.test(question.slice(end)) ? end - 1 : end;
}

/** «在上海签的两单»: where something took place describes it; it is the place of the question where that names no other. */
const EVENT = /^(市|省)?(签|举办|举行|召开|开幕|开的|办的|谈|谈下|敲定|亮相|参展|发布)(了|的|下|订|约|署)/;

function isScene(question: string, { start, end }: Span): boolean {
  return question.slice(0, start).endsWith('在') && EVENT.test(question.slice(end));
}

/** «大冶有色», «武汉石化»: the place is half of a company's name. */
const ORGANISATION_BEHIND =
  /^(有色(?!金属(产业|行业|加工业))|石化(?!产业|行业|园|基地)|重工(?!业)|钢铁(?!产业|行业|企业|产能|业)(集团|公司)|铜业|水泥厂|股份|控股|实业)/;

/** «五个“西塞山”»: a place's name in quotation marks of its own is spoken of as a name. */
function isQuoted(question: string, { start, end }: Span): boolean {
  return /[“"「『‘]$/.test(question.slice(0, start)) && /^[”"」』’]/.test(question.slice(end));
}

/** @param within region codes already known, which tell same-name places apart */
export function readPlaces(question: string, within: readonly string[]): ReadPlaces {
  const spans: Span[] = [];
  const mentions: PlaceMention[] = [];
  const all = findRegions(question);
  for (const mention of all) {
    if (isQuoted(question, mention)) {
      continue;
    }
    // «武汉银行里的存款»: a place within another name is a place of the question where it names no other.
    if (mention.partOf !== null && all.some(({ partOf }) => partOf === null)) {
      continue;
    }
    const after = question.slice(mention.end);
    if (ORGANISATION_BEHIND.test(after)) {
      continue;
    }
    const region =
      mention.candidates.find(({ code }) => within.some((known) => isWithin(code, known) || isWithin(known, code))) ??
      mention.candidates[0];
    const describes = DESCRIBES.test(after) && !(all.length === 1 && CITIZENS.test(after));
    if (region === undefined || region.level === 'country' || describes) {
      continue;
    }
    const end = endOf(question, mention);
    spans.push({ start: mention.start, end });
    if (isScene(question, mention) && all.length > 1) {
      continue;
    }
    if (!RANKED.test(after)) {
      const namesakes = mention.candidates.filter(
        ({ code, shortName }) => code !== region.code && shortName === region.shortName && isWithin(code, region.code),
      );
      mentions.push({ start: mention.start, end, region, namesakes });
    }
  }
  const near = mentions.length === 0 && spans.length === 0 ? findNearRegion(question) : null;
  if (near !== null) {
    mentions.push(near);
    spans.push({ start: near.start, end: near.end });
  }
  const places = innermost(mentions, question);
  const frame = mentions
    .map(({ region }) => region)
    .filter((region) => !places.some((place) => place.region.code === region.code));
  return { places, frame, spans };
}

const JOINS = /和|与|跟|及|、|比|还是|vs|，|,/i;

/**
 * Drops a place that another one lies within, and repetitions. Places that are joined («滁州市和琅琊区») stand
 * beside each other, even if one lies within the other.
 */
function innermost(mentions: readonly PlaceMention[], question: string): PlaceMention[] {
  const joined = (left: PlaceMention, right: PlaceMention): boolean => {
    const [first, second] = left.start < right.start ? [left, right] : [right, left];
    const between = question.slice(first.end, second.start);
    return between.length <= 12 && JOINS.test(between) && !/的|给|对|把|里|下属|所辖/.test(between);
  };
  return mentions.filter(
    (mention, index) =>
      !mentions.some(
        (other, otherIndex) =>
          (other.region.code !== mention.region.code &&
            isWithin(other.region.code, mention.region.code) &&
            !joined(mention, other)) ||
          (other.region.code === mention.region.code && otherIndex < index),
      ),
  );
}

/** «全省» after a talk about a city is that city's province; null where the talk has no place that wide. */
export function readSelfReference(question: string, known: readonly Region[]): { region: Region; span: Span } | null {
  for (const reference of findSelfReferences(question)) {
    if (
      RANKED.test(question.slice(reference.end)) ||
      /(排|居|列|在|位于|占|比|于)$/.test(question.slice(0, reference.start))
    ) {
      continue;
    }
    for (const region of known) {
      const found = [region, ...ancestorsOf(region.code)].find(({ level }) => level === reference.level);
      if (found !== undefined) {
        return { region: found, span: { start: reference.start, end: reference.end } };
      }
    }
  }
  return null;
}
