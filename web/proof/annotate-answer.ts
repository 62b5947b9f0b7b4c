/**
 * A rehype plugin that turns markers and proved figures inside an answer's Markdown into elements.
 * Runs after sanitising, so nothing an answer says can make such an element by itself.
 * Text nodes carry their place in the source, by which a figure's offsets are found in them.
 */
import type { ProvedFigure } from '../../protocol/answer.ts';
import { splitMarkers } from '../talk/markers.ts';
import { cutAtMarks } from './spans.ts';

/** The part of hast that is used here (https://github.com/syntax-tree/hast). */
export interface TreeNode {
  type: string;
  value?: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: TreeNode[];
  position?: { start: { offset?: number | undefined }; end: { offset?: number | undefined } } | undefined;
}

function element(properties: Record<string, unknown>, children: TreeNode[]): TreeNode {
  return { type: 'element', tagName: 'span', properties, children };
}

function markersIn(text: string, known: ReadonlySet<number>): TreeNode[] {
  return splitMarkers(text, known).map((piece) =>
    piece.kind === 'text'
      ? { type: 'text', value: piece.text }
      : element({ dataMarker: String(piece.n) }, [{ type: 'text', value: String(piece.n) }]),
  );
}

interface FigureSpan {
  readonly start: number;
  readonly end: number;
  readonly index: number;
}

function annotateText(
  node: TreeNode,
  source: string,
  spans: readonly FigureSpan[],
  known: ReadonlySet<number>,
): TreeNode[] {
  const value = node.value ?? '';
  const offset = node.position?.start.offset;
  // Escapes and entities make the text differ from its source: then its figures stay unmarked, never misplaced.
  const isSame = offset !== undefined && source.slice(offset, offset + value.length) === value;
  if (!isSame) return markersIn(value, known);
  return cutAtMarks(source, offset, offset + value.length, spans).flatMap((piece) => {
    const span = piece.marks[0];
    if (span === undefined) return markersIn(piece.text, known);
    const isLast = piece.end === span.end;
    return [element({ dataFigure: String(span.index), dataLast: String(isLast) }, markersIn(piece.text, known))];
  });
}

/** «8%左右» is one figure to the eye; its record's place in the answer may end with the number. */
const BOUND_AFTER = /^(?:左右|上下|以上|以下|以内|之内)/;

function spanOf(figure: ProvedFigure, index: number, source: string): FigureSpan {
  const bound = figure.bound === 'exact' ? '' : (BOUND_AFTER.exec(source.slice(figure.answerEnd))?.[0] ?? '');
  return { start: figure.answerStart, end: figure.answerEnd + bound.length, index };
}

const CLOSING = /^[，。；：、！？,.;:!?）》」』”’]+/;

function isMarker(node: TreeNode | undefined): boolean {
  return node?.properties?.['dataMarker'] !== undefined;
}

/**
 * Binds markers to the character before and the punctuation after them: a browser may break lines around a button,
 * and a line must not begin with «。» or a lone number.
 */
export function keepTogether(nodes: readonly TreeNode[]): TreeNode[] {
  const result: TreeNode[] = [];
  let rest = [...nodes];
  while (rest.length > 0) {
    const [node, ...after] = rest;
    rest = after;
    if (node === undefined) break;
    if (!isMarker(node)) {
      result.push(node);
      continue;
    }
    const group: TreeNode[] = [node];
    while (isMarker(rest[0])) group.push(...rest.splice(0, 1));
    const before = result.at(-1);
    const lastCharacter = before?.type === 'text' ? [...(before.value ?? '')].at(-1) : undefined;
    if (before !== undefined && lastCharacter !== undefined && lastCharacter.trim() !== '') {
      before.value = (before.value ?? '').slice(0, -lastCharacter.length);
      group.unshift({ type: 'text', value: lastCharacter });
    }
    const next = rest[0];
    const closing = next?.type === 'text' ? (CLOSING.exec(next.value ?? '')?.[0] ?? '') : '';
    if (next !== undefined && closing !== '') {
      rest = [{ ...next, value: (next.value ?? '').slice(closing.length) }, ...rest.slice(1)];
      group.push({ type: 'text', value: closing });
    }
    result.push(element({ dataKeep: 'true' }, group));
  }
  return result.filter((node) => node.type !== 'text' || node.value !== '');
}

/** @param source the Markdown that was parsed: `answerStart` and `answerEnd` refer to it */
export function annotateAnswer(source: string, figures: readonly ProvedFigure[], known: ReadonlySet<number>) {
  const spans = figures.map((figure, index) => spanOf(figure, index, source));
  const walk = (node: TreeNode): void => {
    if (node.children === undefined) return;
    const children = node.children.flatMap((child) => {
      if (child.type === 'text') return annotateText(child, source, spans, known);
      walk(child);
      return [child];
    });
    node.children = keepTogether(children);
  };
  return () => (tree: TreeNode) => walk(tree);
}
