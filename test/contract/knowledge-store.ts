/**
 * The contract of knowledge/store/port.ts as tests: every engine joins by calling `describeKnowledgeStore`.
 * It knows nothing of an engine but how to open an empty store.
 */
import { describe } from 'vitest';
import type { KnowledgeStore } from '../../knowledge/store/port.ts';
import { describeEmbedding } from './embedding.ts';
import { describeFinding } from './finding.ts';
import { describeLearning } from './learning.ts';
import { describeReading } from './reading.ts';
import { describeSearching } from './searching.ts';
import { describeWriting } from './writing.ts';

export interface StoreUnderTest {
  /** A fresh store with nothing in it; the suite closes it. */
  readonly open: () => Promise<KnowledgeStore>;
}

/** @param options.skip why the engine can't be tested here («QDRANT_URL is not set»); printed with the suite's name */
export function describeKnowledgeStore(
  name: string,
  { open, skip }: StoreUnderTest & { readonly skip?: string | undefined },
): void {
  describe.skipIf(skip !== undefined)(`${name} as a knowledge store${skip ? ` (skipped: ${skip})` : ''}`, () => {
    describeWriting({ open });
    describeReading({ open });
    describeSearching({ open });
    describeFinding({ open });
    describeLearning({ open });
    describeEmbedding({ open });
  });
}
