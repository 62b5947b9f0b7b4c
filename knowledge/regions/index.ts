/** The gazetteer's surface: what ingest, the figure parser and answer use of it. */
export type { EnclosingName, Region, RegionLevel, RegionMention } from './region.ts';
export { compareRegions } from './region.ts';
export { ancestorsOf, describeRegion, isWithin, regionByCode, regionsByName } from './gazetteer.ts';
export { findNamedRegions, findRegions } from './find-regions.ts';
export { abbreviationOf } from './place-characters.ts';
export type { SelfReference } from './self-references.ts';
export { findSelfReferences } from './self-references.ts';
export { resolveRegion } from './resolve-region.ts';
