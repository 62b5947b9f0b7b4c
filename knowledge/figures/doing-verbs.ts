/**
 * Verbs around the noun that names a count, which are no part of its name: «培育|专精特新企业», «高标准农田|累计建成»,
 * «监测对象|消除风险». What makes another count of it (签约, 开工, 竣工, 投产) is not among them.
 * Called by noun-phrase.ts.
 */

/** Behind these the noun is there, or there for use: a known name keeps its canonical form («引进|高新技术企业»). */
const BRINGING =
  '实有|转移安置|立项建设|收集(?=问题|意见|建议|线索|诉求)|挂牌(?!督办|企业|公司|交易)|增加|对接(?!会|活动|机制|平台)|召开|增建|增投|高效办理|备案国家(?=科技型)|备案入库|登记入库|备案(?=科技型|创业)|夺取|斩获|畅通|投运|筹建|引入(?!和)|上线|开工(?=改造|新建|改扩建|续建)|提质改造|提档升级|更新改造|开设|增开|拓展|发布|缔结|结成|招募|引进培育|培育引进|引育|引培|引进|招引|培育|培养|建成|建好|建设|打造|创建|争创|申创|申报|创成|创办|开办|完成|实施|开展|推进|新增|提供|发放|筹集|争取到?|获批|获评|获得|入选|拥有|集聚|汇聚|聚集|吸引|配备|配置|投放|投用|启用|开通|布设|铺设|敷设|架设|安装|设立|设置|增设|组建|搭建|建立|推出|出台|制定|举办|承办|主办|开行|落实|发展|壮大|扶持|支持|服务';
/** Behind these it is changed, moved or gone: only an unknown noun stands without them. */
const CHANGING =
  '查改|修缮|示范推广|推行|上演|创演|微改造|改造整治|清理整合|销售(?!网|渠道)|攻坚(?:解决|化解)|破解|创排|垦造|建成和开工建设|关怀扶助|关爱帮扶|聚引|引聚|延揽|扩增|接入(?!率|企业)|改善|保障|取消|营造(?!林)|开发利用|下放|改建|扶持|维护|恢复|替代|运营|盘活利用|提请(?:[\\u4e00-\\u9fff]{0,8}?)审议|纳入|获(?!得|奖|批|评)|改造提升|提升改造|整治改造|整治提升|优化调整|优化|调整|提升|完善|产出|销号|申设|办结|复绿|升级改造|改造升级|改造|修复|整治|治理|清理|清除|兑现|兑付|化解|处置|疏浚|清淤|调解|办理|招聘|抽调|转化|拆除|关停|关闭|淘汰|取缔|查处|查封|盘活|更新|更换|安置|救助(?!救济|保障|金|资金|站|标准|体系)|惠及|培训|选派|打通|减免|下达|拨付|统筹|解决|推广|补充|移送|清运|资助|审议|修订|废止|策划|谋划|组织|创作|推送|签订|签署|降低|投入|列入|采集|征集|评选|聘任|腾退|腾出|收储|供应|接收|受理|追缴|给予|养护|栽植|补植|孵化|帮扶|走访|慰问|排查|破获|抓获|打掉|节约|压减|清偿|消化|偿还|归集|追回|挽回|复垦|推介|发行|消除|落细|攻克|攻关|承接|承担|牵头|参与|加强|动员|发动|撬动|促成|形成|研发(?!人员|机构|费用|经费|投入|平台|中心|活动|强度)|开发|加快|完工|运送|托管|整合|整理|梳理|维修|加固|绿化(?!覆盖)|亮化|移植|播撒|放流';

/** What the verb's own noun goes on with («培训机构», «治理能力», «建设用地»): the verb belongs to it. */
const OWN_NOUN =
  '(?!率|额|量(?!子)|度(?!假)|型|级|能力|能级|面积|中心|标准(?!化|厂房|地)|机构|基地|任务|进度|工程$|项目$|资金$|经费$|企业$|人员$|产业$|对象|力度|规模|成本|费用|时间|时限|周期|环节|水平|协议|用地|业(?!务|主|态|委)|者|员(?!工)|性|站(?!点)|所(?!有)|厂|区(?!域|块|级|属)|园(?!区|林)|户(?!外)|贸易|总|投资|收入|税收|出口|进口|产值|增加值|(?:建设|改造|服务|培训)$)';

const leading = (verbs: string): RegExp =>
  new RegExp(
    `^(?:累计|共|紧急|分类|妥善|依法|及时|有效|协同|主动|扎实|直接|间接|集中|升级|提档|全面|市级|高质量|高标准)?(?:${verbs})(?:[和与及、并](?:${verbs}))?了?(?=[\\u4e00-\\u9fff“A-Za-z(])${OWN_NOUN}`,
  );
const NEUTRAL = leading(BRINGING);
const ANY = leading(`${CHANGING}|${BRINGING}`);

/** @returns how many characters of doing stand before the noun that `words` end with; at least two are left */
export function doingLength(words: string, known: boolean): number {
  const pattern = known ? NEUTRAL : ANY;
  let length = 0;
  for (;;) {
    const match = pattern.exec(words.slice(length));
    if (match === null || words.length - length - match[0].length < (known ? 0 : 2)) return length;
    length += match[0].length;
  }
}

const INNER =
  /(?<=[\u4e00-\u9fff”)]{2})(?:免费)?(?:开设|盘活|追回|追讨|减免|发放|兑现|投放|取消|增设|布设)(?=[\u4e00-\u9fff“])/;

/** «利用林地|新增|药材面积», «片区|形成|制度创新成果» */
const MEANS =
  /^(?:(?:复合|充分)?(?:利用|依托|围绕|结合)[\u4e00-\u9fff]{2,12}?(?:建设|开展|新增|打造|培育|新建|发展)|[\u4e00-\u9fff]{0,6}(?:片区|园区|新区)形成|[\u4e00-\u9fff]{0,10}?(?:各类|小微|民营|中小|中小微)?(?:企业|社会|群众|农户|市场主体|经营主体)(?:办理|获得|生产|提供)|(?:各类)?(?:企业|市场主体|经营主体|群众|农民)(?=减负|减税|降本|让利))(?=[\u4e00-\u9fff]{2})/;

/** «依托商圈|开设|夜间摊位»: the doing has its means or its beneficiary before it; 0 where there is none. */
export function innerDoingLength(words: string): number {
  const means = MEANS.exec(words);
  if (means !== null && !/[率比度]$/.test(words)) return means[0].length;
  const match = INNER.exec(words);
  if (match === null || /[率比度]$/.test(words)) return 0;
  const verb = match.index + match[0].length;
  const rest = words.slice(verb);
  if (doingLength(words.slice(match.index).replace(/^免费/, ''), false) === 0) return 0;
  return rest.length < 2 ||
    /^(?:税|站点|点|箱|桶|利用|改造|资金|金额|总额|额度|费用|数量|标准|范围|对象|情况)/.test(rest)
    ? 0
    : verb;
}

/** «高标准农田|累计建成», «桥梁和隧道|共建成»: what was done, said between a noun and its number. */
export const DONE_BEHIND =
  /(?<=[\u4e00-\u9fff”)]{2})(?:累计|共计?|总计|合计|已|均)*(?<!新)(?:净入库|评价入库|备案入库|入库|(?<=项目)完工|建成|发放|投放|铺设|安装|创成|布设|敷设|筹集|筹建|收购|建成投用|达成)$|(?<=[\u4e00-\u9fff”)]{2})(?:均已|已|累计|全部)(?:消除|整治|治理|化解|修复|销号|整改|办结|解决|清理|拆除)$/;

/** Adverbs left between a noun and its verb («应诉率|始终», «数量|再次»). */
export const ADVERBS_BEHIND =
  /(?:始终|再次|继续|双双|如期|首次|强力|全面|持续|稳定|总体|整体|陆续|先后|相继|年均|逐年|动态|稳步|不断|大幅|显著|明显|同步|合计|一次性)+$/;

/** Verbs that tell what counted things did: behind a noun they begin the predicate. */
export const PREDICATE =
  /(?<=[\u4e00-\u9fff”)]{2})(?:倍受|备受|消除(?=[\u4e00-\u9fff])|配置|配备(?=[\u4e00-\u9fff])|安装(?=[\u4e00-\u9fff]{2})|得到(?=[\u4e00-\u9fff]{2})|建立(?=[\u4e00-\u9fff])|进展|跨(?=区域|省|市|部门|境通)|接入(?=[\u4e00-\u9fff])|参与|荣登|代缴|服务(?=市民|群众|居民)|登上|登榜|找到|连通|创建(?!工作|活动|示范|单位|试点)(?=[\u4e00-\u9fff])|开办|设立|入列|复建|扩容提质|提标改造|喜迁|追回|追讨|破零|(?:全[城省市域程])?通办|保持|免费(?=提供|开放|发放|接受)|来(?=[\u4e00-\u9fff]{1,3}(?:建|投资|办|兴|落户|考察|观光))|评为|被评|走上|走出|走进|搬进|搬入|迁入|住进|喝上|用上|吃上|告别|脱贫|摘帽|出列|退出|达到|突破|上榜|列入|选为|命名|授予|得以|受到|开通|办好|品质提升|提质升级|(?<!开)通(?=公交|客车|电|网|水|气|硬化路|上)|遭|面临|申报|承担|组建|推出|发展势|蓬勃|快速(?!路|通道|公交|干|检|反|响)|平稳|有效|运行(?!区|图|机|管)|如期|即将|先行先试|建成|完工|贯通|启用|复工|落成|上马|摘牌|出让|办结|化解|整改|销号|(?:债务|问题|隐患)?(?:清零|归零)|回迁|返乡|创业就业|就近|享受|享有|领取|拿到|取得|开展|举行|举办|亮相|参展|参会|参赛|修葺|焕然|划转|移交|日夜|昼夜|活跃|奋战|坚守|心手|签订|签署|集聚(?!区|点|地|度|平台|效应)|汇聚|云集|应邀|抵达|往返|穿梭|共建|共享|(?<![物互])联网|并网|奔赴|驰援)/;
/** «8个骨干电网项目|建设»: the doing that the verb before the number began. */
export const DOING_BEHIND =
  /(?<=项目|工程|平台|基地|中心|园区|学校|医院|片区|道路|公路|高速|大桥|机场|电站|泊位|码头|厂房|管网|社区|村庄)(?:项目)?(?:建设|实施|攻坚|筹建|谋划|(?:建设|施工|改造)?进度)$|(?<=装置|设施)建设(?:和[\u4e00-\u9fff]{2,4})?$|(?<=[\u4e00-\u9fff]{2})前期(?:工作)?$|(?<=[\u4e00-\u9fff]{3})(?:作用|优势)$/;
/** «8个电网项目|和庐北至池州的天然气管线工程»: another thing, which the number does not count. */
export const ANOTHER_THING = /(?<=项目|工程)和(?=[\u4e00-\u9fff“]{8})/;
/** «80家领军企业|的前沿技术»: whose, not what is counted. */
export const OWNER_OF =
  /(?<=企业|公司|机构|高校|院校|学校|医院|单位|居民|群众|学生|家庭|农户|客商|嘉宾|代表|片区|小区|社区|园区)的|(?<=群众|居民|学生|村民|职工|老人)(?=用水|用电|用气|饮水|出行|就医|就学|上学|入学|住房|购房|生活)/;

/** «供水、排水管网等|更新改造» */
export const OTHERS_DONE = /(?<=[\u4e00-\u9fff”]{2})等(?:更新改造|改造提升|改造|整治|治理|修复|建设)$/;

/** «监测对象|已稳定消除风险»: what was done to the things that are counted. */
export const THINGS_DONE =
  /(?<=^|[\u4e00-\u9fff])(?:对象|人口|群众|人员|居民|家庭|企业|项目|学生|农户|小区|村)(?<done>(?:已|均|全部|累计|共|陆续|先后)+(?:稳定|顺利|成功|全部)?(?:消除|脱贫|摆脱|搬迁|入住|返岗|搬入|摘帽|出列|整改|化解|销号)[\u4e00-\u9fff]{0,6})$/;

/** «整车企业|导入云湖平台», «农户|参加合作社»: what counted owners did with something. */
export const OWNERS_DID =
  /(?<=企业|公司|农户|商户|单位|机构|学校|医院|行政村|社区)(?<done>(?:导入|接入|入驻|加入|搬入|获评|用上)[\u4e00-\u9fff]{2,})$/;
