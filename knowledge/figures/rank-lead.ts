/** The words before a rank («增速居全省», «均排名»): what is ranked stands before them. Called by lead-words.ts. */
import { plain } from './lead.ts';
import type { Lead } from './lead.ts';

const RANK_LEAD =
  /(?:全国|全省|全市|全区|全球|世界|中部|省内|国内|全州|西部|东部|中西部|苏北|苏中|苏南|长三角|副省级|同类|沿海|沿江)[\u4e00-\u9fff]{0,8}$/;
const RANK_VERB =
  /(?:排名|排位|位次|位居|位列|名列|稳居|跃居|跃升|升至|跻身|进入|居(?!民|家|住)|列(?!车|入|为)|排(?!放|水|污|查)|前移|上升|保持|分居|分列|荣获|获|获评|入围)/g;

export function readRank(lead: string): Lead {
  let index = -1;
  for (const match of lead.matchAll(RANK_VERB)) {
    index = match.index;
    break;
  }
  if (index < 0) index = RANK_LEAD.exec(lead)?.index ?? lead.length;
  let end = index;
  let distributes: Lead['distributes'] = null;
  for (;;) {
    const strip =
      /(?:在[^,;。]{2,16}?中|均|分别|总量|增速|增幅|总体|综合|连续[\u4e00-\u9fff\d]{1,3}年|继续|首次|再次|(?:稳定|保持|维持|位)在|稳定|跃|稳|历史性|成功|(?<=企业|项目|平台|主体)新增|都|各|指标|(?<!指|系)数|也|并|且)$/.exec(
        lead.slice(0, end),
      );
    if (strip === null) break;
    if (/均|都|各/.test(strip[0])) distributes = 'each-same';
    if (/分别/.test(strip[0])) distributes = 'each-own';
    end = strip.index;
  }
  return { ...plain(end), measure: 'rank', measureStart: index, measureEnd: lead.length, distributes };
}
