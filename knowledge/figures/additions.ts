/**
 * Tells what was added from what there is: in «认定高新技术企业136家,总数达411家» the first is an addition
 * because the second is the stock of the same things. A doing alone («引进企业30家») stays a plain count.
 * Called by the figure parser, after the figures of a sentence are read.
 */
import type { ParsedFigure } from './parsed-figure.ts';

const DOING = /(?:认定|引进|招引|建成|新开|开设|发放|培育|获批|入库|签约|注册|评定|授牌|升规|上市|招录|招聘)(?:了)?$/;
const STOCK = /(?:总数|总量|总计|总规模|累计|达到|达|增至|增加到|总的)[^,;。]{0,6}$/;

export function tellAdditions(text: string, figures: readonly ParsedFigure[]): ParsedFigure[] {
  return figures.map((figure, index) => {
    const stock = figures[index + 1];
    if (stock === undefined || !areOneKind(figure, stock) || stock.value <= figure.value) return figure;
    if (!/总/.test(text.slice(figure.end, stock.start)) || !STOCK.test(text.slice(figure.end, stock.start)))
      return figure;
    const name = figure.spans.get('indicator');
    const from = Math.min(name?.start ?? figure.start, figure.start);
    const before = text.slice(Math.max(0, from - 6), from);
    const verb = DOING.exec(before);
    if (verb === null) return figure;
    const start = from - before.length + verb.index;
    const spans = new Map(figure.spans).set('measure', { start, end: start + verb[0].length });
    return { ...figure, measure: 'new' as const, spans };
  });
}

function areOneKind(figure: ParsedFigure, stock: ParsedFigure): boolean {
  return (
    figure.measure === 'level' &&
    stock.measure === 'level' &&
    figure.indicator === stock.indicator &&
    figure.baseUnit === stock.baseUnit
  );
}
