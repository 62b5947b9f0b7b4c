/** Quantities of a sentence that are said as one; made by figure-groups.ts, read by all that name figures. */
import type { Span } from '../article.ts';
import type { Clause } from './clauses.ts';
import type { Quantity } from './quantities.ts';

export interface FigureGroup {
  readonly items: Quantity[];
  readonly clause: Clause;
  /** The words before the group: from the clause's start or the figure before. */
  leadStart: number;
  leadEnd: number;
  tailEnd: number;
  /** A noun phrase right behind the group («14个农贸市场改造»), with its offsets; null where there is none. */
  nounAfter: Span | null;
  qualifiers: Span[];
  /** The words before a qualifier («新引进» of 新引进投资20亿元以上工业项目6个); null where there is none. */
  verb: Span | null;
  /** The group comes right behind another one, after a 、: it shares that one's verb. */
  listed: boolean;
}
