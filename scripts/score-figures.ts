/**
 * `npm run figures`: the figure parser against the golden set, on sentences in our own words and, where the articles
 * are at hand (JUSHI_SHARED, else ../shared), on the blind and the seen half of the referenced ones.
 * `--show` lists differences but keeps the blind half covered, `--show-blind` lists that half too: only for people who
 * do not work on the parser. `--agreement` compares the two annotators and writes disagreements.jsonl.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Difference, ScoredSentence } from '../test/golden/figures-score.ts';
import { formatShare, MEASURES, scoreFigures } from '../test/golden/figures-score.ts';
import { measureAgreement } from '../test/golden/figures/agreement.ts';
import type { AnnotatedSentence, OwnSentence, Reference } from '../test/golden/figures/annotation.ts';
import { parseLines } from '../test/golden/figures/annotation.ts';
import type { FigureReading } from '../test/golden/figures/equal-slots.ts';
import { loadArticles } from '../test/golden/figures/load-articles.ts';
import { readOwnSentence, readReferredSentences } from '../test/golden/figures/read-sentences.ts';

const GOLDEN = resolve(import.meta.dirname, '../test/golden/figures');
const file = (name: string): string => resolve(GOLDEN, name);
const lines = <T>(name: string): T[] => parseLines<T>(readFileSync(file(name), 'utf8'));

const { values: options } = parseArgs({
  options: {
    show: { type: 'boolean', default: false },
    'show-blind': { type: 'boolean', default: false },
    agreement: { type: 'boolean', default: false },
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

function printAgreement(): void {
  if (!existsSync(file('annotations-b.jsonl'))) {
    console.error('There is no annotations-b.jsonl to compare with.');
    process.exitCode = 1;
    return;
  }
  const { records, slots, disagreements } = measureAgreement(
    lines<AnnotatedSentence>('annotations-a.jsonl'),
    lines<AnnotatedSentence>('annotations-b.jsonl'),
  );
  console.log(formatShare('records that both wrote', records));
  for (const [slot, share] of Object.entries(slots)) console.log(formatShare(slot, share));
  writeFileSync(file('disagreements.jsonl'), disagreements.map((one) => `${JSON.stringify(one)}\n`).join(''));
  console.log(`${disagreements.length} disagreements written to test/golden/figures/disagreements.jsonl`);
}

async function printScores(): Promise<void> {
  const own = lines<OwnSentence>('own-sentences.jsonl');
  const shared = resolve(process.env['JUSHI_SHARED'] ?? resolve(import.meta.dirname, '../../shared'));
  const articles = await loadArticles(shared);
  if (articles === null) console.log(`No articles under ${shared}: only the sentences in our own words are scored.`);
  else {
    const located = readReferredSentences(lines<Reference>('references.jsonl'), lines('annotations.jsonl'), articles);
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
else await printScores();
