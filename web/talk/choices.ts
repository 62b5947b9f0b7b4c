/** What the reader sets inside an answer (table or chart, a list unfolded): kept with its turn while it is out of sight. */
import { createContext, useCallback, useContext } from 'react';
import { NO_CHOICES, type Choices } from './turn.ts';

interface ChoiceKeeper {
  readonly choices: Choices;
  choose(name: string, value: string): void;
}

export const ChoicesContext = createContext<ChoiceKeeper>({ choices: NO_CHOICES, choose: () => undefined });

/** Like `useState`, for a choice with a name that is unique in its answer. */
export function useChoice<Value extends string>(name: string, first: Value): [Value, (value: Value) => void] {
  const { choices, choose } = useContext(ChoicesContext);
  const set = useCallback((value: Value) => choose(name, value), [choose, name]);
  return [(choices[name] as Value | undefined) ?? first, set];
}
