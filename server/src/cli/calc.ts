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
  ],
}
