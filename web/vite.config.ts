/**
 * Builds the chat client into `web/dist`, which the server serves as it is.
 * Invariant: the result runs under `style-src 'self'`: no style element, no inline script, no `data:` script.
 */
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const vendor = (file: string): string => fileURLToPath(new URL(`./vendor/${file}`, import.meta.url));

/**
 * Modules of Ant Design that are swapped for ours:
 * - all its styles pass through `dynamicCSS`, which appends `<style>` elements; a strict content policy forbids those.
 *   Ours puts them into constructed style sheets, which it allows. `calculateNodeHeight` sets a style attribute.
 * - the slot editor of Ant Design X's Sender is never shown here and weighs a tenth of the first load.
 */
const SWAPPED = [
  { pattern: /(?:^|\/)dynamicCSS(?:\.js)?$/, by: vendor('adopted-styles.ts') },
  { pattern: /(?:^|\/)calculateNodeHeight(?:\.js)?$/, by: vendor('measure-text-area.ts') },
  { pattern: /(?:^|\/)components\/SlotTextArea(?:\.js)?$/, by: vendor('no-slot-editor.ts') },
];

function swapVendorModules(): Plugin {
  return {
    name: 'swap-vendor-modules',
    enforce: 'pre',
    resolveId(source, importer) {
      if (importer?.includes('node_modules') !== true) return null;
      return SWAPPED.find(({ pattern }) => pattern.test(source))?.by ?? null;
    },
  };
}

/** The embedding script runs among another site's scripts: it must leave no names behind. */
function wrapEmbed(): Plugin {
  return {
    name: 'wrap-embed',
    generateBundle(_options, bundle) {
      const chunk = bundle['embed.js'];
      if (chunk?.type !== 'chunk') return;
      if (chunk.imports.length > 0) this.error(`embed.js must stand alone, but loads ${chunk.imports.join(', ')}`);
      chunk.code = `(()=>{${chunk.code}})();\n`;
    },
  };
}

// A test run's environment would build React for development: larger, slower, and not what is served.
process.env['NODE_ENV'] = 'production';

export default defineConfig({
  root: here,
  base: '/',
  plugins: [swapVendorModules(), react(), wrapEmbed()],
  // Ant Design X asks for the CommonJS copies of modules that are bundled as ES modules already.
  resolve: { alias: [{ find: /^@rc-component\/util\/lib\//, replacement: '@rc-component/util/es/' }] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: `${here}index.html`, embed: `${here}embed/widget.ts` },
      // Other sites name `embed.js` in their pages: its address never changes.
      output: { entryFileNames: ({ name }) => (name === 'embed' ? 'embed.js' : 'assets/[name]-[hash].js') },
    },
  },
});
