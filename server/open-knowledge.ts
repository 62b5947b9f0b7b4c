/** The knowledge this process answers from: the index of DATA_DIR, or the samples as long as there is none. */
import { randomUUID } from 'node:crypto';
import packageJson from '../package.json' with { type: 'json' };
import { createAnswerer } from '../answer/create-answerer.ts';
import type { Answerer } from '../answer/port.ts';
import { openSqliteStore } from '../knowledge/store/sqlite/store.ts';
import { indexFile } from './data-folder.ts';
import { openSamples } from './samples.ts';
import type { Settings } from './settings.ts';
import { createSwitchingStore } from './switching-store.ts';
import type { SwitchingStore } from './switching-store.ts';

export interface Knowledge {
  readonly store: SwitchingStore;
  readonly answerer: Answerer;
  readonly newId: () => string;
}

export async function openKnowledge(settings: Settings): Promise<Knowledge> {
  const index = openSqliteStore({ file: indexFile(settings.DATA_DIR) });
  const view = await index.openView();
  const hasIndex = view.generation > 0;
  view.close();
  const store = createSwitchingStore(index, hasIndex ? null : await openSamples(settings.DATA_DIR));
  const answerer = createAnswerer({ store, clock: () => performance.now(), version: packageJson.version });
  return { store, answerer, newId: randomUUID };
}
