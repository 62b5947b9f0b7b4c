/**
 * Sizes in a project's name («云湖6万吨钛材项目», «20万吨乙烯、华江二厂等5个项目»): they tell projects apart and measure nothing
 * that was done. Called by figure-groups.ts.
 */
import type { Span } from '../article.ts';
import type { Quantity } from './quantity.ts';

const SIZE_UNIT =
  /^(?:[万亿]?(?:吨|吨\/年|立方米|千瓦|兆瓦|吉瓦|瓦|GW|MW|KW|kW|吨级)|[万亿](?:辆|台|套|片|只|件|标箱))$/;
/** Verbs whose amount it is: what was made, moved, saved. */
const CONSUMES =
  /(?:(?<!年)产能|产量|生产|产出|完成|实现|达到?|为|新增|累计|共|处置|(?<!年)处理|消化|收储|储备|吸纳|接卸|发运|回收|节约|减少|淘汰|压减|销售|出口|投放|供应|改造|新建|建成|建设|实施|推广|盘活|规模|装机|面积|建筑|占地|并网|投产|用电|用气|总投资|超过?|约|近)$/;
const VERB =
  /(?:推进|推动|加快|加强|启动|开工|做好|支持|抓好|促进|力促|谋划|引进|培育|打造|布局|开展|组织|落实|发展|的)$/;
const PROJECT =
  /^(?:级|\/年)?(?:[“A-Za-z\u4e00-\u9fff])[^,;。:]{0,80}?(?:等(?:\d+|[两三四五六七八九十一]+)?(?:个|项|批)?[\u4e00-\u9fff]{0,12}?)?(?:项目|工程|生产线|装置|基地(?=为))/;

/**
 * @param lead the words before the size up to the figure before
 * @param listed the figure before belongs to the same list
 */
export function isProjectSize(text: string, quantity: Quantity, lead: string, clause: Span, listed: boolean): boolean {
  const { form, unit, end, maxValue, boundSpan } = quantity;
  if (form !== 'amount' || maxValue !== null || boundSpan !== null || !SIZE_UNIT.test(unit)) return false;
  // «首台60万千瓦机组»
  if (/首[台座个条套]$/.test(lead)) return true;
  if (CONSUMES.test(lead)) return false;
  const project = PROJECT.exec(text.slice(end, clause.end))?.[0];
  if (project === undefined) return false;
  // «推进60万千瓦风电项目»: an amount of its own; an owner before it or others beside it make it a part of a name.
  if (!/[、等]/.test(project) && ((lead === '' && !listed) || VERB.test(lead))) return false;
  // Other amounts inside, but for a list of such projects and their count, mean that something is told.
  return !/[\d]/.test(
    project
      .replace(/等\d+.*$/, '')
      .replace(
        /[、和]?[\u4e00-\u9fff]{0,10}\d+(?:\.\d+)?[万亿]?(?:吨|吨\/年|立方米|千瓦|兆瓦|GW|平方米|台|套|辆)/g,
        '',
      ),
  );
}
