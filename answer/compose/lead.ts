/**
 * The words before a statement that say of which place, year and status it speaks, where its own words
 * do not: «咸宁市2022年目标：», so that a figure can be put into a report as it stands.
 */
import type { Observation, Status } from '../../knowledge/observation.ts';
import type { Candidate } from '../retrieve/candidate.ts';
import { sectionTense } from '../retrieve/sentence-context.ts';

const STATUS_WORDS: Readonly<Record<Status, string>> = { achieved: '', stated: '', estimated: '预计', target: '目标' };
const SAYS_TARGET =
  /目标|力争|确保|争取|计划|规划|预期|拟|将|冲刺|到20\d\d年|推动|推进|加快|打算|完善|支持|实施|建立|落实/;
const SAYS_ESTIMATE = /预计|预估|估计/;

function periodWords(candidate: Candidate, observation: Observation | null, text: string): string {
  if (/\d{4}年|[“"]?十[一二三四五][“"]?五|五年|上半年|季度/.test(text)) {
    return '';
  }
  const period = observation?.period ?? null;
  if (period !== null && period.start !== null && period.kind === 'year') {
    return `${period.start.slice(0, 4)}年`;
  }
  if (period !== null && text.includes(period.words)) {
    return '';
  }
  if (period !== null && !/[今本去上当全]/.test(period.words)) {
    return period.words;
  }
  const [year] = candidate.contextYears;
  return candidate.contextYears.length === 1 && year !== undefined && candidate.article.kind === 'work-report'
    ? `${year}年`
    : '';
}

function statusWords(candidate: Candidate, observation: Observation | null, text: string): string {
  const planned =
    candidate.article.kind === 'work-report' && sectionTense(candidate.passage.sectionPath) === 'planning';
  const status = observation?.status ?? (planned ? 'target' : null);
  if (
    status === null ||
    (status === 'target' && SAYS_TARGET.test(text)) ||
    (status === 'estimated' && SAYS_ESTIMATE.test(text))
  ) {
    return '';
  }
  return STATUS_WORDS[status];
}

function regionWords(candidate: Candidate, observation: Observation | null, text: string): string {
  const region = observation?.region ?? candidate.article.subjectRegions[0] ?? null;
  if (region === null) {
    return '';
  }
  const short = region.name.replace(/(省|市|区|县|自治州|地区)$/, '');
  return text.includes(short.length > 1 ? short : region.name) ? '' : region.name;
}

/** @returns words that end with a colon, or nothing where the statement says it all */
export function lead(candidate: Candidate, observation: Observation | null, text: string): string {
  const words =
    regionWords(candidate, observation, text) +
    periodWords(candidate, observation, text) +
    statusWords(candidate, observation, text);
  return words === '' ? '' : `${words}：`;
}
