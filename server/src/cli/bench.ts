import { type CommandGroup, command, wholeNumber } from './frame/index.ts'

const engine = command({
  name: 'engine',
  summary: {
    en: 'cases a second through the engine, beside bare inserts of the same rows',
    'zh-CN': '引擎每秒处理的工单数，与直接插入相同数据行对比',
  },
  examples: [
    {
      line: 'bench engine',
      says: { en: 'about a minute, on a database of its own', 'zh-CN': '约一分钟，使用独立的数据库' },
    },
  ],
  options: {
    rounds: wholeNumber(
      'N',
      { min: 1, max: 100, fallback: 7 },
      { en: 'how often each is measured, in turn', 'zh-CN': '每项轮流测量的次数' },
    ),
  },
  run: async (context) => (await import('../../../bench/engine/run-engine-bench.ts')).runEngineBench(context),
})

const rules = command({
  name: 'rules',
  summary: {
    en: 'decisions a second, beside feelin and GoRules Zen on the same rules and inputs',
    'zh-CN': '每秒决策次数，与 feelin、GoRules Zen 在相同规则和输入下对比',
  },
  examples: [
    {
      line: 'bench rules --json',
      says: { en: 'half a minute; figures and ratios as JSON', 'zh-CN': '约半分钟；以 JSON 输出数值与比值' },
    },
  ],
  options: {
    rounds: wholeNumber(
      'N',
      { min: 1, max: 100, fallback: 7 },
      { en: 'how often each is measured, in turn', 'zh-CN': '每项轮流测量的次数' },
    ),
  },
  run: async (context) => (await import('../../../bench/rules/run-rules-bench.ts')).runRulesBench(context),
})

export const benchCommands: CommandGroup = {
  name: 'bench',
  summary: { en: 'measure speed, as ratios in one run', 'zh-CN': '测量性能，以同一次运行中的比值表示' },
  commands: [engine, rules],
}
