/** How the question was read, as chips; those with a filter can be taken away, which asks again. */
import type { ArticleKind, Filters, Status } from '../../protocol/answer.ts';
import { Icon } from '../shell/icons.tsx';
import { kindLabel, statusLabel } from '../words/labels.ts';
import { fill, useWords } from '../words/use-words.ts';
import type { Chip } from './understood-chips.ts';

interface Props {
  readonly chips: readonly Chip[];
  onRemove(filters: Filters): void;
}

export function Chips({ chips, onRemove }: Props) {
  const words = useWords();
  if (chips.length === 0) return null;
  const label = (chip: Chip): string => {
    if (chip.slot === 'kind') return kindLabel(words, chip.value as ArticleKind);
    return chip.slot === 'status' ? statusLabel(words, chip.value as Status) : chip.value;
  };
  return (
    <div className="chips">
      <span className="chips-label">{words.readAs}</span>
      {chips.map((chip) => {
        const filters = chip.without;
        return (
          <span key={`${chip.slot}-${chip.value}`} className={`chip is-${chip.slot}`}>
            {label(chip)}
            {chip.isCarriedOver && <small>{words.carriedOver}</small>}
            {filters !== null && (
              <button
                type="button"
                aria-label={fill(words.removeChip, { value: label(chip) })}
                title={fill(words.removeChip, { value: label(chip) })}
                onClick={() => onRemove(filters)}
              >
                <Icon name="close" size={12} />
              </button>
            )}
          </span>
        );
      })}
    </div>
  );
}
