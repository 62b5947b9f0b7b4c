/**
 * Whether a place's name is only the first part of a longer proper name: a road («南京路»), an institution
 * («武汉大学»), a company («青岛啤酒»). Read from the characters behind it; a rule errs towards the place.
 */
import type { EnclosingName } from './region.ts';

const ROAD =
  /^[东西南北中一二三四五六七八九]{0,2}(?:大道|大街|高架桥?|路(?![演网径线段况由桥面政长灯子费口])|(?:风情|步行|商业|美食|文化|小吃)?街(?![道区坊头镇])|巷(?!道))/u;

const SUBJECTS =
  '理工|科技|工程|师范|农业|农林|林业|医科|医药|中医药?|财经|经贸|经济|贸易|政法|民族|交通|工业|体育|外国语|外语|' +
  '海洋|航空|航天|邮电|电子|信息|传媒|音乐|美术|戏剧|电影|化工|石油|地质|矿业|职业|技术|工商|商务|警察|公安|轻工|' +
  '纺织|人民|中心|儿童|妇幼|保健|口腔|肿瘤|开放|广播|电视|城市|建筑|国际|旅游|艺术|科学|食品|生态|新闻|软件|铁路|' +
  '铁道|桥梁|船舶|电力|机电|水利|生物|环境|管理|学前|幼儿|高等|专科|实验|第[一二三四五六七八九十]|附属|综合|' +
  '产业|应用|先进|高级|协和|同济|华西|齐鲁|湘雅|市|省|[东西南北中]';
const INSTITUTION = new RegExp(
  `^(?:${SUBJECTS})*(?:大学(?!生|科|城|习|校)|学院|[一二三四五六七八九十]?中(?:学|院)|小学|医院|党校|技校|` +
    '研究院|研究所|实验室(?!经济)|博物馆|图书馆|商会|日报|晚报|电视台|火车站|高铁站|机场)',
  'u',
);
const PORT = /^(?:[东西南北]站|站(?=[、，。；,;到至始发]|$)|港(?!口|区|澳|台|珠|务|资|商|城|股|元|中|和|[东西南北]))/u;

const GENERIC =
  '上市|国有|本土|本地|龙头|民营|外资|中资|央企|市属|省属|区属|多家|知名|重点|大型|中小|高新技术|平台|一些|科技型';
const COMPANY_START = new RegExp(`^(?!${GENERIC})`, 'u');
/** Words that a company's own name does not hold: what is between then is a sentence. */
const SENTENCE_WORDS =
  /[的了与和及在为有等是将对由从向被把让使至于]|引进|引入|签约|落户|投资(?!集团|控股|发展|有限|公司|开发|建设|管理|$)|推动|推进|支持|打造|举办|企业|项目|市委|政府|全市|来自|成立|组建|培育|吸引|招商(?!银行|局)|拥有|新增|帮助|重组|设立|考察|走访|会见|各(?!界)|[0-9家个哪几这那去要想]|打算|准备|什么|新开|一批/u;
const COMPANY = /^([\p{Script=Han}a-z]{0,12}?)(?:集团|股份有限|有限责任|有限公司|股份公司|控股|公司)/u;
const FINANCE = /^(?:市)?(?:银行|农商银?行|农村商业银行|证券|信托|期货|交投|城投|产投|国投|农投|文旅集团)/u;

/** Brands that begin with a place's short name. */
const BRANDS: Readonly<Record<string, RegExp>> = {
  青岛: /^(?:啤酒|海尔|海信)/u,
  贵州: /^茅台/u,
  云南: /^白药/u,
  北京: /^(?:现代|奔驰|汽车(?!站))/u,
  上海: /^(?:电气|微电子|汽车集团|家化|医药|通用|大众|石化)/u,
  宁德: /^(?:时代|新能源科技)/u,
  阿里: /^(?:巴巴|云|健康|影业)/u,
  重庆: /^(?:啤酒|长安|百货)/u,
  江西: /^铜业/u,
  洛阳: /^钼业/u,
  山东: /^(?:高速|黄金|钢铁)/u,
  武汉: /^(?:新芯|华星|天马|京东方|凡谷|锐科|光迅|高德红外|三镇实业)/u,
  广州: /^(?:汽车集团|酒家)/u,
  东阿: /^阿胶/u,
  涪陵: /^榨菜/u,
  云南白药: /^/u,
  大冶: /^(?:特钢|有色)/u,
  新余: /^钢铁/u,
  紫金: /^(?:矿业|铜业)/u,
  珠海: /^格力/u,
  烟台: /^万华/u,
  合肥: /^京东方/u,
  湖北: /^(?:兴发|宜化|三环|广电|联投|交投)/u,
};

/**
 * @param after folded text from the end of the place's name on; a few dozen characters are enough
 * @param shortName the place's name as printed, folded
 * @param hasSuffix whether the name was printed with its suffix («武汉市»), which roads and brands never hold
 */
export function enclosingName(after: string, shortName: string, hasSuffix: boolean): EnclosingName | null {
  const company = COMPANY.exec(after);
  if (company !== null && COMPANY_START.test(after) && !SENTENCE_WORDS.test(company[1] ?? '')) {
    return 'company';
  }
  if (!hasSuffix) {
    if (ROAD.test(after)) return 'road';
    if (BRANDS[shortName]?.test(after) === true) return 'company';
    if (PORT.test(after)) return 'institution';
  }
  if (FINANCE.test(after)) return 'company';
  if (INSTITUTION.test(after)) return 'institution';
  return null;
}
