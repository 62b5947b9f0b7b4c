/**
 * What a place of the gazetteer is, and what a mention of one in a text is.
 * Codes are the six digits of GB/T 2260; places without one (development zones, districts of Hong Kong) have
 * a code of ours: the parent's digits, a dash, a letter and a number («420100-z01»), never reused.
 */
import type { Span } from '../article.ts';

export type RegionLevel = 'country' | 'province' | 'city' | 'county' | 'zone' | 'town';

export interface Region {
  readonly code: string;
  /** «咸宁市». */
  readonly name: string;
  /** «咸宁»; equal to `name` where the stem alone would say nothing («赵县», «城区»). */
  readonly shortName: string;
  readonly level: RegionLevel;
  /** Null for the country alone. */
  readonly parentCode: string | null;
}

/** What longer name a place's name is only a part of: «南京路», «武汉大学», «青岛啤酒». */
export type EnclosingName = 'road' | 'institution' | 'company';

export interface RegionMention extends Span {
  /** The original's characters at the span. */
  readonly words: string;
  /** Never empty; most likely first, several for same-name places that the text does not tell apart. */
  readonly candidates: readonly Region[];
  /** Null for a place meant as a place. */
  readonly partOf: EnclosingName | null;
  /** True for a single character in a fixed pattern («来汉投资»): worth less trust than a name. */
  readonly abbreviated: boolean;
}

const LEVEL_ORDER: Readonly<Record<RegionLevel, number>> = {
  country: 0,
  province: 1,
  city: 2,
  county: 3,
  zone: 4,
  town: 5,
};

/** For sorting: the wider level first, then by code. */
export function compareRegions(left: Region, right: Region): number {
  const byLevel = LEVEL_ORDER[left.level] - LEVEL_ORDER[right.level];
  if (byLevel !== 0) return byLevel;
  return left.code < right.code ? -1 : left.code > right.code ? 1 : 0;
}
