/** `jushi serve`: runs until a signal ends it. */
import { startServer } from '../../server/main.ts';
import { loadSettings } from '../../server/settings.ts';

export async function serve(options: { readonly isWebServed: boolean }): Promise<void> {
  await startServer(loadSettings(), (words) => console.log(words), options);
}
