/**
 * The words that tell whether a figure was reached, is expected, is aimed at, or is a plain fact.
 * The nearest cue before the value decides; 预计 and 目标 reach past semicolons to the rest of their list,
 * 已 and 将 hold for their own clause. Called by the figure parser; sections decide where no cue stands.
 */
import type { Span } from '../article.ts';
import type { Status } from '../observation.ts';

export interface StatusCue extends Span {
  readonly status: Status;
  /** How far it holds: its own clause, or every later clause of the sentence until another cue. */
  readonly reach: 'clause' | 'sentence';
}

/** Each with the characters one of which it cannot be without. */
const CUES: ReadonlyArray<readonly [first: RegExp, words: RegExp, Status, StatusCue['reach']]> = [
  [/[预望测]/, /预计(?!到20|将|可|今年|20\d\d年将)|预估|预测(?!预)|有望(?!突)|测算/g, 'estimated', 'sentence'],
  [/预计/, /预计(?=到20|将|可)|预计(?=今年将)/g, 'target', 'sentence'],
  [
    /[标争保求努划拟冲瞄低期要]/,
    /(?:预期|奋斗|主要|发展|总体|核心|工作|约束性|年度|增长)目标(?!任务(?:全面|顺利|圆满)?完成|责任)|目标(?:是|为|:|定|设)|力争|(?<![为以])确保(?!了)|争取(?=达到?|实现|在|年内|完成|突破|到20|新增(?!(?:地方|政府|专项|一般|国债|债|中央|上级))|增长|引进|全年|建成|有)|(?<![环医社参担劳确])保(?=[\d.]+%)|(?<![力竞战])争(?=[\d.]+%)|力求|(?<!最大|不懈|共同|一致)努力(?:实现|使|达到|推动|完成|保持)?(?=[^,。;]{0,24}\d)|(?<![动增升程育坚项展才航”人星推标子生])计划(?!总投资|投资|生育|单列|内|的|和|与|、|体系|[\d.]+%)(?=[^,。;]{0,30}\d)|拟(?=[^,。;]{0,30}\d)|冲刺|瞄准|不低于(?=全国|全省)|规划建设|预期(?!寿命|目标)|(?<![主重需必首紧])要(?=达|实现|完成|新增|突破|力争|确保|建|培育|引进|保持)/g,
    'target',
    'sentence',
  ],
  [/[到至]20/, /(?:到|至)(?=20\d\d年[^,。;]{0,2},)/g, 'target', 'sentence'],
  [
    /将/,
    /(?<![即必行大小名上主中健干悍良老勇闯福]|推动)将(?!军|士|领|近|来|其|[\u4e00-\u9fff]{1,12}(?:作为|纳入|列入|打造|建设成|转化|融入))/g,
    'target',
    'sentence',
  ],
  [
    /[已了成]/,
    /(?<!业)已(?!知)|已经|(?:增长|达到|完成|实现|突破|新增|建成|超过|引进|获批|获)了|成功|顺利完成|圆满完成|胜利完成|超额完成|提前完成/g,
    'achieved',
    'sentence',
  ],
  [/累计/, /累计/g, 'achieved', 'clause'],
  [/截/, /截[至止](?!20\d\d年.{0,8}[将力预])/g, 'achieved', 'clause'],
];

/** Cues in order of position. */
export function findStatusCues(text: string): StatusCue[] {
  const cues: StatusCue[] = [];
  for (const [first, pattern, status, reach] of CUES) {
    if (!first.test(text)) continue;
    for (const match of text.matchAll(pattern))
      cues.push({ start: match.index, end: match.index + match[0].length, status, reach });
  }
  return cues.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The cue that holds for a value at `offset` whose clause is `clause`; null where none does. */
export function statusAt(cues: readonly StatusCue[], offset: number, clause: Span): StatusCue | null {
  let found: StatusCue | null = null;
  for (const cue of cues) {
    if (cue.start >= offset) break;
    if (cue.reach === 'clause' && cue.start < clause.start) continue;
    found = cue;
  }
  if (found !== null) return found;
  // «195个项目已开工», «330家的目标»: a cue behind the value in its own clause.
  for (const cue of cues)
    if (cue.start >= offset && cue.end <= clause.end && cue.start - offset < 16 && cue.status === 'achieved')
      return cue;
  return null;
}
