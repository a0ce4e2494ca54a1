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
  ],
}
