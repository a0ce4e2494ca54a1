import { type CommandGroup, command, text } from './frame/index.ts'
import { zoneOption } from './rules/options.ts'

const check = command({
  name: 'check',
  summary: {
    en: 'say whether flows will execute; exit 1 and every reason where one will not',
    'zh-CN': '检查流程能否执行；不能执行时列出全部原因，退出码为 1',
  },
  examples: [
    {
      line: 'process check pack/retail/return.bpmn',
      says: { en: 'each reason with the element it is about', 'zh-CN': '逐条列出原因及所在节点' },
    },
    {
      line: 'process check pack/retail/*.bpmn pack/retail/*.dmn pack/retail/*.form pack/retail/*.calendar.json --json',
      says: {
        en: 'a pack as a whole, with what is named but not among the files',
        'zh-CN': '检查整个内容包，并列出被引用却不在其中的定义',
      },
    },
  ],
  arguments: {
    files: {
      takes: 'rest',
      summary: {
        en: 'flows (.bpmn), rules (.dmn), forms (.form), calendars (.calendar.json)',
        'zh-CN': '流程、决策、表单或日历文件',
      },
    },
  },
  run: async (context) => (await import('./process/check-files.ts')).checkFiles(context),
})

const run = command({
  name: 'run',
  summary: {
    en: 'run flows by a scenario, without a database and with a clock of its own; exit 1 where it does not hold',
    'zh-CN': '按场景运行流程：不需要数据库，时钟由场景拨动；不符合预期时退出码为 1',
  },
  examples: [
    {
      line: 'process run pack/retail/return.bpmn pack/retail/return-judgement.dmn --scenario old-purchase.json',
      says: { en: 'prints what happens, step by step', 'zh-CN': '逐步输出发生的事件' },
    },
    {
      line: 'process run order.bpmn --scenario late.json --now 2026-03-27T18:00:00+01:00 --zone Europe/Berlin --json',
      says: { en: 'from another time on, as JSON', 'zh-CN': '从指定时刻开始，以 JSON 输出' },
    },
  ],
  arguments: {
    files: {
      takes: 'rest',
      summary: {
        en: 'what is deployed first (.bpmn, .dmn, .form, .calendar.json)',
        'zh-CN': '首先部署的文件（.bpmn、.dmn、.form、.calendar.json）',
      },
    },
  },
  options: {
    scenario: text('FILE', { en: 'the scenario: a list of steps as JSON', 'zh-CN': '场景文件：JSON 步骤列表' }),
    now: text('INSTANT', {
      en: 'where the clock stands at first (2026-01-05T09:00:00+08:00 unless given)',
      'zh-CN': '时钟的起始时刻（默认 2026-01-05T09:00:00+08:00）',
    }),
    zone: zoneOption,
  },
  run: async (context) => (await import('./process/run-scenario-file.ts')).runScenarioFile(context),
})

export const processCommands: CommandGroup = {
  name: 'process',
  summary: { en: 'check flows, and try them out before they are published', 'zh-CN': '检查流程，并在发布前试运行' },
  commands: [check, run],
}
