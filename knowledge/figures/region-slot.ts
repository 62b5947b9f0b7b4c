/**
 * Whose place a figure is: the one its clause names, else the article's own. «全市», «全省» are as wide as their word:
 * in a city's report 全省 is the province it lies in. Nothing is guessed: an article without a place gives none.
 * Called by the extractor.
 */
import type { RegionRef, Span } from '../article.ts';
import type { Trace, TracedSlot } from '../observation.ts';
import { ancestorsOf, regionByCode, resolveRegion } from '../regions/index.ts';
import type { Region } from '../regions/index.ts';
import type { ParsedFigure } from './parsed-figure.ts';

interface RegionSlot {
  readonly value: RegionRef | null;
  readonly traces: readonly Trace[];
}

export function regionOf(
  article: { readonly subjectRegions: readonly RegionRef[]; readonly titled: boolean },
  figure: ParsedFigure,
  inQuote: (slot: TracedSlot, span: Span) => Trace,
): RegionSlot {
  const own = article.subjectRegions[0] ?? null;
  const ownTrace: Trace = { slot: 'region', from: 'title', start: null, end: null };
  if (figure.place === null) return own === null ? { value: null, traces: [] } : { value: own, traces: [ownTrace] };
  const quoted = inQuote('region', figure.place);
  if (figure.place.self) {
    const wide = own === null ? null : widen(own, figure.place.words);
    return wide === null ? { value: null, traces: [] } : { value: wide, traces: [quoted, ownTrace] };
  }
  const named = resolveRegion(figure.place.words, own === null ? [] : [own.code])[0];
  if (named === undefined) return own === null ? { value: null, traces: [] } : { value: own, traces: [ownTrace] };
  return { value: { code: named.code, name: named.name }, traces: [quoted] };
}

const ref = ({ code, name }: Region): RegionRef => ({ code, name });

function widen(own: RegionRef, words: string): RegionRef | null {
  const region = regionByCode(own.code);
  if (region === null) return own;
  const around = [region, ...ancestorsOf(region.code)];
  const level = /国/.test(words)
    ? 'country'
    : /省/.test(words)
      ? 'province'
      : /^[全我本](?:市|州)/.test(words)
        ? 'city'
        : null;
  if (level === null) return own;
  const found = around.find((candidate) => candidate.level === level);
  if (found !== undefined) return ref(found);
  // A municipality's own report: 全市 is the province-level city itself.
  return level === 'city' ? own : null;
}
