/**
 * Stands in for `@rc-component/util`'s `dynamicCSS` (vite.config.ts swaps it in): the one door through which
 * Ant Design and its parts add styles at run time. Each key owns one constructed style sheet, adopted by the
 * document or by the shadow root it is attached to; a content policy with `style-src 'self'` governs style
 * elements and attributes, not sheets made through CSSOM (CSP 3, section 8.3; W3C).
 * Order follows `priority`, then first use, as the original's prepended queue does.
 */

interface Options {
  readonly attachTo?: Element | ShadowRoot;
  readonly mark?: string;
  readonly priority?: number;
  readonly prepend?: boolean | 'queue';
}

type SheetRoot = Document | ShadowRoot;

interface OwnedSheet {
  readonly sheet: CSSStyleSheet;
  readonly priority: number;
  css: string;
}

const sheetsOfRoot = new WeakMap<SheetRoot, Map<string, OwnedSheet>>();

function rootOf(container: Element | ShadowRoot | undefined): SheetRoot {
  const root = container instanceof ShadowRoot ? container : container?.getRootNode();
  return root instanceof ShadowRoot ? root : document;
}

function ownedSheets(root: SheetRoot): Map<string, OwnedSheet> {
  const known = sheetsOfRoot.get(root);
  if (known !== undefined) return known;
  const created = new Map<string, OwnedSheet>();
  sheetsOfRoot.set(root, created);
  return created;
}

function adopt(root: SheetRoot, owned: OwnedSheet): void {
  const later = [...ownedSheets(root).values()].find((other) => other.priority > owned.priority);
  const adopted = [...root.adoptedStyleSheets];
  const place = later === undefined ? adopted.length : adopted.indexOf(later.sheet);
  adopted.splice(place, 0, owned.sheet);
  root.adoptedStyleSheets = adopted;
}

/** Antd marks the element it gets back with attributes and properties; it reads none of them here. */
function placeholder(): HTMLElement {
  return document.createElement('template');
}

/** Adds or replaces the styles of `key`. Never throws: a broken rule is dropped by the browser's parser. */
export function updateCSS(css: string, key: string, options: Options = {}): HTMLElement {
  const root = rootOf(options.attachTo);
  const sheets = ownedSheets(root);
  const name = `${options.mark ?? ''} ${key}`;
  const known = sheets.get(name);
  if (known !== undefined) {
    if (known.css !== css) {
      known.css = css;
      known.sheet.replaceSync(css);
    }
    return placeholder();
  }
  const owned = { sheet: new CSSStyleSheet(), priority: options.priority ?? 0, css };
  owned.sheet.replaceSync(css);
  adopt(root, owned);
  sheets.set(name, owned);
  return placeholder();
}

/** Takes the styles of `key` away; an unknown key is nothing to do. */
export function removeCSS(key: string, options: Options = {}): void {
  const root = rootOf(options.attachTo);
  const name = `${options.mark ?? ''} ${key}`;
  const known = ownedSheets(root).get(name);
  if (known === undefined) return;
  ownedSheets(root).delete(name);
  root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== known.sheet);
}

let anonymous = 0;

/** Adds styles that nobody will name again. */
export function injectCSS(css: string, options: Options = {}): HTMLElement {
  anonymous += 1;
  return updateCSS(css, `anonymous-${anonymous}`, options);
}

/** The original forgets its container here; nothing is remembered between calls. */
export function clearContainerCache(): void {}
