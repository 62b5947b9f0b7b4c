/**
 * `npm run figures`: the figure parser against the golden set, on sentences in our own words and, where the articles
 * are at hand (JUSHI_SHARED, else ../shared), on the blind and the seen half of the referenced ones.
 * `--show` lists differences but keeps the blind half covered, `--show-blind` lists that half too: only for people who
 * do not work on the parser. `--agreement` compares the two annotators and writes the open half's differences to
 * disagreements.jsonl; `--settle` writes annotations.jsonl anew from the two; `--gold a` or `b` scores against one alone.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Difference, ScoredSentence } from '../test/golden/figures-score.ts';
import { formatShare, MEASURES, scoreFigures } from '../test/golden/figures-score.ts';
import { measureAgreement } from '../test/golden/figures/agreement.ts';
import type { AnnotatedSentence, OwnSentence, Reference } from '../test/golden/figures/annotation.ts';
import { parseLines } from '../test/golden/figures/annotation.ts';
import type { FigureReading } from '../test/golden/figures/equal-slots.ts';
import { SLOTS } from '../test/golden/figures/equal-slots.ts';
import { loadArticles } from '../test/golden/figures/load-articles.ts';
import { readOwnSentence, readReferredSentences } from '../test/golden/figures/read-sentences.ts';
import { settleAnnotations } from '../test/golden/figures/settle-annotations.ts';

const GOLDEN = resolve(import.meta.dirname, '../test/golden/figures');
const file = (name: string): string => resolve(GOLDEN, name);
const lines = <T>(name: string): T[] => parseLines<T>(readFileSync(file(name), 'utf8'));

const { values: options } = parseArgs({
  options: {
    show: { type: 'boolean', default: false },
    'show-blind': { type: 'boolean', default: false },
    agreement: { type: 'boolean', default: false },
    settle: { type: 'boolean', default: false },
    gold: { type: 'string', default: 'settled' },
  },
});

const words = (options: readonly (string | null)[] | null): string =>
  options === null ? '*' : options.map((one) => one ?? '-').join('/');

function describe(reading: FigureReading | null): string {
  if (reading === null) return '(none)';
  const { maxValue } = reading;
  return [
    words(reading.indicators),
    `${reading.values.join('/')}${maxValue === null ? '' : `~${maxValue}`} ${reading.units.join('/')}`,
    reading.measures.join('/'),
    reading.bounds.join('/'),
    `vs ${words(reading.comparedWith)}`,
    reading.statuses.join('/'),
    words(reading.periods),
    words(reading.regions),
    `of ${words(reading.subjects)}`,
    `which ${words(reading.qualifiers)}`,
  ].join(' | ');
}

function showDifference({ id, kind, slots, expected, found }: Difference, text: string): void {
  console.log(`\n${id} ${kind} ${slots.join(', ')}\n  ${text}`);
  console.log(`  expected ${describe(expected)}\n  found    ${describe(found)}`);
}

interface Part {
  readonly name: string;
  readonly sentences: readonly ScoredSentence[];
  readonly texts: ReadonlyMap<string, string>;
  readonly show: boolean;
}

function printPart({ name, sentences, texts, show }: Part): void {
  const { shares, keptElsewhere, differences } = scoreFigures(sentences);
  console.log(`\n${name}: ${sentences.length} sentences`);
  for (const measure of MEASURES) console.log(`  ${formatShare(measure, shares[measure])}`);
  if (keptElsewhere > 0) console.log(`  ${keptElsewhere} kept at another place of the article, counted as found`);
  if (show) for (const difference of differences) showDifference(difference, texts.get(difference.id) ?? '');
}

const blindIds = (): ReadonlySet<string> =>
  new Set(lines<Reference>('references.jsonl').flatMap(({ id, blind }) => (blind ? [id] : [])));
const writeLines = (name: string, values: readonly unknown[]): void =>
  writeFileSync(file(name), values.map((value) => `${JSON.stringify(value)}\n`).join(''));

function printAgreement(): void {
  const blind = blindIds();
  const [a, b] = [lines<AnnotatedSentence>('annotations-a.jsonl'), lines<AnnotatedSentence>('annotations-b.jsonl')];
  const isOpen = ({ id }: AnnotatedSentence): boolean => !blind.has(id);
  for (const [name, choose] of [
    ['all', () => true],
    ['blind', (one: AnnotatedSentence) => !isOpen(one)],
    ['open', isOpen],
  ] as const) {
    const { records, slots, alike } = measureAgreement(a.filter(choose), b.filter(choose));
    const { counts, single } = settleAnnotations(a.filter(choose), b.filter(choose));
    console.log(
      `\n${name}: ${a.filter(choose).length} sentences\n  ${formatShare('records that both wrote', records)}`,
    );
    for (const slot of SLOTS) {
      console.log(`  ${formatShare(`${slot}: share a reading`, slots[slot])}`);
      console.log(`  ${formatShare(`${slot}: wrote the same`, alike[slot])}`);
    }
    console.log(
      `  settled slots: ${counts.same} the same, ${counts.shared} what both accept, ${counts['both kept']} both readings kept; ${single} records of one alone`,
    );
  }
  const { disagreements } = measureAgreement(a.filter(isOpen), b.filter(isOpen));
  writeLines('disagreements.jsonl', disagreements);
  console.log(`${disagreements.length} open disagreements written to test/golden/figures/disagreements.jsonl`);
}

function settle(): void {
  const { sentences } = settleAnnotations(lines('annotations-a.jsonl'), lines('annotations-b.jsonl'));
  writeLines('annotations.jsonl', sentences);
  console.log(`${sentences.length} sentences written to test/golden/figures/annotations.jsonl`);
}

const goldFile = (): string => (options.gold === 'settled' ? 'annotations.jsonl' : `annotations-${options.gold}.jsonl`);

async function printScores(): Promise<void> {
  const own = lines<OwnSentence>('own-sentences.jsonl');
  const shared = resolve(process.env['JUSHI_SHARED'] ?? resolve(import.meta.dirname, '../../shared'));
  const articles = await loadArticles(shared);
  if (articles === null) console.log(`No articles under ${shared}: only the sentences in our own words are scored.`);
  else {
    const located = readReferredSentences(lines<Reference>('references.jsonl'), lines(goldFile()), articles);
    const texts = new Map(located.map(({ reference, text }) => [reference.id, text]));
    const choose = (blind: boolean | null): ScoredSentence[] =>
      located.filter(({ reference }) => blind === null || reference.blind === blind).map(({ scored }) => scored);
    printPart({ name: 'all', sentences: choose(null), texts, show: false });
    printPart({ name: 'blind', sentences: choose(true), texts, show: options['show-blind'] });
    printPart({ name: 'seen', sentences: choose(false), texts, show: options.show });
  }
  const texts = new Map(own.map(({ id, sentence }) => [id, sentence]));
  printPart({ name: 'own', sentences: own.map(readOwnSentence), texts, show: options.show });
}

if (options.agreement) printAgreement();
else if (options.settle) settle();
else await printScores();
