/**
 * Questions that are none for us: attempts to take the system over or to look inside it, and
 * errands that have nothing to do with the articles. Patterns name the act, not a topic, so that an
 * article about artificial intelligence or a prompt-engineering park can still be asked about.
 */

const ATTACK: readonly RegExp[] = [
  /(忽略|无视|忘(记|掉)|抛开|绕过|跳过|不要?(管|理会|遵守)|别(管|理会|遵守)).{0,12}(规则|规定|指令|指示|提示|设定|限制|约束|命令)/,
  /(系统|内部|初始|隐藏|完整|原始|你的)的?(提示词|提示语|指令|prompt)/,
  /[【[(（](系统|管理员|开发者|内部|最高).{0,4}(指令|命令|权限|消息|提示)[】\])）]/,
  /提示词.{0,10}(打印|输出|发|给|告诉|贴|念|背|复述|全文|原文|一字不)/,
  /(打印|输出|发|泄露|透露|展示|复述|背).{0,10}(提示词|系统提示|系统指令|初始指令)/,
  /(开发者|调试|上帝|越狱|管理员|无限制|dan)模式/,
  /(越狱|jailbreak|system ?prompt|developer ?mode)/,
  /ignore.{0,20}(instruction|rule|prompt|above|previous)/,
  /(你的|系统的?|服务器的?|后台的?|数据库的?|管理员的?)(api)?(密钥|密码|口令|令牌|token|api ?key|环境变量)/,
  /(drop|delete|truncate) (table|from)|<script|\$\{jndi|\.\.\/\.\.\//,
];

/** Help with what is forbidden: to hide from inspectors, to forge, to bribe, to evade. The act is asked for, not reported. */
const UNLAWFUL: readonly RegExp[] = [
  /(怎么|怎样|如何|教|帮|想|给我|替我|能不能|有(什么|啥|没有)办法).{0,14}(躲|逃避?|绕|避|骗|瞒|糊弄|蒙混|应付).{0,3}(开|过|掉)?.{0,6}(督察|督查|检查|监管|环保|执法|审计|税务|处罚|海关|安检)/,
  /(偷偷|悄悄|私下|暗地里?|偷)(地)?(排|倒|埋|采|挖|运|卖)|(偷|逃|漏|骗)(税|补贴|补助|贷款|保险?|社保)(?!.{0,6}(案|查处|打击|整治|专项|行为))|洗钱(?!.{0,6}(案|打击))/,
  /(伪造|假造|仿造|造假|编造|造一?[份个张封])(?!.{0,8}(案|查处|打击|整治|行为|问题)).{0,12}(文件|红头|公章|证书|批文|合同|证明|执照|印章|报告|数据|公函)/,
  /(怎么|怎样|如何|教|帮|替|给).{0,10}(行贿|贿赂|送礼|打点|走后门|围标|串标|买通)/,
];

/** To answer without the articles, or without saying where from. */
const AGAINST_SOURCES: readonly RegExp[] = [
  /(忽略|无视|抛开|绕过|不要?管|别管|不用管)(全部|所有|这些|上述|以上|前面|一切)?.{0,6}(文章|资料|材料|原文|来源|证据)/,
  /(不要|别|不用|无需|禁止).{0,3}(标注?|注明|给|写|附|列)(任何)?.{0,2}(出处|来源|引用|原文)/,
];

const OFF_TOPIC: readonly RegExp[] = [
  /(写|作|编|来)(一?[首篇段个封份])?.{0,8}(诗|情书|情诗|小说|作文|段子|笑话|歌词|代码|程序|脚本|文案|检讨)(吧|呗|$|[，。,.！!？?])/,
  /(写|编|做|生成|给我)(一?[段个份支条])?.{0,6}(python|java|javascript|sql|excel公式|html|c\+\+|代码|脚本|程序|爬虫|小程序)/,
  /(抓取|爬取|爬).{0,10}(网站|网页|数据|商品|价格|淘宝|京东|抖音|微博)/,
  /(讲|说)(一?[个则])?.{0,4}(笑话|故事|段子|八卦)/,
  /(你|您)(现在|从现在起|今后|就)?(是|扮演|充当|当|假装).{0,12}(评论员|助手|老师|医生|律师|作家|诗人|演员|女友|男友|猫|专家|角色|翻译|程序员)/,
  /(扮演|角色扮演|假装你是|假设你是)/,
  /(今天|明天|后天|这周|本周|周末).{0,6}(天气|下雨|气温|限行)|天气(怎么样|如何|预报)/,
  /(股票|股价|个股|a股|基金|比特币|期货).{0,10}(追|买|卖|抄底|入手|持有|加仓|清仓|涨停|值得|推荐|还能|能不能|该不该)/,
  /(股价|股票|大盘|彩票|汇率|币价)(今天|明天|会|能|怎么|多少|走势|预测)|买(什么|哪只|哪支)(股票|基金)/,
  /(帮我|请|给我)?.{0,2}(翻译|润色|改写)(一下|成|这)/,
  /(剧情|电影|电视剧|综艺|明星|星座|算命|菜谱|食谱|减肥|感冒|失眠)(是|怎|如何|推荐|有什么|讲|说|介绍|结局)/,
  /(推荐).{0,6}(电影|小说|音乐|餐馆|饭馆|酒店|游戏)/,
  /(讲讲|说说|介绍|评论|聊聊).{0,12}(剧情|结局|主角|情节)/,
  /^(你好|您好|谢谢|再见|哈喽|hello|hi|在吗|你是谁|你叫什么|你是什么(模型|ai|人))[吗呀啊！!。.?？]*$/,
  /^[\d\s+\-*/×÷=().?？等于多少几]+$/,
];

/** @param folded the question after folding; @returns null where it may be a question for the articles */
export function guard(folded: string): 'attack' | 'off-topic' | null {
  if ([...ATTACK, ...UNLAWFUL].some((pattern) => pattern.test(folded))) {
    return 'attack';
  }
  if (OFF_TOPIC.some((pattern) => pattern.test(folded))) {
    return 'off-topic';
  }
  return AGAINST_SOURCES.some((pattern) => pattern.test(folded)) ? 'attack' : null;
}

const COVERAGE: readonly RegExp[] = [
  /(哪几年|哪些年|哪几个?(市|区|县|地方|城市)|哪些(市|区|县|地方|城市|地区)).{0,8}的?(政府工作)?(报告|材料|资料|文章)(能|可以|可|在|吗|呢|[?？]|$)/,
  /(手上|手里|手头|库里|这里|这儿|你).{0,6}(报告|材料|资料|文章).{0,8}(哪几年|哪些年|哪几个|哪些(市|区|县|地方|城市))/,
  /(收|收录|收集|存|装|放|覆盖)(了|着|有)?(哪些|多少|几|什么).{0,12}(报告|文章|资料|材料|文件|地区|地方|城市)/,
  /(收录|覆盖|包含|入库|涵盖|资料库|知识库|库里|你(们)?(这里|这儿|都)?有).{0,10}(哪些|多少|几|什么).{0,8}(地区|地方|区|城市|市|年份|报告|文章|资料|材料|文件)/,
  /(有|收录了?|都有)(哪些|多少|几[个份篇]|什么)(地区|地方|区县?|城市|市|年份?)?的?(政府工作)?(报告|文章|资料|材料|文件|新闻)(吗|呢|啊)?[?？]?$/,
  /(哪些|哪几个|什么)(地区|地方|区|城市|年份?).{0,6}(的(报告|资料|文章)|可以(查|问)|能(查|问))/,
  /(能|可以)(查|问|回答)(些)?(什么|哪些)/,
];

/** Whether the question asks what the index holds, rather than what an article says. */
export function asksCoverage(folded: string): boolean {
  return COVERAGE.some((pattern) => pattern.test(folded));
}
