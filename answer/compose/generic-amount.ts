/** Words for any sum of money: what they are put beside says of what. */
const GENERIC_AMOUNT =
  /^(钱|单子|单|合同|合同额|买卖|生意|订单|协议|协议额|协议总额|合同总额|总价值|资金|金额|总金额|总额|总价|盘子|额度|总投资|投资额?|总投资额|价钱|价格|总数|数量|规模|总规模)$/;

/** «总额», «盘子»; of folded words. */
export function isGenericAmount(words: string): boolean {
  return GENERIC_AMOUNT.test(words);
}
