/** Shares of slices as a chart, loaded when it is first asked for. */
import { lazy, Suspense, type ComponentProps } from 'react';
import { useWords } from '../words/use-words.ts';

const ShareChart = lazy(() => import('./share-chart.tsx'));

export function SlicePicture(chart: ComponentProps<typeof ShareChart>) {
  const words = useWords();
  return (
    <figure className="picture">
      <figcaption>{chart.title}</figcaption>
      <Suspense fallback={<p className="quiet">{words.loading}</p>}>
        <ShareChart {...chart} />
      </Suspense>
    </figure>
  );
}
