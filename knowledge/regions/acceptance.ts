/**
 * Whether a name found in a text counts there as a place. A full name nearly always does; a short name must not
 * be made by neighbouring characters, and one that is an ordinary word needs something around it that speaks of
 * a place. The rules see one name at a time; find-regions.ts settles what needs the whole text.
 */
import { within } from './candidates.ts';
import type { NameHit } from './name-index.ts';
import { nameIndex } from './name-index.ts';
import { NEEDS_COMPANY, ORDINARY } from './ordinary-words.ts';
import type { Region } from './region.ts';
import { fitAmongWords } from './word-boundaries.ts';

/** A name in the folded text, before same-name places are told apart. */
export interface AcceptedName {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** Wider levels first. */
  readonly regions: readonly Region[];
  /** Printed whole («武汉市»), not by its stem. */
  readonly hasSuffix: boolean;
  /** Counts only if the text names what it lies in. */
  readonly needsCompany: boolean;
}

/** In a text this short there is no room for naming the place around a place. */
const QUESTION_LENGTH = 80;
const HAN = /\p{Script=Han}/u;
const LEFT_EDGE = /^$|[^\p{Script=Han}]|[在到至于和与及赴把跟从去对问请]/u;
/** Behind it one-character counties are made of other words: «县级», «县域», «建成县城». */
const NO_COUNTY_BEHIND = /^[级域区市乡镇委政城]/u;
const SPEAKS_OF_PLACE =
  /^(?:的?(?:gdp|地区生产总值|政府|工作报告|招商|市委|县委|区委|经济|财政|一般公共预算|规上|税收|人口)|(?:今|去|明|前)年|[0-9]{2,4}年|[与和跟、](?:.{2,4})(?:市|县|区)|[吗呢?？])/u;
/** Full names that any town's parts are called by: a division only directly behind its parent. */
const ANY_TOWN = /^(?:[东西南北]区|[城矿郊]区|[新老]城区|新市区|港口区)$/u;
/** Full names that are often a direction or a verb: a division only where the text names what it lies in. */
const DOUBTFUL_FULL =
  /^(?:市[中南北]区|城[东西南北中]区|中[原山]区|新建区|海港区|河口区|桥[东西]区|江北新区|长江新区|滨海新区)$/u;
/** A river or a mountain that shares a county's name: «嘉陵江», «塔河流域»; a province may follow: «嘉鱼湖北». */
const NATURAL_FEATURE = /^(?!湖[北南]|江[西苏]|河[北南]|山[东西])(?:[江河湖山湾岛岭峡寨]|运河|平原|盆地)/u;
/** The same behind a city's name: «海口湖», «天门山»; but «桂林山水». */
const LAKE_OR_MOUNTAIN = /^(?:湖(?![北南])|山(?![东西水城地区]))/u;
/** What a village or an estate is called by: «凉山村», «江夏小区». */
const LESSER_PLACE = /^(?:村(?![镇级民庄企])|社区|小区|水库|山庄|街道)/u;
/** Names of wider areas around a city, which are no divisions: «武汉都市圈». */
const WIDER_AREA = /^(?:大?都市[圈区]|城市[圈群]|平原)/u;
const BANK = /^(?:[岸侧畔麓坡]|片区)/u;
/** A province's name behind a water's name is a direction: «(长)江西岸», «(东)湖北路», «(磁)湖南岸». */
const DIRECTION: Readonly<Record<string, RegExp>> = {
  江西: /[长珠汉沿]$/u,
  河南: /[黄淮沿]$/u,
  河北: /[黄淮沿]$/u,
  湖南: /[太东南沙月巢磁镜]$/u,
  湖北: /[太东南沙月巢磁镜]$/u,
  海南: /[上渤沿]$/u,
  山东: /[梅泰华]$/u,
  山西: /[梅泰华]$/u,
};

function isPartOfWord(name: string, text: string, start: number, end: number, isFree: boolean): boolean {
  const direction = DIRECTION[name];
  if (isFree && direction !== undefined) {
    return direction.test(text.charAt(start - 1)) || BANK.test(text.charAt(end));
  }
  // «黄石港口» is a port of 黄石, not the district 黄石港.
  return name.endsWith('港') && /^[口务]/u.test(text.charAt(end));
}

/** «济南市中区» is 市中区 in 济南, not 济南市. */
function givesItsSuffixAway(text: string, hit: NameHit, end: number): boolean {
  if (!hit.name.endsWith('市') || !/^[中南北]区/u.test(text.slice(end, end + 2))) return false;
  const own = (hit.named ?? []).map((each) => each.region);
  return nameIndex()
    .hitsAt(text, end - 1)
    .some(
      (next) =>
        within(
          (next.named ?? []).map((each) => each.region),
          own,
        ).length > 0,
    );
}

/** «赣江源区», «滨海城市», «新建区域»: a full name whose first or last character belongs to a neighbour. */
function isCutFromWords(text: string, start: number, end: number): boolean {
  if (text.charAt(end - 1) === '区' && text.charAt(end) === '域') return true;
  return HAN.test(text.charAt(start - 1)) && fitAmongWords(text, start, end).cutAtStart;
}

/** A short name or nickname that is not the whole text and does not stand behind its parent. */
function acceptShort(text: string, mention: AcceptedName): AcceptedName | null {
  const { start, end, name } = mention;
  const level = mention.regions[0]?.level;
  const behind = text.slice(end, end + 12);
  const previous = text.charAt(start - 1);
  const speaks = LEFT_EDGE.test(previous) && SPEAKS_OF_PLACE.test(behind);
  if (LESSER_PLACE.test(behind) || WIDER_AREA.test(behind)) return null;
  if (ORDINARY.has(name) && !speaks) return null;
  if (level === 'province') return mention;
  if (level === 'city' && LAKE_OR_MOUNTAIN.test(behind)) return null;
  if (level === 'county' && NATURAL_FEATURE.test(behind)) return null;
  if (level === 'city') {
    // Behind a city jieba cuts too freely («至巴|中段»), so only what lies before counts.
    return HAN.test(previous) && fitAmongWords(text, start, end).cutAtStart ? null : mention;
  }
  const fit = fitAmongWords(text, start, end);
  if (fit.cutAtStart || fit.cutAtEnd || fit.swallowed) return null;
  if (level !== 'county') return mention;
  const isQuestion = text.length <= QUESTION_LENGTH;
  const isKnownWord = fit.isWord && (!NEEDS_COMPANY.has(name) || (isQuestion && LEFT_EDGE.test(previous)));
  const stands = speaks || isKnownWord || (name.length > 2 && !NEEDS_COMPANY.has(name));
  return { ...mention, needsCompany: !stands };
}

/**
 * @param hit a name at `start` of the folded text
 * @param before the last name accepted; null at the beginning
 * @returns null where the name does not count
 */
export function acceptName(
  text: string,
  hit: NameHit,
  start: number,
  before: AcceptedName | null,
): AcceptedName | null {
  if (hit.named === null) return null;
  const end = start + hit.name.length;
  const follows = before !== null && before.end === start;
  if (isPartOfWord(hit.name, text, start, end, !follows) || givesItsSuffixAway(text, hit, end)) return null;
  const full = hit.named.filter((each) => each.kind === 'full').map((each) => each.region);
  const regions = full.length > 0 ? full : hit.named.map((each) => each.region);
  const mention = { start, end, name: hit.name, regions, hasSuffix: full.length > 0, needsCompany: false };
  if (hit.name.length === 2 && /[县市]$/u.test(hit.name)) {
    const bounded = (follows || LEFT_EDGE.test(text.charAt(start - 1))) && !NO_COUNTY_BEHIND.test(text.slice(end));
    return bounded ? mention : null;
  }
  const isWhole = start === 0 && end === text.length;
  if (isWhole || (follows && within(regions, before.regions).length > 0)) return mention;
  if (ANY_TOWN.test(hit.name)) return null;
  if (full.length === 0) return acceptShort(text, mention);
  if (!follows && hit.name.length <= 3 && isCutFromWords(text, start, end)) return null;
  return { ...mention, needsCompany: text.length > QUESTION_LENGTH && DOUBTFUL_FULL.test(hit.name) };
}
