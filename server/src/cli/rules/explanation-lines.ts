import { type DecisionTrace, explainInWords } from '@aftersale/decision'
import { labelIn } from '@aftersale/kernel'
import { type Language, table } from '../frame/index.ts'

/** What fits a screen; a document has all of it. */
const MOST_TABLES = 20
const MOST_RULES = 5

const words = {
  en: { input: 'Input', value: 'Value', output: 'Output', rule: 'Rule', result: 'Result' },
  'zh-CN': { input: '输入', value: '取值', output: '输出', rule: '规则', result: '结果' },
} as const

/** Each table that was evaluated: a sentence, what was read beside the cells that matched it, and what came out. */
export function explanationLines(trace: readonly DecisionTrace[], language: Language): string[] {
  const lines = trace.slice(0, MOST_TABLES).flatMap((one) => ['', ...tableLines(one, language)])
  const more = trace.length - MOST_TABLES
  if (more <= 0) return lines
  const ending =
    language === 'en' ? `… and ${more} more tables; --json has all.` : `……另有 ${more} 张表，--json 输出全部。`
  return [...lines, '', ending]
}

function tableLines(trace: DecisionTrace, language: Language): string[] {
  const word = words[language]
  const rules = trace.matched.slice(0, MOST_RULES)
  const inputs = table(
    trace.inputs.map((input, index) => ({ ...input, index })),
    [
      { title: word.input, cell: ({ label }) => labelIn(label, language) },
      { title: word.value, cell: ({ value }) => JSON.stringify(value) },
      ...rules.map((rule) => ({
        title: `${word.rule} ${rule.index}`,
        cell: ({ index }: { readonly index: number }) => rule.inputEntries[index] || '-',
      })),
    ],
  )
  const results = rules.flatMap(({ index, outputs }) => outputs.map((output) => ({ index, ...output })))
  const outputs = table(results, [
    { title: word.output, cell: ({ label }) => labelIn(label, language) },
    { title: word.value, cell: ({ value }) => JSON.stringify(value) },
    { title: word.rule, cell: ({ index }) => String(index), align: 'right' },
  ])
  const more = trace.matched.length - rules.length
  const hidden =
    language === 'en' ? `… and ${more} more rules; --json has all.` : `……另有 ${more} 条规则，--json 输出全部。`
  return [
    explainInWords([trace], language),
    '',
    ...inputs.map(indented),
    ...(results.length > 0 ? ['', ...outputs.map(indented)] : []),
    ...(more > 0 ? [`  ${hidden}`] : []),
  ]
}

const indented = (line: string) => `  ${line}`
