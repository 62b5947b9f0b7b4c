/**
 * What places an article is about, apart from those it merely mentions. In this order, the first that tells:
 * title (with its tag «【黄石招商】»), delivery line, place line, lead of a news item. A report without any of
 * these stays unknown, whatever places occur in it: nothing is guessed.
 */
import type { ArticleKind } from '../../knowledge/article.ts';
import { compareRegions, findRegions, isWithin, regionsByName, resolveRegion } from '../../knowledge/regions/index.ts';
import type { Region } from '../../knowledge/regions/index.ts';
import { leadRegions } from './lead-regions.ts';
import { isElsewhere } from './passing-mention.ts';

const TAG = /^【([^】]{1,20})】/;
const HEAD_LENGTH = 400;
const DELIVERY = /在\s*([\p{Script=Han}]{2,24}?)第[一二三四五六七八九十百零〇\d]+届人民代表大会/u;
const ON_BEHALF = /代表\s*([\p{Script=Han}]{2,16}?)(?:人民)?政府/u;
/** «我代表市人民政府»: which kind of division speaks. */
const SPEAKER = /代表\s*(?:我)?(省|自治区|市|州|盟|地区|县|区|旗)人民政府/;

interface Placed {
  readonly region: Region;
  readonly start: number;
}

/** The places a title is about, in the order of mention; the country and parts of other names are none. */
function placesIn(words: string): Placed[] {
  const mentions = findRegions(words).filter(
    ({ partOf, candidates }) => partOf === null && candidates[0]?.level !== 'country',
  );
  return mentions.flatMap((mention) => {
    const [region] = mention.candidates;
    return region && !isElsewhere(words, mention, mentions.length > 1) ? [{ region, start: mention.start }] : [];
  });
}

/** Each once, and without those that another of the list lies in: «武汉» beside «东湖高新区» says nothing more. */
function mostSpecific(regions: readonly Region[]): Region[] {
  const once = [...new Map(regions.map((region) => [region.code, region])).values()];
  return once.filter((region) => !once.some(({ code }) => code !== region.code && isWithin(code, region.code)));
}

function fromTitle(title: string): Region[] {
  const tagEnd = TAG.exec(title)?.[0].length ?? 0;
  const places = placesIn(title);
  const tagged = places.filter(({ start }) => start < tagEnd).map(({ region }) => region);
  const named = places.filter(({ start }) => start >= tagEnd).map(({ region }) => region);
  if (tagged.length === 0) return mostSpecific(named);
  const inside = named.filter((region) => tagged.some(({ code }) => isWithin(region.code, code)));
  // A partner of the same standing is a subject too («黄石港鄂城“跨城通办”»), another city in passing is not.
  const partners = named.filter(
    (region) => !inside.includes(region) && inside.some(({ level }) => level === region.level),
  );
  return mostSpecific([...tagged, ...inside, ...partners]);
}

function fromDelivery(text: string): Region[] {
  const head = text.slice(0, HEAD_LENGTH);
  for (const pattern of [DELIVERY, ON_BEHALF]) {
    const words = pattern.exec(head)?.[1];
    const [region] = words === undefined ? [] : resolveRegion(words);
    if (region && region.level !== 'country') return [region];
  }
  return [];
}

/** «恩施» is a prefecture and a city within it; who speaks («州人民政府») decides, else the wider one. */
function fromPlace(place: string, text: string): Region[] {
  const candidates = regionsByName(place).filter(({ level }) => level !== 'country');
  const speaker = SPEAKER.exec(text.slice(0, HEAD_LENGTH))?.[1];
  const fitting = speaker === undefined ? [] : candidates.filter(({ name }) => name.endsWith(speaker));
  const [region] = (fitting.length > 0 ? fitting : candidates).toSorted(compareRegions);
  return region ? [region] : [];
}

/** By level alone, so that places of one level stay in the order of mention. */
function isNarrower(left: Region, right: Region): boolean {
  return left.level !== right.level && compareRegions(left, right) > 0;
}

/** Most specific first, then in the order of mention; empty where the article does not tell. */
export function subjectRegions(article: {
  readonly title: string | null;
  readonly place: string | null;
  readonly text: string;
  readonly kind: ArticleKind;
}): Region[] {
  const { title, place, text, kind } = article;
  const titled = title === null ? [] : fromTitle(title);
  if (titled.length > 0)
    return titled.toSorted((left, right) => (isNarrower(left, right) ? -1 : isNarrower(right, left) ? 1 : 0));
  if (kind === 'work-report') {
    const delivered = fromDelivery(text);
    if (delivered.length > 0) return delivered;
  }
  if (place !== null) return fromPlace(place, text);
  return title !== null && kind === 'news' ? leadRegions(text) : [];
}
