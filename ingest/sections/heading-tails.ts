/**
 * Words that headings of Chinese reports end with, and words that their first sentences begin with.
 * Only needed where a heading runs straight into its text; kept short, general and sorted by use.
 */

/** «…2019年工作回顾|2019年,是», «…总体要求|当前经济». Longest first where one is the end of another. */
export const HEADING_TAILS: readonly string[] = [
  '工作安排部署',
  '工作安排建议',
  '工作总体安排',
  '总体要求和主要目标',
  '总体思路和目标任务',
  '主要目标任务和重点工作',
  '目标任务和重点工作',
  '主要目标和重点任务',
  '主要目标和重点工作',
  '目标和主要任务',
  '基本思路和重点任务',
  '政府工作回顾',
  '工作总体回顾',
  '工作回顾',
  '工作总结',
  '工作情况',
  '工作安排',
  '工作部署',
  '工作建议',
  '工作思路',
  '工作打算',
  '工作要求',
  '工作任务',
  '工作举措',
  '总体要求',
  '总体思路',
  '总体安排',
  '指导思想',
  '主要目标',
  '发展目标',
  '奋斗目标',
  '预期目标',
  '目标任务',
  '主要任务',
  '重点任务',
  '重点工作',
  '主要工作',
  '政府自身建设',
];

/** A heading goes on after its tail with these: «工作回顾和…思路», «政府自身建设全面加强。». */
export const TAIL_CONTINUES =
  /^(和|及|与|的|、|以及|暨|[（(]|情况|安排|建议|部署|任务|回顾|(全面|持续|不断|明显|更加|有力|有效|显著|进一步)(加强|提升|增强|改善|推进|过硬)|取得|迈上|得到)/;

/** Verbs and adverbs that begin a slogan or a sentence of a report. */
export const STARTERS: readonly string[] = [
  '着力',
  '大力',
  '全力',
  '聚力',
  '合力',
  '努力',
  '奋力',
  '扎实',
  '积极',
  '坚持',
  '坚决',
  '坚定',
  '持续',
  '深入',
  '深化',
  '加快',
  '加强',
  '加大',
  '推进',
  '推动',
  '促进',
  '强化',
  '狠抓',
  '紧抓',
  '抢抓',
  '抓好',
  '抓实',
  '做好',
  '做强',
  '做优',
  '做大',
  '增强',
  '提升',
  '提高',
  '优化',
  '完善',
  '健全',
  '壮大',
  '培育',
  '打造',
  '打好',
  '夯实',
  '拓展',
  '扩大',
  '实施',
  '落实',
  '统筹',
  '全面',
  '切实',
  '严格',
  '主动',
  '突出',
  '启动',
  '守牢',
  '保障',
];

/** What a list's headings promise alike: «…上取得新突破», «…大提升». */
export const RESULT =
  /((大|新|显著|明显|持续|不断|稳步|有效|加快|全面)(提升|增强|改善|发展)|突破|进展|成效|跨越|新局面|台阶|新作为|步伐|优势|实效|进步|跃升)$/;

/** After one of these a starter belongs to the same verb phrase: «全力|推进», «和|改善». */
export const NOT_BEFORE_STARTER =
  /(着力|大力|全力|聚力|合力|努力|奋力|扎实|积极|坚持|坚决|坚定不移|坚定|持续|深入|加快|狠抓|抓好|做好|全面|切实|主动|统筹|突出|不断|进一步|更加|有效|协同|系统|稳步|有序|精准|集中|率先|以|和|与|及|中|上|来|去|为|的|不|再|更|、|,|，|;|；|“|"|·)$/;

/** What follows a heading at the latest: the salutation or a period begins the text. */
export const TEXT_BEGINNINGS =
  /^(各位代表|各位委员|同志们|当前|目前|过去|刚刚过去|今年|去年|一年来|五年来|未来|今后|\d{4}年)/;
