/** How reading a list stands, above the list: how many there are, a failure with a way on, or that it is being read. */
import { useWords } from '../words/use-words.ts';
import type { Loaded } from './use-page.ts';

interface Props {
  readonly loaded: Loaded<{ readonly total: number }>;
  /** «共 31 篇» */
  totalWords(total: number): string;
  /** What is on the page in sight; undefined before it was read. */
  readonly listed: readonly unknown[] | undefined;
  /** Said where nothing meets what was chosen. */
  readonly noneWords: string;
}

export function ListState({ loaded, totalWords, listed, noneWords }: Props) {
  const words = useWords();
  const total = loaded.value?.total ?? null;
  return (
    <>
      <p className="total" role="status">
        {total === null ? '' : totalWords(total)}
      </p>
      {loaded.isFailed && (
        <p className="notice">
          {words.loadFailed}
          <button type="button" className="plain-button" onClick={loaded.retry}>
            {words.retry}
          </button>
        </p>
      )}
      {total === null && loaded.isLoading && <p className="quiet">{words.loading}</p>}
      {listed?.length === 0 && <p className="quiet">{noneWords}</p>}
    </>
  );
}
