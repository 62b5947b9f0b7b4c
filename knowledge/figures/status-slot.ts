/**
 * Whether a figure was reached, is expected, is aimed at, or is a plain fact: by the words around it, its time against
 * the report's, its part of the report. Called by the extractor.
 */
import type { Span } from '../article.ts';
import type { Period, Status } from '../observation.ts';
import type { ArticleScene, InQuote, Slot } from './article-scene.ts';
import type { ParsedFigure } from './parsed-figure.ts';

const WEAK_CUE = /^(?:累计|成功|顺利完成|圆满完成|超额完成|提前完成|已建成|已)$/;
/** «床位将达到2000张»: still to come, in a review, too. */
const COMING = /^(?:达|超|突破|新增|实现|形成|成为|建成|提高|提升|增|有|是|为)/;
const TOLD_CUE =
  /^(?:将|拟|计划|(?:预期|奋斗|主要|发展|总体|核心|工作|年度|增长)目标.*|不低于|要|瞄准|冲刺|规划建设|确保|力求)$/;
const PLAIN_FACT =
  /^(?:总投资|招商引资签约额|合同利用外资|投资|规划用地|占地|占地面积|用地|用地面积|建筑面积|总建筑面积|规划面积|注册资本|注册资金|项目金额|总金额|合同金额|年产能|年产值|设计产能)$/;
/** Sizes of projects and sites: plain facts in a plan, too. */
const PLAIN_SIZE = /^(?:总投资|规划用地|占地|占地面积|用地面积|建筑面积|总建筑面积|规划面积|注册资本|注册资金)$/;
const RESULT =
  /(?:增长|达到?|突破|完成|实现|新增|建成|引进|签约|获批|超过?|下降|提升|提高|投产|开工|吸引|集聚|培育|已|位居|占)(?:了)?[^,;。]{0,6}$/;

const GRANT =
  /(?:给予|予以|最高(?:可)?(?:给予|奖|补|获得?)|分别奖励|一次性奖励|享受)(?![^,;。]*(?:累计|共计))[^,;。]{0,16}$/;
const GRANTED = /奖励|补贴|补助|资助|扶持|支持|奖补|资金|贴息|租金|减免|退税/;
const DONE = /累计|共计|已|了$|获得|争取到/;

/** «给予20万元奖励»: a standard, whoever may get it; the span of the words that tell. Null for what was paid out. */
function grantOf({ folded, sentence }: ArticleScene, figure: ParsedFigure): Span | null {
  if (figure.measure !== 'level' && figure.measure !== 'share') return null;
  const lead = folded.slice(sentence.start, sentence.start + figure.start);
  const match = GRANT.exec(lead);
  if (match === null || DONE.test(/[^,;。]*$/.exec(lead)?.[0] ?? '')) return null;
  const around = lead.slice(match.index) + folded.slice(sentence.start + figure.end, sentence.start + figure.end + 14);
  return GRANTED.test(around) ? { start: match.index, end: match.index + 2 } : null;
}

/** «面积不超过1万平方米», «时限不得超过3天»: what may be, not what is. */
const LIMITED =
  /(?:不得|不能|不可|应当?|须|必须|原则上|一般|最高|最多|最长|上限)[^,;。]{0,8}$|(?:控制|压缩|限制|缩短)(?:在|到|至)?[^,;。]{0,6}$/;

/** A size bounded from above where nothing says that it was kept to: a rule; in a plan its heading makes it an aim. */
function limitOf({ folded, sentence, part }: ArticleScene, figure: ParsedFigure): Span | null {
  if (figure.bound !== 'at-most' || figure.status !== null || part?.mode === 'review') return null;
  if (figure.measure !== 'level' && figure.measure !== 'new') return null;
  const bound = figure.spans.get('bound');
  if (bound === undefined) return null;
  const words = folded.slice(sentence.start + bound.start, sentence.start + bound.end);
  const lead = folded.slice(sentence.start, sentence.start + Math.min(figure.start, bound.start));
  return LIMITED.test(lead) || /不超过|不[得能可应](?:超过|高于|多于|大于)|严禁|禁止|不高于|不大于|不多于/.test(words)
    ? bound
    : null;
}

export function statusOf(
  scene: ArticleScene,
  figure: ParsedFigure,
  period: Period | null,
  inQuote: InQuote,
): Slot<Status> {
  const { input, part, problem } = scene;
  const cue = figure.spans.get('status');
  const at = scene.sentence.start + figure.start;
  if (problem !== null && problem.start <= at && at < problem.end && figure.status !== 'target') {
    const { start, end } = problem.words;
    const offset = scene.sentence.start;
    return { value: 'stated', traces: [inQuote('status', { start: start - offset, end: end - offset })] };
  }
  const grant = grantOf(scene, figure);
  if (grant !== null) return { value: 'stated', traces: [inQuote('status', grant)] };
  const limit = part === null ? limitOf(scene, figure) : null;
  if (limit !== null) return { value: 'stated', traces: [inQuote('status', limit)] };
  const isPast = input.reportYear !== null && period?.end != null && Number(period.end.slice(0, 4)) < input.reportYear;
  if (figure.status !== null && cue !== undefined) {
    const words = scene.folded.slice(scene.sentence.start + cue.start, scene.sentence.start + cue.end);
    const weak = figure.status === 'achieved' && part?.mode === 'plan' && WEAK_CUE.test(words) && !isPast;
    // «将18项事项划转…», «高于预期目标»: in a review no aim, where the figure's time is over.
    const after = scene.folded.slice(scene.sentence.start + cue.end, scene.sentence.start + cue.end + 3);
    const told =
      figure.status === 'target' && part?.mode === 'review' && isPast && TOLD_CUE.test(words) && !COMING.test(after);
    if (!weak && !told) return { value: figure.status, traces: [inQuote('status', cue)] };
  }
  const plain = PLAIN_FACT.test(figure.indicator);
  if (part !== null) {
    const isFuture =
      input.reportYear !== null && period?.end != null && Number(period.end.slice(0, 4)) >= input.reportYear;
    const periodSpan = figure.spans.get('period');
    const byPeriod =
      periodSpan !== undefined && ((part.mode === 'plan' && isPast) || (part.mode === 'review' && isFuture));
    if (byPeriod && periodSpan !== undefined)
      return { value: part.mode === 'plan' ? 'achieved' : 'target', traces: [inQuote('status', periodSpan)] };
    const value =
      PLAIN_SIZE.test(figure.indicator) || (plain && part.mode === 'review')
        ? 'stated'
        : part.mode === 'review'
          ? 'achieved'
          : 'target';
    return {
      value,
      traces: [{ slot: 'status', from: part.from, start: part.words?.start ?? null, end: part.words?.end ?? null }],
    };
  }
  const lead = scene.folded.slice(scene.sentence.start, scene.sentence.start + figure.start);
  const measured =
    figure.measure === 'growth' ||
    figure.measure === 'average-growth' ||
    figure.measure === 'rank' ||
    figure.measure === 'change';
  return { value: !plain && (measured || RESULT.test(lead)) ? 'achieved' : 'stated', traces: [] };
}
