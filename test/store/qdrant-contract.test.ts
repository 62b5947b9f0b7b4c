import { vi } from 'vitest';
import { describeKnowledgeStore } from '../contract/knowledge-store.ts';
import { NO_QDRANT, openEmptyQdrantStore, QDRANT_URL } from './qdrant-server.ts';

// Making collections takes a server longer than making files, and the suite makes one for every example it tries.
vi.setConfig({ testTimeout: 300_000 });

describeKnowledgeStore('Qdrant', {
  open: () => openEmptyQdrantStore('contract'),
  skip: QDRANT_URL ? undefined : NO_QDRANT,
});
