/** Invented firms, parks and people, and the industries they are in. */
import type { Random } from '../seeded-random.ts';

const SYLLABLES = [...'昊瀚泽润宏嘉启辰恒鑫瑞康博远晟盈朗铭岳帆拓锐鼎翔骏隆沃荣卓烁霖峰钰航凯佳彦禾川'];
const TRADES =
  '精工 智造 新材 能源 药业 食品 电子 光电 纺织 机械 重工 生物 环保 物流 科技 医疗 建材 化工 轴承 铝业'.split(' ');
const FORMS = ['', '集团', '公司', '股份', '有限公司'];
const INDUSTRIES = (
  '装备制造 电子信息 生物医药 新材料 食品加工 纺织服装 汽车零部件 现代家居 绿色建材 精细化工 光伏 储能 锂电池 数控机床 ' +
  '智能终端 医疗器械 农机 特种钢 铝精深加工 预制菜 数字经济 现代物流 轨道交通装备 新能源汽车 半导体 中药材'
).split(' ');
const PARKS = '经济开发区 高新区 工业园 产业园 科技园 临港园 循环经济园 智造小镇'.split(' ');
const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张'];
const GIVEN = [...'明建国志伟强军平文晓东海燕丽敏静涛勇超慧琳'];

function syllables(random: Random): string {
  return Array.from({ length: 2 + random.integer(2) }, () => random.pick(SYLLABLES)).join('');
}

export function firm(random: Random): string {
  return syllables(random) + random.pick(TRADES) + random.pick(FORMS);
}

export function park(random: Random, place: string): string {
  return random.integer(2) === 0 ? place + random.pick(PARKS) : syllables(random) + random.pick(PARKS);
}

export function industry(random: Random): string {
  return random.pick(INDUSTRIES);
}

export function person(random: Random): string {
  return random.pick(SURNAMES) + random.pick(GIVEN) + (random.integer(2) === 0 ? random.pick(GIVEN) : '');
}
