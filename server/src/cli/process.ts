import { type CommandGroup, command, flag, text } from './frame/index.ts'
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

const flows = {
  files: { takes: 'rest', summary: { en: 'flows (.bpmn)', 'zh-CN': '流程文件（.bpmn）' } },
} as const

const draw = command({
  name: 'draw',
  summary: {
    en: 'draw flows as SVG, with names in the language of --lang',
    'zh-CN': '将流程绘制为 SVG，名称采用 --lang 指定的语言',
  },
  examples: [
    {
      line: 'process draw pack/retail/*.bpmn --out docs/images',
      says: { en: 'return.bpmn becomes docs/images/return.svg', 'zh-CN': 'return.bpmn 绘制为 docs/images/return.svg' },
    },
    {
      line: 'process draw my-flow.bpmn --lang zh-CN --layout',
      says: {
        en: 'lays it out first, draws my-flow.zh-CN.svg beside it',
        'zh-CN': '先排列，再在旁边绘制 my-flow.zh-CN.svg',
      },
    },
  ],
  arguments: flows,
  options: {
    out: text('DIR', {
      en: 'where the drawings go (beside each flow unless given)',
      'zh-CN': '图形的存放文件夹（默认与流程文件同处）',
    }),
    layout: flag({
      en: 'lay the flows out first, as “process layout” does',
      'zh-CN': '先像 process layout 那样排列流程',
    }),
  },
  run: async (context) => (await import('./process/draw-files.ts')).drawFiles(context),
})

const layout = command({
  name: 'layout',
  summary: {
    en: 'lay flows out from the left to the right; changes the drawing in each file and nothing else',
    'zh-CN': '从左到右重新排列流程；只改动文件中的图形信息',
  },
  examples: [
    {
      line: 'process layout my-flow.bpmn',
      says: { en: 'doing it twice changes nothing more', 'zh-CN': '重复执行不会再有改动' },
    },
  ],
  arguments: flows,
  run: async (context) => (await import('./process/lay-out-files.ts')).layOutFiles(context),
})

export const processCommands: CommandGroup = {
  name: 'process',
  summary: {
    en: 'check flows, try them out before they are published, draw them',
    'zh-CN': '检查流程、在发布前试运行、绘制流程',
  },
  commands: [check, run, draw, layout],
}
