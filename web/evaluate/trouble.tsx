/** What is said where something could not be read, with a way on. */
import type { Loaded } from '../browse/use-page.ts';
import { useWords } from '../words/use-words.ts';
import { useEvaluationWords } from './evaluation-words.ts';

interface Props {
  readonly loaded: Loaded<unknown>;
  /** Said where the server knows no such thing (404). */
  readonly goneWords: string;
}

export function Trouble({ loaded, goneWords }: Props) {
  const words = useWords();
  const own = useEvaluationWords();
  if (loaded.isLoading && loaded.value === null) return <p className="quiet">{words.loading}</p>;
  if (!loaded.isFailed) return null;
  if (loaded.failedStatus === 404) return <p className="notice">{goneWords}</p>;
  if (loaded.failedStatus === 422) return <p className="notice">{own.runUnreadable}</p>;
  return (
    <p className="notice" role="status">
      {words.loadFailed}{' '}
      <button type="button" className="plain-button" onClick={loaded.retry}>
        {words.retry}
      </button>
    </p>
  );
}
