import type { CalculatorName } from './calc/calculators.ts'
import { type Command, type CommandGroup, command, type Texts } from './frame/index.ts'

const calculator = (name: CalculatorName, summary: Texts, examples: Command['examples']): Command =>
  command({
    name,
    summary,
    examples,
    arguments: {
      input: { takes: 'one', summary: { en: 'the input: JSON, or @FILE', 'zh-CN': '输入：JSON，或 @文件' } },
    },
    run: async (context) => (await import('./calc/run-calculator.ts')).runCalculator(name, context),
  })

export const calcCommands: CommandGroup = {
  name: 'calc',
  summary: {
    en: 'do a sum of after-sales by hand, as the machine does it',
    'zh-CN': '手工核算售后金额与期限，算法与系统一致',
  },
  commands: [
    calculator(
      'allocate',
      { en: 'split an amount over weights, to the last unit', 'zh-CN': '按权重分摊金额，一分不差' },
      [
        {
          line: 'calc allocate \'{"amount": 100, "weights": [1, 1, 1]}\'',
          says: { en: '34, 33, 33', 'zh-CN': '34、33、33' },
        },
      ],
    ),
    calculator(
      'refund',
      {
        en: 'what goes back for units of an order, and why',
        'zh-CN': '计算订单中部分或全部商品的应退金额，并说明原因',
      },
      [
        {
          line: 'calc refund @docs/calculators/refund.json',
          says: { en: 'a table, and a sentence for each figure', 'zh-CN': '输出表格，并逐项说明' },
        },
        {
          line: 'calc refund @docs/calculators/refund.json --json',
          says: { en: 'every figure in minor units', 'zh-CN': '以最小货币单位输出各项金额' },
        },
      ],
    ),
    calculator(
      'exchange',
      { en: 'what an exchange costs the buyer, or gives back', 'zh-CN': '计算换货差价：须补款或退回的金额' },
      [
        {
          line: 'calc exchange @docs/calculators/exchange.json',
          says: { en: 'credit, charge and difference', 'zh-CN': '输出抵扣额、应收额与差价' },
        },
      ],
    ),
    calculator(
      'sla',
      {
        en: 'when first response, update and solution are due on a business calendar',
        'zh-CN': '按工作日历计算首次响应、进展更新与解决的到期时间',
      },
      [
        {
          line: 'calc sla @docs/calculators/sla.json',
          says: { en: 'due, used and remaining business minutes', 'zh-CN': '输出到期时间、已用与剩余工作分钟' },
        },
      ],
    ),
    calculator(
      'warranty',
      {
        en: 'whether a component is under warranty on a day, and through which',
        'zh-CN': '判断某部件在某日是否在保修期内、保到哪一天',
      },
      [
        {
          line: 'calc warranty @docs/calculators/warranty.json',
          says: { en: 'the answer, and why', 'zh-CN': '输出结论与理由' },
        },
      ],
    ),
    calculator(
      'no-reason-return',
      {
        en: 'whether Chinese law lets goods be returned within seven days without a reason',
        'zh-CN': '判断是否适用七日无理由退货',
      },
      [
        {
          line: 'calc no-reason-return \'{"signed": "2026-09-04", "category": "clothing", "at": "2026-09-11 20:00"}\'',
          says: { en: 'allowed, until when, and why', 'zh-CN': '输出能否退货、截止时间与理由' },
        },
      ],
    ),
  ],
}
