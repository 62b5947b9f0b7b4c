/** The library: articles, or the figures read from them. Loaded when it is opened. */
import type { Coverage } from '../../protocol/library.ts';
import '../look/library.css';
import { ArticleList } from './article-list.tsx';
import { FigureList } from './figure-list.tsx';

interface Props {
  readonly view: 'articles' | 'figures';
  readonly coverage: Coverage | null;
}

export default function Library({ view, coverage }: Props) {
  return (
    <div className="library">
      {view === 'articles' ? <ArticleList coverage={coverage} /> : <FigureList coverage={coverage} />}
    </div>
  );
}
