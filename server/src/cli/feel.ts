import { command, text } from './frame/index.ts'
import { nowOption, zoneOption } from './rules/options.ts'

export const feel = command({
  name: 'feel',
  summary: { en: 'evaluate a FEEL expression and print its value', 'zh-CN': '计算一个 FEEL 表达式并输出结果' },
  examples: [
    { line: "feel '0.1 + 0.2'", says: { en: 'prints 0.3', 'zh-CN': '输出 0.3' } },
    {
      line: "feel 'order total * 0.9' --context '{\"order total\": 200}'",
      says: { en: 'with values by name', 'zh-CN': '按名称给出取值' },
    },
    {
      line: "feel 'sum(lines.amount)' --context @order.json --json",
      says: { en: 'values from a file, the result as JSON', 'zh-CN': '从文件读取取值，结果以 JSON 输出' },
    },
    {
      line: 'feel --now 2026-03-01T08:00:00+08:00 -- \'-(today() - @"2026-02-01")\'',
      says: { en: 'on another day; after -- it may begin with a minus', 'zh-CN': '按另一天计算；-- 之后可以负号开头' },
    },
  ],
  arguments: { expression: { takes: 'one', summary: { en: 'the expression', 'zh-CN': '表达式' } } },
  options: {
    context: text('JSON', {
      en: 'the values it may use, as a JSON object or @FILE',
      'zh-CN': '可用的取值：JSON 对象，或用 @FILE 指定文件',
    }),
    now: nowOption,
    zone: zoneOption,
  },
  run: async (context) => (await import('./rules/evaluate-feel.ts')).evaluateFeel(context),
})
