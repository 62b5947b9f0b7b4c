/** The cases of a run, narrowed by verdict, category, asker, place, year and words; each opens where it stands. */
import { useDeferredValue, useEffect, useId, useState, type ReactNode } from 'react';
import type { CaseHead } from '../../protocol/evaluation.ts';
import { Facet } from '../browse/facet.tsx';
import { Pager } from '../browse/pager.tsx';
import { readCase, readCases } from '../wire/evaluation.ts';
import { fill, useWords } from '../words/use-words.ts';
import { queryOfFilter, type Filter } from './case-filter.ts';
import { CaseReportView } from './case-report-view.tsx';
import { askerLabel, categoryLabel, faultWords, statusLabel, useEvaluationWords } from './evaluation-words.ts';
import { useReading } from './reach.ts';
import { Trouble } from './trouble.tsx';

interface Props {
  readonly id: string;
  readonly filter: Filter;
  onFilter(filter: Filter): void;
}

export function CaseList({ id, filter, onFilter }: Props) {
  const shared = useWords();
  const words = useEvaluationWords();
  const [page, setPage] = useState(1);
  const settled = useDeferredValue(filter);
  useEffect(() => setPage(1), [filter]);
  const query = queryOfFilter(settled, page);
  const loaded = useReading(`cases ${id} ${JSON.stringify(query)}`, (signal) => readCases(id, query, signal));
  const found = loaded.value;
  const choose = (name: keyof Filter) => (value: string) => onFilter({ ...filter, [name]: value });
  const narrowed = (['region', 'year'] as const).filter((name) => filter[name] !== '');
  return (
    <section aria-labelledby="case-list-title">
      <h2 id="case-list-title" tabIndex={-1}>
        {words.caseList}
      </h2>
      <div className="facets">
        <Facet
          label={words.status}
          chosen={filter.status}
          onChoose={choose('status')}
          values={[
            { value: 'failing', label: words.failing, count: null },
            { value: 'pass', label: words.passed, count: null },
            { value: 'error', label: words.errors, count: null },
          ]}
        />
        {found !== null && (
          <>
            <Facet
              label={words.category}
              chosen={filter.category}
              onChoose={choose('category')}
              values={found.facets.categories.map(({ key, cases }) => ({
                value: key,
                label: categoryLabel(words, key),
                count: cases,
              }))}
            />
            {found.facets.askers.length > 1 && (
              <Facet
                label={words.asker}
                chosen={filter.asker}
                onChoose={choose('asker')}
                values={found.facets.askers.map(({ key, cases }) => ({
                  value: key,
                  label: askerLabel(words, key),
                  count: cases,
                }))}
              />
            )}
          </>
        )}
        <label className="facet">
          <span>{words.text}</span>
          <input
            type="search"
            value={filter.text}
            placeholder={words.textHint}
            maxLength={200}
            onChange={(event) => choose('text')(event.target.value)}
          />
        </label>
        {narrowed.map((name) => (
          <p key={name} className="facet">
            <span>{words[name]}</span>
            <button
              type="button"
              aria-pressed
              aria-label={fill(shared.removeChip, { value: filter[name] })}
              onClick={() => choose(name)('')}
            >
              {fill(words.only, { value: filter[name] })} ×
            </button>
          </p>
        ))}
      </div>
      <p className="total" role="status">
        {found === null ? '' : fill(words.totalCases, { n: found.total })}
      </p>
      <Trouble loaded={loaded} goneWords={words.runRemoved} />
      {found !== null && found.damagedLines > 0 && (
        <p className="notice">{fill(words.damagedLines, { n: found.damagedLines })}</p>
      )}
      {found?.isCut === true && <p className="notice">{words.isCut}</p>}
      {found?.cases.length === 0 && <p className="quiet">{words.noCases}</p>}
      <ul className="case-list" aria-busy={loaded.isLoading}>
        {found?.cases.map((each) => (
          <CaseItem
            key={each.id}
            head={each}
            badges={<StatusBadge status={each.status} />}
            faults={<Faults head={each} />}
          >
            {() => <OpenCase id={id} caseId={each.id} />}
          </CaseItem>
        ))}
      </ul>
      {found !== null && <Pager {...found} onPage={setPage} />}
    </section>
  );
}

export function StatusBadge({ status }: { readonly status: CaseHead['status'] }) {
  const words = useEvaluationWords();
  return <span className={`badge is-${status}`}>{statusLabel(words, status)}</span>;
}

function Faults({ head }: { readonly head: Pick<CaseHead, 'faults' | 'loose'> }) {
  const words = useEvaluationWords();
  const said = head.faults.map((fault) => faultWords(words, fault));
  if (head.loose) said.push(words.loose);
  return said.length === 0 ? null : <span className="faults">{said.join('；')}</span>;
}

interface ItemProps {
  readonly head: Pick<CaseHead, 'id' | 'question' | 'category' | 'asker'>;
  readonly badges: ReactNode;
  readonly faults: ReactNode;
  /** Made when the case is opened first. */
  children(): ReactNode;
}

/** A line of a list that opens below itself. */
export function CaseItem({ head, badges, faults, children }: ItemProps) {
  const words = useEvaluationWords();
  const [isOpen, setOpen] = useState(false);
  const place = useId();
  const facts = [head.id, categoryLabel(words, head.category), askerLabel(words, head.asker)];
  return (
    <li>
      <button
        type="button"
        className="case-head"
        aria-expanded={isOpen}
        aria-controls={place}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="case-badges">{badges}</span>
        <span className="case-words">
          <span lang="zh-CN">{head.question}</span>
          <span className="facts">{facts.filter((fact) => fact !== '').join(' · ')}</span>
          {faults}
        </span>
      </button>
      <div id={place} hidden={!isOpen}>
        {isOpen && children()}
      </div>
    </li>
  );
}

function OpenCase({ id, caseId }: { readonly id: string; readonly caseId: string }) {
  const words = useEvaluationWords();
  const loaded = useReading(`case ${id} ${caseId}`, (signal) => readCase(id, caseId, signal));
  return (
    <>
      <Trouble loaded={loaded} goneWords={words.runRemoved} />
      {loaded.value !== null && <CaseReportView report={loaded.value} />}
    </>
  );
}
