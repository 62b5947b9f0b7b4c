/** Previous and next page of a list. */
import { fill, useWords } from '../words/use-words.ts';

interface Props {
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  onPage(page: number): void;
}

export function Pager({ page, pageSize, total, onPage }: Props) {
  const words = useWords();
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (pages === 1) return null;
  return (
    <div className="pager">
      <button type="button" className="plain-button" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {words.previousPage}
      </button>
      <span>{fill(words.pagePlace, { page, pages })}</span>
      <button type="button" className="plain-button" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {words.nextPage}
      </button>
    </div>
  );
}
