/**
 * Chooses the sentences of the golden set, by a seed, and prints references to them (no text):
 * `node test/golden/figures/select-sentences.ts <shared folder> > references.jsonl`. Run once; kept to show how the choice was made.
 *
 * A sentence may be drawn if, years and dates aside, it holds one to nine numbers. Blind and seen look-alikes are
 * drawn half from review and half from planning sections, at most four a report; the corpus from every kind of article.
 */
import type { LoadedArticle } from './load-articles.ts';
import { isBlind, loadArticles, quoteHash } from './load-articles.ts';

const SEED = 20240613;
const QUOTAS = [
  { part: 'blind', review: 56, plan: 54, perArticle: 4 },
  { part: 'seen', review: 32, plan: 29, perArticle: 3 },
  { part: 'corpus', review: 16, plan: 16, perArticle: 6 },
] as const;

/** Mulberry32 (Tommy Ettinger): a small generator whose sequence depends on the seed alone. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

interface Candidate {
  readonly article: string;
  readonly quoteHash: string;
  readonly stratum: 'review' | 'plan';
  readonly at: number;
}

function candidatesOf({ name, article, sentences }: LoadedArticle): Candidate[] {
  const found: Candidate[] = [];
  for (const sentence of sentences) {
    const text = article.text.slice(sentence.start, sentence.end);
    const numbers = text.replaceAll(/\d{4}\s?年|\d{1,2}月(?:\d{1,2}日)?/g, '').match(/\d+(?:\.\d+)?/g)?.length ?? 0;
    if (numbers < 1 || numbers > 9 || text.length > 420) continue;
    const section = article.sections.find(({ start, end }) => start <= sentence.start && sentence.start < end);
    const plan = /安排|目标|任务|重点|今后|建议|要求|自身建设/.test(section?.path[0] ?? '');
    const stratum = article.kind === 'work-report' && plan ? 'plan' : 'review';
    found.push({ article: name, quoteHash: quoteHash(article, sentence), stratum, at: sentence.start });
  }
  return found;
}

const loaded = await loadArticles(process.argv[2] ?? '../shared');
if (loaded === null) throw new Error('The folder holds no corpus and lookalikes.');
const random = randomFrom(SEED);
const order = new Map(loaded.map(({ name }, index) => [name, index]));
const chosen: Candidate[] = [];
for (const { part, perArticle, ...strata } of QUOTAS) {
  const pool = loaded
    .filter(({ name }) => (name.endsWith('_2024') ? (isBlind(name) ? 'blind' : 'seen') : 'corpus') === part)
    .flatMap(candidatesOf)
    .map((candidate) => ({ candidate, key: random() }))
    .sort((left, right) => left.key - right.key)
    .map(({ candidate }) => candidate);
  const taken = new Map<string, number>();
  for (const stratum of ['review', 'plan'] as const) {
    let wanted: number = strata[stratum];
    for (const candidate of pool) {
      if (wanted === 0) break;
      const count = taken.get(candidate.article) ?? 0;
      if (candidate.stratum !== stratum || count >= perArticle) continue;
      if (chosen.some(({ quoteHash: hash }) => hash === candidate.quoteHash)) continue;
      taken.set(candidate.article, count + 1);
      chosen.push(candidate);
      wanted -= 1;
    }
  }
}
chosen.sort((a, b) => (order.get(a.article) ?? 0) - (order.get(b.article) ?? 0) || a.at - b.at);
for (const [index, { article, quoteHash: hash }] of chosen.entries()) {
  const id = `s${String(index + 1).padStart(3, '0')}`;
  process.stdout.write(`${JSON.stringify({ id, article, quoteHash: hash, blind: isBlind(article) })}\n`);
}
