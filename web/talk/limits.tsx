/** Limits for the next questions: region, report year, kind, from what the articles cover. */
import { memo, useState } from 'react';
import { articleKinds } from './article-kinds.ts';
import type { ArticleKind, Filters } from '../../protocol/answer.ts';
import type { Coverage } from '../../protocol/library.ts';
import { Icon } from '../shell/icons.tsx';
import { kindLabel } from '../words/labels.ts';
import { fill, useWords } from '../words/use-words.ts';

interface Props {
  readonly coverage: Coverage | null;
  readonly limits: Filters | null;
  onChange(limits: Filters | null): void;
}

export const Limits = memo(function Limits({ coverage, limits, onChange }: Props) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  if (coverage === null || coverage.articles === 0) return <span />;
  const put = (change: Filters): void => {
    const next = { ...limits, ...change };
    const kept = Object.fromEntries(Object.entries(next).filter(([, values]) => (values ?? []).length > 0)) as Filters;
    onChange(Object.keys(kept).length === 0 ? null : kept);
  };
  const chosen = [
    ...(limits?.regions ?? []),
    ...(limits?.years ?? []).map((year) => fill(words.reportYear, { year })),
    ...(limits?.kinds ?? []).map((kind) => kindLabel(words, kind)),
  ];
  return (
    <div className="limits">
      <button type="button" className="limits-toggle" aria-expanded={isOpen} onClick={() => setOpen((open) => !open)}>
        <Icon name="filter" size={15} /> {words.limitTo}
        {chosen.length > 0 && <strong>{chosen.join(' · ')}</strong>}
      </button>
      {isOpen && (
        <div className="limits-fields">
          <label>
            <span>{words.limitRegion}</span>
            <select
              value={limits?.regions?.[0] ?? ''}
              onChange={(event) => put({ regions: event.target.value === '' ? [] : [event.target.value] })}
            >
              <option value="">{words.all}</option>
              {coverage.regions.map((region) => (
                <option key={region.code} value={region.name}>
                  {region.name}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>{words.limitYear}</span>
            <select
              value={limits?.years?.[0] ?? ''}
              onChange={(event) => put({ years: event.target.value === '' ? [] : [Number(event.target.value)] })}
            >
              <option value="">{words.all}</option>
              {coverage.years.map(({ year }) => (
                <option key={year} value={year}>
                  {year}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>{words.limitKind}</span>
            <select
              value={limits?.kinds?.[0] ?? ''}
              onChange={(event) =>
                put({ kinds: articleKinds.filter((kind: ArticleKind) => kind === event.target.value) })
              }
            >
              <option value="">{words.all}</option>
              {coverage.kinds.map(({ kind }) => (
                <option key={kind} value={kind}>
                  {kindLabel(words, kind)}
                </option>
              ))}
            </select>
          </label>
          {chosen.length > 0 && (
            <button type="button" className="plain-button" onClick={() => onChange(null)}>
              {words.clearLimits}
            </button>
          )}
        </div>
      )}
    </div>
  );
});
