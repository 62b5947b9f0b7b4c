/** The words of the chosen language, as a React context; and filling in their blanks. */
import { createContext, useContext } from 'react';
import { zh, type Words } from './zh.ts';

export const WordsContext = createContext<Words>(zh);

export function useWords(): Words {
  return useContext(WordsContext);
}

/** fill('共 {n} 篇', { n: 31 }) → '共 31 篇'; a blank without a value stays as it is. */
export function fill(words: string, values: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{(\w+)\}/g, (blank, name: string) => String(values[name] ?? blank));
}
