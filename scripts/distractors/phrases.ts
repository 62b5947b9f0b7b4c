/** Fills the patterns of sentences.txt: alternatives, numbers, names, places, years. */
import { readFileSync } from 'node:fs';
import type { Random } from '../seeded-random.ts';
import { firm, industry, park } from './names.ts';

export interface Topic {
  readonly headings: readonly string[];
  readonly results: readonly string[];
  readonly tasks: readonly string[];
}

/** What an article is about. */
export interface Scene {
  readonly name: string;
  readonly shortName: string;
  /** «全市», «全县», «全区». */
  readonly whole: string;
  /** When the report was delivered, or the news happened. */
  readonly year: number;
}

export interface Phrases {
  readonly topics: readonly Topic[];
  /** Sentences without figures. */
  readonly prose: readonly string[];
}

export function readPhrases(): Phrases {
  const prose: string[] = [];
  const topics: { headings: string[]; results: string[]; tasks: string[] }[] = [];
  for (const line of readFileSync(new URL('./sentences.txt', import.meta.url), 'utf8').split('\n')) {
    if (line.startsWith('== ')) {
      const headings = line.slice(3).split(' | ').slice(1);
      topics.push({ headings, results: [], tasks: [] });
    } else if (line.startsWith('P ')) {
      prose.push(line.slice(2));
    } else if (/^[RT] /.test(line)) {
      topics.at(-1)?.[line.startsWith('R') ? 'results' : 'tasks'].push(line.slice(2));
    }
  }
  return { topics: topics.filter(({ results }) => results.length > 0), prose };
}

function numberOf(pattern: string, random: Random): string {
  const [kind, low = '0', high = '0'] = pattern.split(':');
  const between = Number(low) + random.integer(Number(high) - Number(low) + 1);
  return kind === 'd' ? `${between}.${1 + random.integer(9)}` : String(between);
}

function slotOf(name: string, scene: Scene, random: Random): string {
  switch (name) {
    case 'c':
      return firm(random);
    case 'p':
      return park(random, scene.shortName);
    case 's':
      return industry(random);
    case 'h':
      return scene.whole;
    case 'm':
      return scene.shortName;
    case 'y':
      return String(scene.year);
    case 'l':
      return String(scene.year - 1);
    case 'f':
      return String(scene.year - 5);
    default:
      return numberOf(name, random);
  }
}

export function fill(pattern: string, scene: Scene, random: Random): string {
  return pattern
    .replaceAll(/\[([^\]]*)\]/g, (_, choices: string) => random.pick(choices.split('|')))
    .replaceAll(/\{([^}]*)\}/g, (_, name: string) => slotOf(name, scene, random));
}

/** In an order of their own; a copy. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const mixed = [...list];
  for (let index = mixed.length - 1; index > 0; index -= 1) {
    const other = random.integer(index + 1);
    [mixed[index], mixed[other]] = [mixed[other]!, mixed[index]!];
  }
  return mixed;
}
