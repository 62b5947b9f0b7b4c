/**
 * A sentence made from a record («2020年西塞山区地区生产总值预计下降约9%»), read slot by slot against the record: time,
 * owner, qualifier, indicator, status, base, kind of number, value with bound and unit. Every word must be a slot's;
 * a slot that the record holds may not be missing. Written apart from the composer on purpose.
 */
import { formatQuantity } from '../../knowledge/figures/compare-quantities.ts';
import { isGap } from '../../knowledge/figures/gap.ts';
import { yearsOf } from '../../knowledge/language/periods.ts';
import type { Measure, Observation } from '../../knowledge/observation.ts';

const LOST_UNIT = '（原文未印单位）';

/** Words that say the kind of number of a record whose value rises or stands, and of one whose value falls. */
const VERBS: Readonly<Record<Measure, readonly [rising: readonly string[], falling: readonly string[]]>> = {
  level: [['为', '达', '达到'], ['为']],
  new: [['新增'], ['新增']],
  'net-new': [['净增'], ['净增']],
  change: [
    ['提高', '增加'],
    ['下降', '减少'],
  ],
  growth: [['增长'], ['下降']],
  'average-growth': [['年均增长'], ['年均下降']],
  share: [['为', '占'], ['为']],
  rank: [['居'], ['居']],
  multiple: [['为'], ['为']],
};

function times({ period }: Observation): readonly string[] {
  if (period === null) {
    return [''];
  }
  const years = yearsOf(period);
  const [year] = years;
  const whole =
    years.length === 1 && period.start?.endsWith('-01-01') === true && period.end?.endsWith('-12-31') === true;
  return [
    period.words,
    ...(whole ? [`${year}年`] : []),
    ...(years.length === 1 && !/\d{4}/.test(period.words) ? [`${year}年${period.words}`] : []),
  ];
}

function values({ value, maxValue, unit, bound, measure }: Observation): readonly string[] {
  if (measure === 'rank') {
    return [`第${value}${unit === '' ? '位' : unit}`];
  }
  const plain = formatQuantity({
    value: Math.abs(value),
    maxValue: maxValue === null ? null : Math.abs(maxValue),
    unit,
    bound,
  });
  return unit === '' ? [`${plain}${LOST_UNIT}`] : [plain];
}

/** The ways of the next slot that the rest of a sentence may begin with; consumed in turn, longest first. */
function consume(rests: readonly string[], ways: readonly string[]): string[] {
  return [
    ...new Set(
      rests.flatMap((rest) => ways.filter((way) => rest.startsWith(way)).map((way) => rest.slice(way.length))),
    ),
  ];
}

/** «地区生产总值超过2万亿元», «城镇新增就业为5.4万人»: bound and indicator say what the verb would. */
function bareVerbs({ measure, bound, indicator }: Observation): readonly string[] {
  return [
    ...(measure === 'level' && (bound === 'over' || bound === 'about' || bound === 'nearly') ? [''] : []),
    ...(measure === 'new' && indicator.includes('新增') ? ['为'] : []),
  ];
}

/** @param sentence without final punctuation */
export function tellsRecord(sentence: string, observation: Observation): boolean {
  const { subject, region, qualifier, indicator, status, comparedWith, measure, value } = observation;
  const above = comparedWith !== null && isGap(observation) ? [`高于${comparedWith}`] : null;
  const [rising, falling] = above === null ? VERBS[measure] : [above, [`低于${comparedWith}`]];
  const modal = status === 'estimated' ? ['预计'] : status === 'target' ? ['目标'] : [''];
  const named = comparedWith !== null && /\d{4}|五/.test(comparedWith) ? [`比${comparedWith}`] : [''];
  const slots: readonly (readonly string[])[] = [
    times(observation),
    [subject ?? region?.name ?? ''],
    [qualifier ?? ''],
    [indicator],
    modal,
    named,
    [...(value < 0 ? falling : rising), ...bareVerbs(observation)],
    values(observation),
  ];
  return slots.reduce(consume, [sentence]).includes('');
}
