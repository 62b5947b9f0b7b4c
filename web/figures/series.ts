/**
 * Finds in an answer's figures what can be shown as a picture: one indicator, in one unit and measure,
 * over several places or years. Pure; every point keeps its citation.
 */
import type { ProvedFigure } from '../../protocol/answer.ts';

export interface Point {
  /** The place or the period alone. */
  readonly name: string;
  /** Different for every point: with the period or subject where the name does not tell points apart. */
  readonly label: string;
  readonly value: number;
  readonly figure: ProvedFigure;
}

export interface Series {
  readonly indicator: string;
  readonly measure: ProvedFigure['measure'];
  readonly unit: string;
  readonly axis: 'region' | 'period';
  readonly points: readonly Point[];
}

const keyOf = (figure: ProvedFigure): string => [figure.indicator, figure.unit, figure.measure].join('|');

/**
 * A series needs two points with different labels; an answer without one gives an empty list.
 * @param fewest points that are worth a picture: two where a comparison was asked for, else more
 */
export function seriesOf(figures: readonly ProvedFigure[], fewest: number): Series[] {
  const groups = new Map<string, ProvedFigure[]>();
  for (const figure of figures) groups.set(keyOf(figure), [...(groups.get(keyOf(figure)) ?? []), figure]);
  const series: Series[] = [];
  for (const all of groups.values()) {
    const regionsOfAll = new Set(all.map((figure) => figure.region));
    const axis = regionsOfAll.size > 1 ? 'region' : 'period';
    const nameOf = (figure: ProvedFigure): string => figure[axis] ?? figure.subject ?? '';
    // A figure whose place or period nobody knows has no place in a picture by place or period.
    const group = all.filter((figure) => nameOf(figure) !== '');
    const first = group[0];
    if (first === undefined || group.length < Math.max(2, fewest)) continue;
    const isMixed = new Set(group.map((figure) => `${figure.region}${figure.period}`)).size !== group.length;
    const points = group.map((figure): Point => {
      const other = axis === 'region' ? figure.period : null;
      const periods = new Set(group.map((one) => one.period));
      const name = nameOf(figure);
      const suffix = axis === 'region' && periods.size > 1 && other !== null ? ` ${other}` : '';
      return {
        name,
        label: isMixed && figure.subject !== null ? `${name}${suffix} ${figure.subject}` : name + suffix,
        value: figure.value,
        figure,
      };
    });
    const labels = new Set(points.map((point) => point.label));
    if (labels.size < 2) continue;
    const sorted =
      axis === 'period' ? [...points].sort((left, right) => left.label.localeCompare(right.label)) : points;
    series.push({ indicator: first.indicator, measure: first.measure, unit: first.unit, axis, points: sorted });
  }
  return series;
}
