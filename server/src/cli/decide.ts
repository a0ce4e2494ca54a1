import { command, flag, text } from './frame/index.ts'
import { nowOption, zoneOption } from './rules/options.ts'

export const decide = command({
  name: 'decide',
  summary: {
    en: 'evaluate a decision of a DMN file, explain it, or check the file',
    'zh-CN': '计算 DMN 文件中的一个决策、解释其结果，或检查该文件',
  },
  examples: [
    {
      line: 'decide pack/retail/return-judgement.dmn --input \'{"found": true, "oldestAgeDays": 45, "refundAmount": 80}\' --explain',
      says: { en: 'which rule decided, and on which values', 'zh-CN': '由哪条规则、依据哪些取值决定' },
    },
    {
      line: 'decide loan.dmn --decision Approval --input @applicant.json --json',
      says: { en: 'one of several decisions, the result as JSON', 'zh-CN': '多个决策中的一个，结果以 JSON 输出' },
    },
    {
      line: 'decide pack/retail/return-judgement.dmn --check',
      says: {
        en: 'gaps, overlaps and rules that never fire; exit 1 where something must be mended',
        'zh-CN': '检查缺口、重叠与永不生效的规则；有须修正之处时退出码为 1',
      },
    },
  ],
  arguments: { file: { takes: 'one', summary: { en: 'the DMN file', 'zh-CN': 'DMN 文件' } } },
  options: {
    decision: text('NAME', {
      en: 'the name or id of the decision (the only one unless given)',
      'zh-CN': '决策的名称或 id（只有一个决策时可省略）',
    }),
    input: text('JSON', {
      en: 'the values of its input data by name, as a JSON object or @FILE',
      'zh-CN': '输入数据的取值：JSON 对象，或用 @FILE 指定文件',
    }),
    explain: flag({ en: 'say which rules matched, and why', 'zh-CN': '说明命中了哪些规则及原因' }),
    check: flag({ en: 'look for mistakes instead of deciding', 'zh-CN': '只检查错误，不作决策' }),
    now: nowOption,
    zone: zoneOption,
  },
  run: async (context) => (await import('./rules/run-decide.ts')).runDecide(context),
})
