/**
 * Stands in for `@rc-component/input`'s `calculateNodeHeight` (vite.config.ts swaps it in), which sets a `style`
 * attribute; a strict content policy forbids that. Measures with the style object, which it allows.
 * Called by the text area whenever its text changes.
 */

const COPIED = [
  'letter-spacing',
  'line-height',
  'padding-top',
  'padding-bottom',
  'padding-left',
  'padding-right',
  'font-family',
  'font-weight',
  'font-size',
  'width',
  'text-indent',
  'border-width',
  'box-sizing',
  'word-break',
  'white-space',
] as const;

let ruler: HTMLTextAreaElement | null = null;

function createRuler(): HTMLTextAreaElement {
  const created = document.createElement('textarea');
  created.name = 'ruler';
  created.tabIndex = -1;
  created.setAttribute('aria-hidden', 'true');
  document.body.append(created);
  Object.assign(created.style, {
    position: 'absolute',
    top: '0',
    right: '0',
    zIndex: '-1',
    height: '0',
    minHeight: '0',
    visibility: 'hidden',
    overflow: 'hidden',
    pointerEvents: 'none',
  });
  return created;
}

export interface TextAreaSize {
  readonly height: number;
  readonly minHeight?: number;
  readonly maxHeight?: number;
  readonly overflowY?: 'hidden';
  readonly resize: 'none';
}

/** Heights in pixels for the text within the given rows; `_useCache` is part of the surface that is stood in for. */
export default function measureTextArea(
  textArea: HTMLTextAreaElement,
  _useCache = false,
  minRows: number | null = null,
  maxRows: number | null = null,
): TextAreaSize {
  ruler ??= createRuler();
  const style = getComputedStyle(textArea);
  for (const name of COPIED) ruler.style.setProperty(name, style.getPropertyValue(name));
  const pixels = (name: string): number => parseFloat(style.getPropertyValue(name)) || 0;
  const padding = pixels('padding-top') + pixels('padding-bottom');
  const border = pixels('border-top-width') + pixels('border-bottom-width');
  const around = style.boxSizing === 'border-box' ? padding + border : 0;
  ruler.value = ' ';
  const row = ruler.scrollHeight - padding;
  ruler.value = textArea.value || textArea.placeholder;
  const content = ruler.scrollHeight - padding;
  const minHeight = minRows === null ? null : row * minRows + around;
  const maxHeight = maxRows === null ? null : row * maxRows + around;
  const wanted = Math.max(content + around, minHeight ?? 0);
  return {
    height: Math.min(wanted, maxHeight ?? Infinity),
    resize: 'none',
    ...(minHeight === null ? {} : { minHeight }),
    ...(maxHeight === null ? {} : { maxHeight }),
    ...(maxHeight !== null && wanted <= maxHeight ? { overflowY: 'hidden' } : {}),
  };
}
