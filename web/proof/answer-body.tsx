/** An answer's Markdown, sanitised, with its markers and figures live. Loaded apart from the first page. */
import { createContext, memo, useContext, useMemo } from 'react';
import Markdown, { type Components, type Options } from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import type { Citation, ProvedFigure } from '../../protocol/answer.ts';
import { annotateAnswer } from './annotate-answer.ts';
import { FigureMark } from './figure-mark.tsx';
import { Marker } from './marker.tsx';

interface Props {
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly figures: readonly ProvedFigure[];
}

/** Pictures could fetch from elsewhere and links could lead anywhere: an answer needs neither. */
const NOT_IN_ANSWERS = ['img', 'a', 'input'];
const plugins: NonNullable<Options['remarkPlugins']> = [[remarkGfm, { singleTilde: false }]];

/** Whether a figure's status is said anew: it is not that of the figure before it in the same quote, or there is none. */
function isNews(figures: readonly ProvedFigure[], figure: ProvedFigure): boolean {
  const before = figures.findLast((one) => one.answerEnd <= figure.answerStart);
  return before === undefined || before.status !== figure.status || before.n !== figure.n;
}

interface Parts extends Props {
  readonly byNumber: ReadonlyMap<number, Citation>;
}

const AnswerParts = createContext<Parts>({ text: '', citations: [], figures: [], byNumber: new Map() });

/** The components stay the same while text streams in: new ones would throw away what is hovered or focused. */
const components: Components = {
  span: function Annotated({ node, children }) {
    const { text, citations, figures, byNumber } = useContext(AnswerParts);
    const properties = node?.properties ?? {};
    const citation = byNumber.get(Number(properties['dataMarker']));
    if (citation !== undefined) return <Marker citation={citation} citations={citations} answerText={text} />;
    const figure = figures[Number(properties['dataFigure'] ?? -1)];
    if (figure === undefined) return <span className="keep">{children}</span>;
    return (
      <FigureMark
        figure={figure}
        citations={citations}
        isLabelled={properties['dataLast'] === 'true' && isNews(figures, figure)}
      >
        {children}
      </FigureMark>
    );
  },
  table: ({ children }) => (
    <div className="table-scroll" tabIndex={0}>
      <table>{children}</table>
    </div>
  ),
};

function AnswerBody({ text, citations, figures }: Props) {
  const byNumber = useMemo(() => new Map(citations.map((citation) => [citation.n, citation])), [citations]);
  const rehypePlugins = useMemo(
    () =>
      [rehypeSanitize, annotateAnswer(text, figures, new Set(byNumber.keys()))] as NonNullable<
        Options['rehypePlugins']
      >,
    [text, figures, byNumber],
  );
  const parts = useMemo(() => ({ text, citations, figures, byNumber }), [text, citations, figures, byNumber]);
  return (
    <AnswerParts value={parts}>
      <Markdown
        skipHtml
        remarkPlugins={plugins}
        rehypePlugins={rehypePlugins}
        components={components}
        disallowedElements={NOT_IN_ANSWERS}
        unwrapDisallowed
      >
        {text}
      </Markdown>
    </AnswerParts>
  );
}

export default memo(AnswerBody);
