/**
 * A place that a question points at by what is there («江花公司所在地»), through what ingest learned from the articles:
 * the place and the sentences that show it, or the several places among which nothing chooses.
 */
import type { RegionRef } from '../../knowledge/article.ts';
import { entityNames } from '../../knowledge/entities/entity-names.ts';
import { homeOf } from '../../knowledge/entities/home-of.ts';
import type { EntityHome } from '../../knowledge/entities/home-of.ts';
import type { LearnedFact } from '../../knowledge/learned-fact.ts';
import { isWithin } from '../../knowledge/regions/index.ts';
import type { KnowledgeView } from '../../knowledge/store/port.ts';
import type { RankedCandidate } from './candidate.ts';
import type { CandidateReader } from './read-candidates.ts';

export interface LearnedHome {
  /** One, or several where the articles leave it open. */
  readonly regions: readonly RegionRef[];
  /** Folded names of the entities, to tell whether an article speaks of them itself. */
  readonly names: readonly string[];
  /** One sentence a region, in their order; fewer where one cannot be quoted. */
  readonly evidence: readonly RankedCandidate[];
}

/** More than any one entity has. */
const MOST_FACTS = 200;

async function lookUp(view: KnowledgeView, name: string): Promise<{ home: EntityHome; facts: LearnedFact[] }> {
  for (const words of entityNames(name)) {
    const { facts } = await view.findFacts({ names: [words] }, { page: 1, pageSize: MOST_FACTS });
    if (facts.length > 0) return { home: homeOf(facts), facts };
  }
  return { home: { kind: 'unknown' }, facts: [] };
}

/** Entities of one place point at the innermost; null where they point at different ones. */
function common(regions: readonly RegionRef[]): RegionRef | null {
  return regions.find((region) => regions.every(({ code }) => isWithin(region.code, code))) ?? null;
}

/** The sentence that shows a fact, as ranked sentences are; null where it cannot be quoted. */
async function readSentence(
  view: KnowledgeView,
  reader: CandidateReader,
  fact: LearnedFact,
): Promise<RankedCandidate | null> {
  const passages = (await view.listPassages(fact.articleId)).filter(
    ({ start, end }) => start < fact.end && fact.start < end,
  );
  const candidates = await reader.read(view, passages);
  const found = candidates.find(
    ({ start, end, text }) => start < fact.end && fact.start < end && text.includes(fact.entity),
  );
  const fits = { regionFit: 1, periodFit: 1, statusFit: 1, coverage: 1, inSentence: 1 };
  return found ? { ...found, ...fits, score: 0, topical: false, age: 1, phrase: 0, pull: 1 } : null;
}

/** @returns null where nothing was learned of any of them, or they point at different places */
export async function learnedHome(
  view: KnowledgeView,
  reader: CandidateReader,
  entities: readonly string[],
): Promise<LearnedHome | null> {
  const found = await Promise.all(entities.map((name) => lookUp(view, name)));
  const known = found.flatMap(({ home }) => (home.kind === 'known' ? [home.region] : []));
  const open = found.flatMap(({ home }) => (home.kind === 'ambiguous' ? home.regions : []));
  const one = common(known);
  const regions = one ? [one] : known.length === 0 ? open : [];
  if (regions.length === 0) return null;
  const facts = found.flatMap((each) => each.facts);
  const shown = regions.flatMap(({ code }) => facts.find(({ region }) => region.code === code) ?? []);
  const evidence = await Promise.all(shown.map((fact) => readSentence(view, reader, fact)));
  return {
    regions,
    names: [...new Set(shown.flatMap(({ names }) => names))],
    evidence: evidence.filter((each) => each !== null),
  };
}
