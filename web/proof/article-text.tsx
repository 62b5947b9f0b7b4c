/** The text of an article with its cited words marked. The marks of one citation joined are exactly its quote. */
import { memo, useMemo } from 'react';
import type { Citation } from '../../protocol/answer.ts';
import type { ArticleView } from '../../protocol/library.ts';
import { useWords } from '../words/use-words.ts';
import { layOut, type Block } from './article-blocks.ts';
import { cutAtMarks } from './spans.ts';

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: 'citation' | 'context' | 'noise';
  readonly isActive: boolean;
  readonly n: number | null;
}

interface Props {
  readonly article: ArticleView;
  /** Of this article only. */
  readonly citations: readonly Citation[];
  readonly active: Citation;
}

function marksOf({ article, citations, active }: Props): Mark[] {
  return [
    ...article.noise.map((span): Mark => ({ ...span, kind: 'noise', isActive: false, n: null })),
    ...active.context.map(({ start, end }): Mark => ({ start, end, kind: 'context', isActive: true, n: null })),
    ...citations.map((citation): Mark => ({
      start: citation.start,
      end: citation.end,
      kind: 'citation',
      isActive: citation.start === active.start && citation.end === active.end,
      n: citation.n,
    })),
  ];
}

export const ArticleText = memo(function ArticleText({ article, citations, active }: Props) {
  const words = useWords();
  const blocks = useMemo(() => layOut(article.text, article.sections, citations), [article, citations]);
  const marks = marksOf({ article, citations, active });
  const show = (start: number, end: number) =>
    cutAtMarks(article.text, start, end, marks).map((piece) => {
      if (piece.marks.length === 0) return piece.text;
      const cited = piece.marks.filter((mark) => mark.kind === 'citation');
      if (cited.length > 0) {
        const isActive = cited.some((mark) => mark.isActive);
        return (
          <mark
            key={piece.start}
            className={isActive ? 'cited is-active' : 'cited'}
            data-n={cited.map((mark) => mark.n).join(' ')}
          >
            {piece.text}
          </mark>
        );
      }
      const kinds = new Set(piece.marks.map((mark) => mark.kind));
      return (
        <span key={piece.start} className={[...kinds].join(' ')} title={kinds.has('noise') ? words.noise : undefined}>
          {piece.text}
        </span>
      );
    });

  return (
    <div className="article-text" lang="zh-CN">
      {blocks.map((block) => (
        <p key={block.start} data-start={block.start} className={classOf(block)}>
          {block.headingEnd > block.start && <span className="heading">{show(block.start, block.headingEnd)}</span>}
          {show(block.headingEnd, block.end)}
        </p>
      ))}
    </div>
  );
});

function classOf({ section }: Block): string | undefined {
  return section === null ? undefined : `opens-section level-${Math.min(3, section.path.length)}`;
}
