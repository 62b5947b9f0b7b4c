/** One way to narrow a list: values with their counts, one of which may be chosen. */
import { useWords } from '../words/use-words.ts';

export interface FacetValue {
  readonly value: string;
  readonly label: string;
  readonly count: number | null;
}

interface Props {
  readonly label: string;
  readonly values: readonly FacetValue[];
  readonly chosen: string;
  onChoose(value: string): void;
}

/** Many values (regions of a province) become a list to pick from. */
const SHOWN_AS_CHIPS = 10;

export function Facet({ label, values, chosen, onChoose }: Props) {
  const words = useWords();
  if (values.length > SHOWN_AS_CHIPS) {
    return (
      <label className="facet">
        <span>{label}</span>
        <select value={chosen} onChange={(event) => onChoose(event.target.value)}>
          <option value="">{words.all}</option>
          {values.map((one) => (
            <option key={one.value} value={one.value}>
              {one.count === null ? one.label : `${one.label}（${one.count}）`}
            </option>
          ))}
        </select>
      </label>
    );
  }
  return (
    <div className="facet" role="group" aria-label={label}>
      <span>{label}</span>
      {[{ value: '', label: words.all, count: null }, ...values].map((one) => (
        <button key={one.value} type="button" aria-pressed={chosen === one.value} onClick={() => onChoose(one.value)}>
          {one.label}
          {one.count !== null && <small>{one.count}</small>}
        </button>
      ))}
    </div>
  );
}
