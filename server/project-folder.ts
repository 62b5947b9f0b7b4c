/** Where the project lies, whatever the working directory: its samples, its web client, its sources. */
import { fileURLToPath } from 'node:url';

/** @param parts below the project's folder */
export function projectPath(...parts: readonly string[]): string {
  return fileURLToPath(new URL(`../${parts.join('/')}`, import.meta.url));
}
