/** Loaded with `--import` before the jushi command: its ingest then reads no figures and loads nothing of their parser. */
import { registerHooks } from 'node:module';

registerHooks({
  load: (url, context, nextLoad) =>
    url.endsWith('/knowledge/figures/extract-figures.ts')
      ? { format: 'module', source: 'export const extractFigures = () => [];', shortCircuit: true }
      : nextLoad(url, context),
});
