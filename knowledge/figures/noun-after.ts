/**
 * Finds the noun phrase right behind a value that names what is counted («14个|农贸市场标准化改造»): up to the
 * predicate, and without what is said of the counted things. Pure; called by figure-groups.ts.
 */
import { GRADE } from './noun-phrase.ts';
import { BOUNDARY } from './boundary-words.ts';
import { ANOTHER_THING, DOING_BEHIND, doingLength, OWNER_OF, PREDICATE } from './doing-verbs.ts';

const AFTER_STOP =
  /^(?:进行|压缩|压减|削减|精简|增至|降至|升至|扩大到|以上|以下|以内|左右|以|和|与|及|、|,|。|;|:|\)|\(|\s|并|且|或|其中|均|已(?!(?:治理|建成|签约|开工|投产|通车|整治|竣工)[\u4e00-\u9fff]{2})|全部|中(?![\u4e00-\u9fff]*(?:小|学|心|医|型|试|央|国|欧|部|职|草|药|餐|长期))|较|比|同比|环比|增(?!值|量|材|长点|长极|设|绿|殖|程)|居(?!民|家|住|委)|占|位居|位列|为|在(?!建|孵|校|园)|是|实现|达|到(?!访)|至|当年|年内|今年|全年|提高|提升|减少|下降|降低|缩短|优化|由|从(?!业)|不(?!动产|锈|良|见面|间断|合格)|高于|低于|超(?!市|高|限|级|算|短|长|[十百千]?[万亿]元[\u4e00-\u9fff]{2})|新增(?!长点)|排(?!水|污|涝|灌|查|放|球|口|列|筏)|列(?!车|管)|总(?:投资|数|量|面积|建筑)|分别|连续(?!长|梁|刚)|可(?!再生|持续|回收|视|研)|将(?!军)|纳入|还|也|又|仅|以来|目标|任务|上升|扩大|跃|稳(?!定|岗)|荣|获(?!奖)|入(?!河|海|江|湖|口|园|学|库|户|规|驻|境|统)|之|每|\/)/;
const AFTER_CUT =
  /[,。;:、①-⑳㉑-㊿]|\((?![\u4e00-\u9fff]{1,2}\)[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff”]{2})(?:完成(?!率)|启动|已(?!经济)|全部|列入|入选|入围|下沉(?!项目|市场|广场)|[分荣夺斩]?获(?!得者)|集中(?=签约|开工)|建成(?!区)|开工|投产|竣工|签约|落地|落户|实现|进入|通过(?!率)|被|在(?!线|建)|为(?!民|主)|(?<![直通抵到发])达(?!标)|进行|纳入|稳步|加快|顺利|有序|正|全面|正式|成功|投入|投用|交付|开放|入驻|挂牌|揭牌|通车|开园|运营(?!中心|平台|商|公司|管理|机构)|营业|分别|(?<!平)均|占(?!地)|(?<=指标)增速|降幅|增幅|涨幅|(?<=项目|企业)平均|新\((?=[改扩])|(?<=项目|企业|指标|城市|单位)中(?=[,;。]|$)|超过|实行|推行|因地制宜|打造|增长|提升(?!工程|行动|任务|项目|计划|试点)|较|比(?!例|赛)|同比|(?<![安宜定旅邻闲乐移])居(?!民|家)|总投资|实施(?!类)|推进(?!区)|以及|是(?!否)|获评|获批|跻身|惠及|新增|提供|解决(?!方案)|带动|累计|(?<!医)共(?![享同建和有富治产体])|使(?!用)|让|将|并|且|(?<![级元亿及])以上|高质量(?!发展)|得到|上线|高效|实体化|落细|走深|(?<=者|人员|青年)创业|多出|中最[优好高低]|(?<=企业|项目|人才)入库|以(?![上下内外及])|做[强优大实好]|超额|提前|按期|如期|按时|和(?=多[个条家项]|一批|若干|\d)|提高(?!型|班)|名列|位列|位居|排名(?!榜)|(?<=企业|园区|学校|医院)与(?=[\u4e00-\u9fff]{2,})|或|可(?!再生|视|持续|燃|回收|移动|穿戴|研|靠|控)(?<!许可)|仍|也|还|协同|相继|先后|陆续|凭借|来自|确保|围绕|提供|组建|同时|集体|深入|安全(?=返)|扎实|有力|蓬勃|创成|达标(?!小区|村|县|城市|企业|园区|学校|河|示范|单位|项目|建设|区)|成为|率先|受益|上市|到期|出栏|参加|参与|前来|一起|一道|中有|齐聚|汇聚)/;
/** «100家重点企业|节能改造», «60个行政村|生活污水治理»: what is done at each of the counted, behind their own noun. */
const DONE_AT =
  /(?<=企业|行业|城区|行政村|建制村|地块|园区|县城|单位|片区|公立医院)(?=[\u4e00-\u9fff、“”]{2,}(?:治理|改造|替代|提升|升级|转型|清洁化|循环化|低碳化|绿色化|智能化|数字化|减排|降碳|风貌|互认|结果|入统|整改|发展|提质|基础设施建设)$)/;
const KINDS =
  /^(?:[\u4e00-\u9fff]{2}、)+[\u4e00-\u9fff]{2}(?:公园|道路|景区|企业|学校|项目|机构|基地|小区|社区|村庄|市场)(?=[,。;]|$)/;
/** «7个县(市、区)»: places of one rank, the one count whose noun is a single character. */
const COUNTY =
  /^(?:(?:县市区|县区|市区县)(?!级|域|重点)|[县市区]\([县市区旗、]+\)(?=[\u4e00-\u9fff,。;]|$)|[村镇县乡](?=实施|开展|完成|实现|建成|通上|全部|均|获评|被|入选|成为|列入|纳入|$))/;
const SAME_HEAD =
  /(?:企业|项目|公司|小区|家庭|园区|乡镇|街道|社区|学校|医院|平台公司|平台|基地|中心|车间|工厂|群众|居民|农户|人才|学生|教师|工人|码头|道路|公里|机构)/;

/** «从12家到60家的增长»: what the two values come to. */
const MOVE_TOLD = /^的[\u4e00-\u9fff]{0,4}?(?:提升|增长|跨越|跃升|转变|飞跃|突破|跃迁)(?=[,。;]|$)/;

/**
 * @param words the text right behind the value up to the next figure or the end of its clause
 * @param followed another figure follows in the clause: the phrase ends with its first head noun
 * @returns the length of the noun phrase; 0 where none begins here
 */
export function nounAfterLength(words: string, followed: boolean): number {
  const county = COUNTY.exec(words);
  if (county !== null) return county[0].length;
  if (MOVE_TOLD.test(words) || AFTER_STOP.test(words) || !/^[的级“\u4e00-\u9fffA-Za-z\d]/.test(words)) return 0;
  const skip = /^[的等](?=[^级])/.test(words) ? 1 : 0;
  // What stands in quotation marks is one word.
  const masked = words.slice(skip).replace(/“[^”]{1,16}”/g, (quoted) => `“${'某'.repeat(quoted.length - 2)}”`);
  // «200项服务事项|“一圈通办”»
  const slogan = /(?<=事项|业务|服务|证照)“[^”]{1,8}[办通享]”/.exec(words.slice(skip));
  const cut = slogan ?? AFTER_CUT.exec(masked);
  let length = cut === null ? words.length : skip + cut.index;
  for (const ending of [PREDICATE, ANOTHER_THING, OWNER_OF, DONE_AT, DOING_BEHIND]) {
    const at = ending.exec(masked.slice(0, length - skip));
    if (at !== null && at.index >= 2 && !GRADE.test(words.slice(skip, skip + at.index))) length = skip + at.index;
  }
  // «15个临江、环湖、沿河公园»: kinds of one thing.
  const kinds = followed ? null : KINDS.exec(words.slice(skip));
  if (kinds !== null && words[length] === '、') length = skip + kinds[0].length;
  if (followed) {
    const head = SAME_HEAD.exec(words.slice(skip, length));
    if (head !== null && cut === null) length = skip + head.index + head[0].length;
  }
  if (!followed && words[length] === '、') length = listedNouns(words, length);
  while (length > skip && /[\s和与及、]/.test(words[length - 1] ?? '')) length--;
  return length - skip < 2 ? 0 : length;
}

/** «3处海外商城|、海外仓»: one number for two or three things; a verb or a longer text is no such list. */
function listedNouns(words: string, length: number): number {
  const rest = /^(?:、[“”\u4e00-\u9fff]{2,8}){1,2}(?=[,。;]|$)/.exec(words.slice(length))?.[0];
  if (rest === undefined) return length;
  BOUNDARY.lastIndex = 0;
  const tells = BOUNDARY.test(rest) || AFTER_CUT.test(rest.slice(1)) || PREDICATE.test(rest);
  const does = rest.split('、').some((member) => member !== '' && doingLength(`${member}样样`, false) > 0);
  return tells || does ? length : length + rest.length;
}
