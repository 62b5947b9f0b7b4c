/** Questions that the articles can answer, one click each. */

interface Props {
  readonly title: string;
  readonly questions: readonly string[];
  onAsk(question: string): void;
}

const SHOWN = 4;

export function Suggestions({ title, questions, onAsk }: Props) {
  if (questions.length === 0) return null;
  return (
    <nav className="suggestions" aria-label={title}>
      <h3>{title}</h3>
      {questions.slice(0, SHOWN).map((question) => (
        <button key={question} type="button" onClick={() => onAsk(question)}>
          {question}
        </button>
      ))}
    </nav>
  );
}
