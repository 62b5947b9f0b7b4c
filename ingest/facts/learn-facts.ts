/**
 * What an article shows of where entities are at home: said by its words (said-home.ts), or implied, since the article
 * is about one place alone and names an entity as its own. A name that comes with another place, that stands where a
 * partner or a guest does, or that is the whole country's, implies nothing. Pure; called by build-record.ts.
 */
import type { Article, Span } from '../../knowledge/article.ts';
import { entityNames } from '../../knowledge/entities/entity-names.ts';
import type { Observation } from '../../knowledge/observation.ts';
import { sentencesOf } from '../../knowledge/figures/article-sentences.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import type { FactBasis, LearnedFact } from '../../knowledge/learned-fact.ts';
import { findRegions, isWithin, regionByCode, regionsByName } from '../../knowledge/regions/index.ts';
import type { Region, RegionMention } from '../../knowledge/regions/index.ts';
import { FACT_NAMESPACE, uuidFromName } from '../uuid.ts';
import { figureOwners } from './figure-owners.ts';
import { findEntities } from './find-entities.ts';
import type { NamedEntity } from './find-entities.ts';
import { saidHome } from './said-home.ts';

/** A whole province or country is no home that tells where to look. */
const NARROW: ReadonlySet<Region['level']> = new Set(['city', 'county', 'zone', 'town']);
/** Before a name: it comes from elsewhere, or is spoken with, not of. */
const GUEST_BEFORE =
  /(?:来自|与|同|和|跟|携手|对接|拜访|考察|走访|会见|邀请|赴|联合|依托|借助|聘请|委托|引入|由)[^，,。；;]{0,8}$/u;
/** A name that belongs to no place. */
const NATIONAL = /^(?:中国|中央|国家|中华|中铁|中建|中交|中核|中石|中航|中粮|国务院|全国|世界|国际|亚洲|全球)/u;
const LONGEST_PLACE = 6;
/** A place so near before a name belongs to it: «浙江某某公司», «深圳的某某公司». */
const ORIGIN_REACH = 4;

interface Sighting {
  readonly entity: NamedEntity;
  readonly sentence: { readonly start: number; readonly end: number };
  readonly region: Region;
  readonly basis: FactBasis;
}

/** The one place the article is about; null where there are several, none, or only a wide one. */
function onlySubject({ subjectRegions }: Article): Region | null {
  const [subject, ...others] = subjectRegions;
  const region = subject === undefined || others.length > 0 ? null : regionByCode(subject.code);
  return region && NARROW.has(region.level) ? region : null;
}

function areNested(left: string, right: string): boolean {
  return isWithin(left, right) || isWithin(right, left);
}

/** Whether the name begins with a place that the region neither lies in nor holds. */
function isNamedElsewhere(words: string, region: Region): boolean {
  for (let length = Math.min(LONGEST_PLACE, words.length); length >= 2; length -= 1) {
    const places = regionsByName(fold(words.slice(0, length)));
    if (places.length > 0) return !places.some(({ code }) => areNested(code, region.code));
  }
  return false;
}

function comesFromElsewhere(entity: NamedEntity, mentions: readonly RegionMention[], region: Region): boolean {
  return mentions.some(
    ({ end, candidates }) =>
      end <= entity.start &&
      entity.start - end <= ORIGIN_REACH &&
      candidates.every(({ code }) => !areNested(code, region.code)),
  );
}

/** Whether an article about `region` names the entity as one that is there. */
function isAtHome(sentence: string, entity: NamedEntity, mentions: readonly RegionMention[], region: Region): boolean {
  return (
    !NATIONAL.test(entity.words) &&
    !GUEST_BEFORE.test(sentence.slice(0, entity.start)) &&
    !isNamedElsewhere(entity.words, region) &&
    !comesFromElsewhere(entity, mentions, region)
  );
}

/** By form, and those that figures belong to; offsets count from the sentence's start. */
function entitiesIn(words: string, sentence: Span, owners: readonly NamedEntity[]): NamedEntity[] {
  const named = findEntities(words);
  const others = owners
    .filter(({ start, end }) => start >= sentence.start && end <= sentence.end)
    .map((one) => ({ ...one, start: one.start - sentence.start, end: one.end - sentence.start }))
    .filter(({ start, end }) => !named.some((one) => one.start < end && start < one.end));
  return [...named, ...others];
}

interface Sightings {
  readonly found: readonly Sighting[];
  /** Folded names that the article also speaks of as from elsewhere: of these nothing is implied. */
  readonly doubted: ReadonlySet<string>;
}

function sightingsIn(article: Article, observations: readonly Observation[]): Sightings {
  const { text, sections, noise } = article;
  const subject = onlySubject(article);
  const owners = figureOwners(article, observations);
  const found: Sighting[] = [];
  const doubted = new Set<string>();
  for (const sentence of sentencesOf(text, sections, noise)) {
    const words = text.slice(sentence.start, sentence.end);
    const entities = entitiesIn(words, sentence, owners);
    if (entities.length === 0) continue;
    const mentions = findRegions(words);
    for (const entity of entities) {
      const said = saidHome(words, entity, mentions);
      if (said !== null && NARROW.has(said.level)) found.push({ entity, sentence, region: said, basis: 'words' });
      else if (subject !== null && isAtHome(words, entity, mentions, subject)) {
        found.push({ entity, sentence, region: subject, basis: 'article' });
      } else doubted.add(fold(entity.words));
    }
  }
  return { found, doubted };
}

/**
 * One fact for each entity and place, shown by the first sentence that shows it; of an entity whose home the words say
 * nothing is implied besides.
 * @param observations the article's own, whose subjects are entities too
 * @returns by start offset; empty where the article names nothing by its form
 */
export function learnFacts(article: Article, observations: readonly Observation[]): LearnedFact[] {
  const { found, doubted } = sightingsIn(article, observations);
  const said = new Set(found.filter(({ basis }) => basis === 'words').map(({ entity }) => fold(entity.words)));
  const facts = new Map<string, LearnedFact>();
  for (const { entity, sentence, region, basis } of found) {
    const name = fold(entity.words);
    if (basis === 'article' && (said.has(name) || doubted.has(name))) continue;
    const names = entityNames(entity.words);
    const id = uuidFromName(FACT_NAMESPACE, [article.id, name, region.code, basis].join('\u0000'));
    if (names.length === 0 || facts.has(id)) continue;
    facts.set(id, {
      id,
      articleId: article.id,
      entity: entity.words,
      names,
      kind: entity.kind,
      region: { code: region.code, name: region.name },
      basis,
      quote: article.text.slice(sentence.start, sentence.end),
      start: sentence.start,
      end: sentence.end,
    });
  }
  return [...facts.values()];
}
