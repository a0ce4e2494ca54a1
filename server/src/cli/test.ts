import { command, flag, texts } from './frame/index.ts'

export const test = command({
  name: 'test',
  summary: { en: 'run every check and every test', 'zh-CN': '运行全部检查与测试' },
  examples: [
    {
      line: 'test',
      says: { en: 'everything; ends with "N passed, N failed"', 'zh-CN': '全部运行；最后一行为“N passed, N failed”' },
    },
    { line: 'test --only walls', says: { en: 'one check', 'zh-CN': '只运行一项检查' } },
    { line: 'test --only tests -- packages/kernel', says: { en: 'some tests', 'zh-CN': '只运行部分测试' } },
  ],
  arguments: {
    vitest: {
      summary: { en: 'after --, passed on to vitest', 'zh-CN': '写在 -- 之后，原样交给 vitest' },
      takes: 'rest',
    },
  },
  options: {
    only: texts('NAME', { en: 'run only this check, or "tests"', 'zh-CN': '只运行这一项检查，或 tests' }),
    list: flag({ en: 'list the names that --only takes', 'zh-CN': '列出 --only 可用的名称' }),
  },
  run: async (context) => (await import('../../../tools/suite/index.ts')).runSuite(context),
})
