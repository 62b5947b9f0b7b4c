/** Words that say a kind of amount but not of whom: the owner before them is the subject or part of the name. */
export const GENERIC: readonly string[] = `
产值 年产值 总产值 营业收入 营收 主营业务收入 销售收入 年销售收入 利润 净利润 税收 年税收 利税 年利税 纳税
投资 总投资 总投资额 投资额 完成投资 计划投资 规划用地 用地 占地 占地面积 规划面积 建筑面积 总建筑面积
用地面积 面积 建设面积 改造面积 注册资本 注册资金 产能 年产能 产量 年产量 员工 职工 就业岗位 岗位 规模 里程
总里程 全长 长度 装机容量 库容 总数 总量 数量 收入 年收入 交易额 成交额 销售额 年销售额 合同金额 协议投资 出口
出口额 融资 贷款 补贴 奖励 补助 税率 份额 市场份额 市场占有率 营业额 年营业额 年营业收入 年营收 年利润
年主营业务收入 营收总额 营收规模 营业总收入 增加值 从业人员 市值 估值 覆盖率
`
  .trim()
  .split(/\s+/);
