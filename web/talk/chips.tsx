/**
 * How the question was read: which words as others than typed, and place, time and kind as chips; each of those can be
 * taken away, which asks again.
 */
import type { Answer, ArticleKind, Filters } from '../../protocol/answer.ts';
import { Icon } from '../shell/icons.tsx';
import { kindLabel } from '../words/labels.ts';
import { fill, useWords } from '../words/use-words.ts';
import type { Chip } from './understood-chips.ts';

interface Props {
  readonly chips: readonly Chip[];
  readonly corrections: NonNullable<Answer['understood']['corrections']>;
  onRemove(filters: Filters): void;
}

export function Chips({ chips, corrections, onRemove }: Props) {
  const words = useWords();
  const label = (chip: Chip): string =>
    chip.slot === 'kind' ? kindLabel(words, chip.value as ArticleKind) : chip.value;
  return (
    <>
      {corrections.length > 0 && (
        <p className="corrections">
          {corrections.map(({ typed, read }) => (
            <span key={typed}>{fill(words.correction, { typed, read })}</span>
          ))}
          <small>{words.correctionHint}</small>
        </p>
      )}
      {chips.length > 0 && (
        <div className="chips">
          <span className="chips-label">{words.readAs}</span>
          {chips.map((chip) => (
            <span key={`${chip.slot}-${chip.value}`} className={`chip is-${chip.slot}`}>
              {label(chip)}
              {chip.isCarriedOver && <small>{words.carriedOver}</small>}
              <button
                type="button"
                aria-label={fill(words.removeChip, { value: label(chip) })}
                title={fill(words.removeChip, { value: label(chip) })}
                onClick={() => onRemove(chip.without)}
              >
                <Icon name="close" size={12} />
              </button>
            </span>
          ))}
        </div>
      )}
    </>
  );
}
