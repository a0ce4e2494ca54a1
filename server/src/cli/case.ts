import { type CommandGroup, choice, command, text, wholeNumber } from './frame/index.ts'

const show = command({
  name: 'show',
  summary: {
    en: 'what happened in a case, which rule fired with which inputs, and who has to act',
    'zh-CN': '查看工单：发生了什么、哪条规则以哪些输入触发、由谁处理',
  },
  examples: [
    { line: 'case show R00000042', says: { en: 'as a timeline', 'zh-CN': '以时间线显示' } },
    { line: 'case show R00000042 --json', says: { en: 'everything, as JSON', 'zh-CN': '全部内容，以 JSON 输出' } },
  ],
  arguments: { id: { takes: 'one', summary: { en: 'the number or the id of the case', 'zh-CN': '工单编号或 id' } } },
  touchesData: true,
  run: async (context) => (await import('./cases/show-case.ts')).showCase(context),
})

const list = command({
  name: 'list',
  summary: { en: 'the newest cases', 'zh-CN': '最新的工单' },
  examples: [
    {
      line: 'case list --state waiting --reason tooOld',
      says: { en: 'those that wait for a person because they are too old', 'zh-CN': '因超期而等待人工处理的工单' },
    },
  ],
  options: {
    state: choice('STATE', ['running', 'waiting', 'stuck', 'closed'], undefined, {
      en: 'only cases in this state',
      'zh-CN': '只列出此状态的工单',
    }),
    reason: text('REASON', { en: 'only cases that the rules gave this reason', 'zh-CN': '只列出规则给出此原因的工单' }),
    limit: wholeNumber('N', { min: 1, max: 200, fallback: 20 }, { en: 'how many at most', 'zh-CN': '最多列出多少个' }),
  },
  touchesData: true,
  run: async (context) => (await import('./cases/list-cases.ts')).listNewestCases(context),
})

const retry = command({
  name: 'retry',
  summary: {
    en: 'try the stopped steps of a stuck case again, after what stopped them was mended',
    'zh-CN': '问题修复后，重试停住的工单中的步骤',
  },
  examples: [{ line: 'case retry R00000042', says: { en: 'try it again', 'zh-CN': '重试' } }],
  arguments: { id: { takes: 'one', summary: { en: 'the number or the id of the case', 'zh-CN': '工单编号或 id' } } },
  touchesData: true,
  run: async (context) => (await import('./cases/retry-case.ts')).retryStuckCase(context),
})

export const caseCommands: CommandGroup = {
  name: 'case',
  summary: { en: 'ask about cases, and repair them', 'zh-CN': '查询和修复工单' },
  commands: [show, list, retry],
}
