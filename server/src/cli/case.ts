import { command, type CommandGroup, Failure, table } from './frame/index.ts'

const show = command({
  name: 'show',
  summary: {
    en: 'What happened in a case, which rule fired with which inputs, and who has to act',
    'zh-CN': '查看工单：发生了什么、哪条规则以哪些输入触发、由谁处理',
  },
  examples: [
    {
      line: 'case show R00000042',
      says: { en: 'The case of that number, as a timeline', 'zh-CN': '以时间线显示该编号的工单' },
    },
  ],
  arguments: { id: { takes: 'one', summary: { en: 'Its number or its id', 'zh-CN': '工单编号或 id' } } },
  touchesData: true,
  async run(context) {
    const { openForCommand } = await import('./open.ts')
    const { readCase } = await import('../modules/cases/index.ts')
    const { caseLines } = await import('./case-lines.ts')
    const aftersale = await openForCommand(context)
    try {
      const found = await readCase(aftersale.database, aftersale.engine, context.arguments.id)
      if (found === null) throw noCase(context.arguments.id)
      return { document: found, lines: caseLines(found, context.language) }
    } finally {
      await aftersale.close()
    }
  },
})

const list = command({
  name: 'list',
  summary: { en: 'The newest cases', 'zh-CN': '最新的工单' },
  examples: [
    {
      line: 'case list --state waiting',
      says: { en: 'The newest cases that wait for a person', 'zh-CN': '等待人工处理的最新工单' },
    },
  ],
  options: await listOptions(),
  touchesData: true,
  async run(context) {
    const { openForCommand } = await import('./open.ts')
    const { listCases } = await import('../modules/cases/index.ts')
    const aftersale = await openForCommand(context)
    try {
      const { state, reason, limit } = context.options
      const page = await listCases(aftersale.database, { state, reason, limit })
      const items = page.ok ? page.value.items : []
      const rows = items.map((one) => [one.number, one.state, one.reason ?? '', one.product, String(one.quantity)])
      return { document: { items }, lines: table(rows) }
    } finally {
      await aftersale.close()
    }
  },
})

function noCase(id: string): Failure {
  return new Failure(
    'cases.not-found',
    { en: `There is no case ${id} in this data.`, 'zh-CN': `此数据中没有工单 ${id}。` },
    {
      mend: {
        en: '`./aftersale case list` shows the newest ones; --data-dir says where the data is.',
        'zh-CN': '用 ./aftersale case list 查看最新工单；--data-dir 指定数据目录。',
      },
    },
  )
}

export const caseCommands: CommandGroup = {
  name: 'case',
  summary: { en: 'Ask about cases', 'zh-CN': '查询工单' },
  commands: [show, list],
}
