/** The articles by region, report year and kind, with counts; each opens beside the list. */
import { useState } from 'react';
import type { ArticleKind, Citation } from '../../protocol/answer.ts';
import type { ArticleSummary, Coverage } from '../../protocol/library.ts';
import { useProof } from '../proof/proof-context.ts';
import { readArticles } from '../wire/library.ts';
import { kindLabel } from '../words/labels.ts';
import { fill, useWords } from '../words/use-words.ts';
import { Facet } from './facet.tsx';
import { ListState } from './list-state.tsx';
import { Pager } from './pager.tsx';
import { usePage } from './use-page.ts';

interface Props {
  readonly coverage: Coverage | null;
}

const PAGE_SIZE = 30;

/** The reading panel walks citations; an article opened from the list is one without cited words. */
function asCitation(article: ArticleSummary): Citation {
  return {
    n: 1,
    articleId: article.id,
    title: article.title,
    publishedOn: article.publishedOn,
    regions: article.regions,
    year: article.year,
    source: article.source,
    sectionPath: [],
    quote: '',
    start: 0,
    end: 0,
    context: [],
  };
}

export function ArticleList({ coverage }: Props) {
  const words = useWords();
  const proof = useProof();
  const [region, setRegion] = useState('');
  const [year, setYear] = useState('');
  const [kind, setKind] = useState('');
  const [page, setPage] = useState(1);
  const query = {
    page,
    pageSize: PAGE_SIZE,
    region: region || undefined,
    year: year === '' ? undefined : Number(year),
    kind: (kind || undefined) as ArticleKind | undefined,
  };
  const loaded = usePage(JSON.stringify(query), (signal) => readArticles(query, signal));
  const choose = (set: (value: string) => void) => (value: string) => {
    set(value);
    setPage(1);
  };
  return (
    <section aria-labelledby="library-title">
      <h1 id="library-title">{words.articlesTitle}</h1>
      <p className="lead">{words.articlesText}</p>
      {coverage !== null && (
        <div className="facets">
          <Facet
            label={words.limitRegion}
            chosen={region}
            onChoose={choose(setRegion)}
            values={coverage.regions.map((one) => ({ value: one.name, label: one.name, count: one.articles }))}
          />
          <Facet
            label={words.limitYear}
            chosen={year}
            onChoose={choose(setYear)}
            values={coverage.years.map((one) => ({ value: `${one.year}`, label: `${one.year}`, count: one.articles }))}
          />
          <Facet
            label={words.limitKind}
            chosen={kind}
            onChoose={choose(setKind)}
            values={coverage.kinds.map((one) => ({
              value: one.kind,
              label: kindLabel(words, one.kind),
              count: one.articles,
            }))}
          />
        </div>
      )}
      <ListState
        loaded={loaded}
        totalWords={(n) => fill(words.totalArticles, { n })}
        listed={loaded.value?.articles}
        noneWords={words.noArticles}
      />
      <ul className="article-list" aria-busy={loaded.isLoading}>
        {loaded.value?.articles.map((article) => {
          const citation = asCitation(article);
          return (
            <li key={article.id}>
              <button type="button" onClick={() => proof.openArticle(citation, [citation])}>
                {article.title}
              </button>
              <span className="facts">
                {[
                  article.regions.join('、') || words.unknownRegion,
                  article.year === null ? words.unknownYear : fill(words.reportYear, { year: article.year }),
                  kindLabel(words, article.kind),
                ].join(' · ')}
              </span>
            </li>
          );
        })}
      </ul>
      {loaded.value !== null && <Pager {...loaded.value} onPage={setPage} />}
    </section>
  );
}
