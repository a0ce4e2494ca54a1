import { type CommandGroup, command } from './frame/index.ts'

const check = command({
  name: 'check',
  summary: {
    en: 'compare what is stored of every order with what its actions come to',
    'zh-CN': '核对每张订单：存储的合计是否等于其动作之和',
  },
  examples: [
    { line: 'ledger check', says: { en: 'all orders of this data', 'zh-CN': '核对此数据中的全部订单' } },
    {
      line: 'ledger check --json',
      says: { en: 'as JSON; exit code 1 where anything differs', 'zh-CN': '以 JSON 输出；有差异时退出码为 1' },
    },
  ],
  touchesData: true,
  run: async (context) => (await import('./ledger/check-ledger.ts')).checkLedger(context),
})

export const ledgerCommands: CommandGroup = {
  name: 'ledger',
  summary: { en: 'ask whether the books of orders balance', 'zh-CN': '核对订单账目' },
  commands: [check],
}
