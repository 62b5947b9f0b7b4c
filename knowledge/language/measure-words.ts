/**
 * The words that follow a number: without one behind it a short Chinese numeral is part of a word
 * (一些, 三峡, 十堰, 百度), with one it counts (三家, 两个). Called by numbers.ts.
 */

/** One character suffices: classifiers, currencies, measures. Left out on purpose: 批 般 体 定 流 线 方 面 步 带 路 会 农 产. */
const SINGLE = new Set([
  ...'个家项座条所名户件套台辆艘架亩人位倍年天周岁次届种类宗幢栋间处片块张份幅本册部门场期轮级层股对双组队支枚粒头只匹尾株棵根',
  ...'元万亿吨斤克里米尺寸升瓦伏度秒分角厘成折笔例起家口杯瓶箱包袋盏盒封篇首句段节课页字号楼店院校村乡县市省区国州社',
]);
const LONGER = [
  '公里',
  '千米',
  '毫米',
  '厘米',
  '平方',
  '立方',
  '公顷',
  '千瓦',
  '兆瓦',
  '美元',
  '欧元',
  '日元',
  '港元',
  '港币',
  '人民币',
  '个百分点',
  '小时',
  '分钟',
  '余',
  '多',
  '季度',
  '月',
  '日',
  '大类',
  '大产业',
  '大工程',
  '大行动',
  '大项目',
  '大板块',
  '大领域',
  '项目',
  '企业',
  '平台',
  '标箱',
  '床',
  '车间',
  '千克',
  '公斤',
  '番',
  '星级',
  '强',
  '中全会',
  '分之',
];
/** Words that begin with a numeral and a measure word but count nothing. */
const NOT_COUNTING =
  /^(?:[一二三四]季度|一(?:分为二|心一意|起|块儿|度|期工程|号文件|份力|头|口气|部分|对一|个劲)|[三四五]包|百分点|千分点|万分|十分|八股|三角|三国|四个全面|五位一体|一家人|一个样|一国两制|万家灯火|千家万户|万人次)/;

/**
 * @param behind the text from the numeral on
 * @param length the numeral's length
 */
export function isCounted(behind: string, length: number): boolean {
  if (NOT_COUNTING.test(behind)) return false;
  const rest = behind.slice(length).replace(/^\s+/, '');
  return SINGLE.has(rest.charAt(0)) || LONGER.some((word) => rest.startsWith(word));
}
