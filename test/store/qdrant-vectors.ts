/** Dense vectors for larger invented corpora: the same for the same words, and near each other in groups, as real ones are. */
import type { KnowledgeStore, PassageVector, StoreWriter } from '../../knowledge/store/port.ts';
import { withWriter } from '../contract/with-store.ts';
import { seededFractions } from '../../scripts/seeded-random.ts';

export const SPACE = { model: 'example-embedding', dimension: 64 };
const GROUPS = 40;
const SPREAD = 0.6;

function draw(seed: number): Float32Array {
  const random = seededFractions(seed);
  return Float32Array.from({ length: SPACE.dimension }, () => random() + random() + random() - 1.5);
}

function unit(values: Float32Array): Float32Array {
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}

function hashOf(words: string): number {
  let hash = 17;
  for (let index = 0; index < words.length; index += 1) hash = Math.imul(hash ^ words.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

export function embed(words: string): Float32Array {
  const hash = hashOf(words);
  const centre = draw(hash % GROUPS);
  const own = draw(hash);
  return unit(centre.map((value, at) => value + SPREAD * own[at]!));
}

/** Gives a vector to each passage that lacks one; returns how many did. */
export async function embedMissing(writer: StoreWriter, batchSize = 500): Promise<number> {
  await writer.setVectorSpace(SPACE);
  let embedded = 0;
  let batch: PassageVector[] = [];
  for await (const { articleId, passageId, text } of writer.unembedded()) {
    batch.push({ articleId, passageId, vector: embed(text) });
    embedded += 1;
    if (batch.length < batchSize) continue;
    await writer.saveVectors(batch);
    batch = [];
  }
  await writer.saveVectors(batch);
  return embedded;
}

/** Embeds what lacks a vector and publishes. */
export async function embedAll(store: KnowledgeStore): Promise<void> {
  await withWriter(store, async (writer) => {
    await embedMissing(writer);
    await writer.publish();
  });
}
