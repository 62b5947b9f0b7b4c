/** The entities that figures of an article belong to, as the figure parser read them: projects, and firms named short. */
import type { Article } from '../../knowledge/article.ts';
import type { EntityKind } from '../../knowledge/learned-fact.ts';
import type { Observation } from '../../knowledge/observation.ts';
import type { NamedEntity } from './find-entities.ts';
import { isProperName } from './proper-name.ts';

/** What is no firm by its ending: things, places, crowds and works. */
const NO_FIRM =
  /(?:产业|行业|工业|农业|业|区|市|县|省|州|乡镇?|镇|村|社区|工程|中心|系统|平台|综合|基地|集群|热线|铁路|公路|机场|水库|医院|学校|学院|大学|产业园|园区?|线|站|所|户|企业|机构|单位|个|类|国企|期|专区|小镇)$/u;
/** Words that speak of many, or of no one yet. */
const MANY = /等|重大|重点|优质|类|新[批建增]|在建|还建|储备|各|多个|一批|以上|以下/u;
const LONGEST_FIRM = 8;
const LONGEST_PROJECT = 30;

function kindOf(subject: string): EntityKind | null {
  if (subject.endsWith('项目')) return subject.length <= LONGEST_PROJECT ? 'project' : null;
  return /^\p{Script=Han}+$/u.test(subject) && subject.length <= LONGEST_FIRM && !NO_FIRM.test(subject)
    ? 'company'
    : null;
}

/** In the order of the observations, each place in the text once; offsets are the article's. */
export function figureOwners({ text }: Article, observations: readonly Observation[]): NamedEntity[] {
  const owners = new Map<number, NamedEntity>();
  for (const { subject, trace } of observations) {
    const kind = subject === null ? null : kindOf(subject);
    const place = trace.find(({ slot }) => slot === 'subject');
    if (kind === null || place?.start == null || place.end === null) continue;
    const { start, end } = place;
    const words = text.slice(start, end);
    if (MANY.test(words) || !isProperName(words.replace(/项目$/u, ''))) continue;
    owners.set(start, { start, end, words, kind });
  }
  return [...owners.values()];
}
