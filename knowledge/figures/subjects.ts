/**
 * Who a figure belongs to when it is not the article's place: a company, a project, a park, a named region.
 * Reads the beginning of a clause; called by the figure parser.
 */
import type { Span } from '../article.ts';

const NAMED =
  /(?<name>(?:[\u4e00-\u9fffA-Za-z0-9·&]|“[^”]{1,12}”|\([\u4e00-\u9fff]{1,6}\)){2,26}?(?:股份有限公司|有限责任公司|有限公司|集团|公司|产业园|科技园|工业园|物流园|科创园|高新区|经开区|开发区|新区|机场|大学|医院|研究院|实验室|(?:基地|中心|工程|扩建|改造|生产线|产业化|一期|二期|三期|[\u4e00-\u9fff])项目(?!建设|攻坚|签约|投资|数|个|达|\d)))(?=[,(]|总?投资|计划|将|拟|在|年|实现|已|共|占地|规划|用地|注册|建成|投产|达产|营|产值|获|是|由|于|为|从|的)/;
const LEADING =
  /^(?:.*?(?:其中|由|推动|支持|引进|包括|如|随着|例如|比如|依托|以|据|即|与|和|等|了|来自|加快|推进|实现|建成|促成|吸引|签约|成功|集团|落户|的)(?!团))/;

/** Endings of names; most clauses have none, and looking for a name is dear. */
const ENDING = /公司|集团|[业技流创]园|新区|开区|开发区|机场|大学|医院|研究院|实验室|项目/;

/** The owner named in the clause; offsets count from the clause's start. Null where none is. */
export function findSubject(clause: string): Span | null {
  if (!ENDING.test(clause)) return null;
  const match = NAMED.exec(clause);
  if (match?.groups === undefined) return null;
  const name = match.groups['name'] ?? '';
  const lead = LEADING.exec(name.slice(0, -2));
  const skip = lead === null ? 0 : lead[0].length;
  if (name.length - skip < 4 || /^[的了等个家项一二三四五六七八九十\d]/.test(name.slice(skip))) return null;
  if (
    /^(?:重大|重点|工业|产业|新|各|全|类|亿元|该|此|本|总|一批|多个|优质)/.test(name.slice(skip)) &&
    name.endsWith('项目')
  )
    return null;
  return { start: match.index + skip, end: match.index + name.length };
}
