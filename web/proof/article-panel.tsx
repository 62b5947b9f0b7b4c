/** The article beside the conversation: head, walk through the citations, outline, text scrolled to the cited words. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Citation } from '../../protocol/answer.ts';
import { Icon } from '../shell/icons.tsx';
import { fill, useWords } from '../words/use-words.ts';
import { ArticleText } from './article-text.tsx';
import { CitationFacts } from './citation-facts.tsx';
import { Quote } from './quote.tsx';
import { useArticle } from './use-article.ts';

export interface ArticlePanelProps {
  readonly citations: readonly Citation[];
  readonly place: number;
  readonly generation: number;
  onMove(place: number): void;
  onClose(): void;
}

/** How far below the panel's upper edge the cited words come to stand. */
const SIGHT = 0.28;

function scrollTo(scroller: HTMLElement, target: Element): void {
  const distance = target.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  scroller.scrollTop += distance - scroller.clientHeight * SIGHT;
}

function isWebAddress(source: string): boolean {
  return /^https?:\/\//.test(source);
}

export default function ArticlePanel(props: ArticlePanelProps) {
  const active = props.citations[props.place] ?? props.citations[0];
  return active === undefined ? null : <OpenArticle {...props} active={active} />;
}

function OpenArticle({
  citations,
  active,
  place,
  generation,
  onMove,
  onClose,
}: ArticlePanelProps & { active: Citation }) {
  const words = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [isOutlineOpen, setOutlineOpen] = useState(false);
  const { state, retry } = useArticle(active.articleId, generation);
  const here = useMemo(
    () => citations.filter((citation) => citation.articleId === active.articleId),
    [citations, active.articleId],
  );

  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    const target = scroller.current?.querySelector('mark.is-active');
    if (state.kind === 'ready' && scroller.current !== null && target != null) scrollTo(scroller.current, target);
  }, [state.kind, active]);

  const article = state.kind === 'ready' ? state.article : null;
  const source = article?.source ?? active.source;
  // What the article itself says outranks the caller's record of it: a figure of the data page knows less.
  const facts = article === null ? active : { ...active, regions: article.regions, year: article.year };
  const publishedOn = article?.publishedOn ?? active.publishedOn;
  return (
    <div className="article-panel">
      <header className="panel-head">
        <div className="panel-title">
          <h2 ref={heading} tabIndex={-1}>
            {article?.title ?? active.title}
          </h2>
          <CitationFacts citation={facts} />
          <span className="facts">
            {publishedOn !== null && fill(words.publishedOn, { date: publishedOn })}{' '}
            {isWebAddress(source) ? (
              <a href={source} target="_blank" rel="noreferrer">
                {words.originalPage}
              </a>
            ) : (
              fill(words.sourceFile, { source })
            )}
          </span>
        </div>
        <button type="button" className="icon-button" aria-label={words.close} title={words.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="panel-walk">
        {citations.length > 1 && (
          <>
            <button
              type="button"
              className="icon-button"
              disabled={place <= 0}
              aria-label={words.previousCitation}
              title={words.previousCitation}
              onClick={() => onMove(place - 1)}
            >
              <Icon name="left" />
            </button>
            <span className="walk-place" aria-live="polite">
              {fill(words.citationPlace, { n: active.n, place: place + 1, total: citations.length })}
            </span>
            <button
              type="button"
              className="icon-button"
              disabled={place >= citations.length - 1}
              aria-label={words.nextCitation}
              title={words.nextCitation}
              onClick={() => onMove(place + 1)}
            >
              <Icon name="right" />
            </button>
          </>
        )}
        {article !== null && article.sections.length > 1 && (
          <button
            type="button"
            className="outline-toggle"
            aria-expanded={isOutlineOpen}
            onClick={() => setOutlineOpen((open) => !open)}
          >
            <Icon name="outline" size={16} /> {words.outline}
          </button>
        )}
      </div>
      {isOutlineOpen && article !== null && (
        <nav className="outline" aria-label={words.outline}>
          <ul>
            {article.sections.map((section) => (
              <li key={section.start} className={`level-${Math.min(3, section.path.length)}`}>
                <button
                  type="button"
                  aria-current={active.start >= section.start && active.start < section.end ? 'true' : undefined}
                  onClick={() => {
                    const target = scroller.current?.querySelector(`[data-start="${section.start}"]`);
                    if (scroller.current !== null && target != null) scrollTo(scroller.current, target);
                  }}
                >
                  {section.path.at(-1) ?? words.article}
                </button>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div className="panel-scroll" ref={scroller} tabIndex={0} role="region" aria-label={words.article}>
        {state.kind === 'loading' && <p className="quiet">{words.articleLoading}</p>}
        {state.kind === 'removed' && (
          <div className="panel-notice">
            <p>{active.quote === '' ? words.articleGone : words.articleRemoved}</p>
            {active.quote !== '' && <Quote quote={active.quote} answerText={active.quote} />}
          </div>
        )}
        {state.kind === 'failed' && (
          <div className="panel-notice">
            <p>{words.articleFailed}</p>
            <button type="button" className="plain-button" onClick={retry}>
              {words.retry}
            </button>
            {active.quote !== '' && <Quote quote={active.quote} answerText={active.quote} />}
          </div>
        )}
        {article !== null && <ArticleText article={article} citations={here} active={active} />}
      </div>
    </div>
  );
}
