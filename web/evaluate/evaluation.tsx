/** The evaluator's page: saved runs, one run's report, two compared. Loaded when it is opened. */
import { useEffect, useMemo, useRef } from 'react';
import '../look/library.css';
import '../look/evaluation.css';
import '../look/evaluation-run.css';
import '../look/evaluation-cases.css';
import { ComparisonView } from './comparison-view.tsx';
import { readPlace, useHash } from './place.ts';
import { ReachContext, type Reach } from './reach.ts';
import { RunList } from './run-list.tsx';
import { RunView } from './run-view.tsx';

export default function Evaluation({ isAway, onFailed }: Reach) {
  const hash = useHash();
  const place = readPlace(hash);
  const scroller = useRef<HTMLDivElement>(null);
  const isFirst = useRef(true);
  const reach = useMemo(() => ({ isAway, onFailed }), [isAway, onFailed]);

  // Another view begins at its top, with its heading said to those who listen.
  useEffect(() => {
    if (!isFirst.current) {
      scroller.current?.scrollTo(0, 0);
      scroller.current?.querySelector('h1')?.focus();
    }
    isFirst.current = false;
  }, [hash]);

  return (
    <ReachContext value={reach}>
      <div className="library evaluation" ref={scroller}>
        {place.kind === 'list' && <RunList />}
        {place.kind === 'run' && <RunView key={place.id} id={place.id} />}
        {place.kind === 'compare' && (
          <ComparisonView key={`${place.base} ${place.with}`} base={place.base} other={place.with} />
        )}
      </div>
    </ReachContext>
  );
}
