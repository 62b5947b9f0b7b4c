/** How the question was read, as chips; each can be taken away, which asks again. */
import type { ArticleKind, Filters } from '../../protocol/answer.ts';
import { Icon } from '../shell/icons.tsx';
import { kindLabel } from '../words/labels.ts';
import { fill, useWords } from '../words/use-words.ts';
import type { Chip } from './understood-chips.ts';

interface Props {
  readonly chips: readonly Chip[];
  onRemove(filters: Filters): void;
}

export function Chips({ chips, onRemove }: Props) {
  const words = useWords();
  if (chips.length === 0) return null;
  const label = (chip: Chip): string =>
    chip.slot === 'kind' ? kindLabel(words, chip.value as ArticleKind) : chip.value;
  return (
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
  );
}
