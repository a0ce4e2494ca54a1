import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { type Command, choice, command, Failure, flag, runCli, stoppingBy, text, texts, wholeNumber } from './index.ts'

const decide = command({
  name: 'decide',
  summary: { en: 'decide something', 'zh-CN': '做出判定' },
  examples: [{ line: 'decide FILE', says: { en: 'decide by a file', 'zh-CN': '按文件判定' } }],
  arguments: {
    file: { summary: { en: 'the rules', 'zh-CN': '规则文件' }, takes: 'one' },
    more: { summary: { en: 'more rules', 'zh-CN': '更多规则' }, takes: 'rest' },
  },
  options: {
    dryRun: flag({ en: 'change nothing', 'zh-CN': '不做改动' }),
    scale: wholeNumber('N', { min: 1, max: 10, fallback: 2 }, { en: 'how much', 'zh-CN': '规模' }),
    input: text('JSON', { en: 'the input', 'zh-CN': '输入' }),
    tag: texts('TAG', { en: 'a tag', 'zh-CN': '标签' }),
    mode: choice('MODE', ['first', 'all'], 'all', { en: 'which', 'zh-CN': '方式' }),
  },
  touchesData: true,
  run: async (context) => ({
    document: { ...context.arguments, ...context.options, dataDir: context.dataDir },
    lines: [context.in({ en: 'decided', 'zh-CN': '已判定' })],
  }),
})

test('options and arguments arrive typed, absent ones with their fallback', async () => {
  const { out, code } = await run(['decide', 'a.dmn', 'b.dmn', '--scale', '7', '--tag=x', '--tag', 'y', '--json'])
  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual({
    file: 'a.dmn',
    more: ['b.dmn'],
    dryRun: false,
    scale: 7,
    tag: ['x', 'y'],
    mode: 'all',
    dataDir: '/project/.aftersale',
  })
})

test('a relative data directory is meant from where one stands', async () => {
  const { out } = await run(['decide', 'a.dmn', '--data-dir', 'elsewhere', '--json'])
  expect(JSON.parse(out)).toMatchObject({ dataDir: '/home/somebody/elsewhere' })
})

test.each([
  [['decid', 'a'], 'usage.unknown-command', 'Did you mean decide?'],
  [['decide', 'a', '--scal', '3'], 'usage.unknown-option', 'Did you mean --scale?'],
  [['decide'], 'usage.missing-argument', 'The argument FILE is missing.'],
  [['decide', 'a', '--scale'], 'usage.missing-value', "The option '--scale <N>' needs a value."],
  [['decide', 'a', '--scale', '11'], 'usage.bad-value', '--scale takes a whole number from 1 to 10'],
  [['decide', 'a', '--scale', '1e1'], 'usage.bad-value', "not '1e1'"],
  [['decide', 'a', '--mode', 'last'], 'usage.bad-value', '--mode takes one of first, all'],
  [['decide', 'a', '--lang', 'de'], 'usage.bad-value', '--lang takes one of en, zh-CN'],
  [['wait', 'for'], 'usage.too-many-arguments', 'more arguments'],
  [['group', 'inner', '--wrong'], 'usage.unknown-option', 'See ./aftersale group inner --help.'],
  [['group'], 'usage.missing-command', 'A command is missing.'],
  [[], 'usage.missing-command', 'A command is missing.'],
])('%j is wrong usage: exit 2 and a sentence', async (args, errorCode, sentence) => {
  const plain = await run(args)
  expect(plain).toMatchObject({ code: 2, out: '' })
  expect(plain.err).toContain(sentence)
  const json = await run([...args, '--json'])
  expect(json.code).toBe(2)
  expect(JSON.parse(json.out)).toMatchObject({ error: { code: errorCode } })
})

test('with a value missing at the end, --json is not taken for the value', async () => {
  const { out, code } = await run(['decide', 'a', '--json', '--scale'])
  expect(code).toBe(2)
  expect(JSON.parse(out)).toMatchObject({ error: { code: 'usage.missing-value' } })
})

test.each([
  [['decide', 'a', '--lang', 'zh-CN'], {}, '已判定\n'],
  [['decide', 'a'], { LANG: 'zh_CN.UTF-8' }, '已判定\n'],
  [['decide', 'a'], { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, 'decided\n'],
  [['--lang=en', 'decide', 'a'], { LANG: 'zh_CN.UTF-8' }, 'decided\n'],
])('the language of %j under %j', async (args, env, expected) => {
  expect((await run(args, env)).out).toBe(expected)
})

test.each([[['--help']], [['decide', '--help']], [['group', 'inner', '-h']], [['help', 'decide']], [['--version']]])(
  '%j prints on standard output and is done',
  async (args) => {
    const plain = await run(args)
    expect(plain).toMatchObject({ code: 0, err: '' })
    expect(plain.out).not.toBe('')
    expect(Object.keys(JSON.parse((await run([...args, '--json'])).out))).toHaveLength(1)
  },
)

test('help shows what may be typed, in the language asked for', async () => {
  const { out } = await run(['decide', '--help', '--lang', 'zh-CN'])
  for (const part of [
    '用法：',
    '<file>',
    '--dry-run',
    '--scale <N>',
    '默认：2',
    '--data-dir',
    './aftersale decide FILE',
  ]) {
    expect(out).toContain(part)
  }
})

test('a failure is a sentence and how to mend it; the stack only with --verbose', async () => {
  const plain = await run(['break', 'known'])
  expect(plain).toEqual({ code: 1, out: '', err: 'The shelf is empty.\nFill it.\n' })
  expect((await run(['break', 'known', '--verbose'])).err).toContain('run.test.ts')
  expect(JSON.parse((await run(['break', 'known', '--json'])).out)).toEqual({
    error: { code: 'shelf.empty', message: 'The shelf is empty.', mend: 'Fill it.' },
  })
})

test.each([
  ['full', 'system.enospc', 'The disk is full (/data/x).'],
  ['worded', 'database.away', 'The database does not answer.'],
  ['defect', 'defect', 'Something went wrong that should not: expected 1, got 2'],
])('what is thrown (%s) is explained', async (what, code, sentence) => {
  const { out, err } = await run(['break', what, '--json'])
  expect(JSON.parse(out)).toMatchObject({ error: { code, message: sentence } })
  expect(err).not.toContain('    at ')
})

test('an error thrown where nobody awaits it ends the run as a failure too', async () => {
  const processLike = Object.assign(new EventEmitter(), { exit: () => undefined })
  const running = run(['wait', '--json'], {}, processLike)
  processLike.emit('uncaughtException', new Error('a lost callback'))
  const { code, out } = await running
  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({ error: { code: 'defect' } })
})

test.each([
  ['SIGINT', 'wait', 130],
  ['SIGTERM', 'wait', 143],
  ['SIGINT', 'serve', 130],
  ['SIGTERM', 'serve', 0],
  ['disconnect', 'wait', 0],
] as const)('%s ends %s in order with %i', async (signal, name, expected) => {
  const processLike = Object.assign(new EventEmitter(), { exit: () => undefined })
  const running = run([name], {}, processLike)
  processLike.emit(signal)
  expect((await running).code).toBe(expected)
})

test('the second signal ends the process at once', () => {
  const codes: number[] = []
  const processLike = Object.assign(new EventEmitter(), { exit: (code: number) => codes.push(code) })
  stoppingBy(processLike)
  processLike.emit('SIGINT')
  processLike.emit('disconnect')
  expect(codes).toEqual([])
  processLike.emit('SIGINT')
  expect(codes).toEqual([130])
})

test('details are said with --verbose only, wherever it stands', async () => {
  expect((await run(['judge'])).err).toBe('')
  expect((await run(['judge', '--verbose'])).err).toBe('looked twice\n')
  expect((await run(['--verbose', 'judge'])).err).toBe('looked twice\n')
})

test('a report may say that the work failed', async () => {
  expect(await run(['judge'])).toMatchObject({ code: 1, out: 'no good\n' })
})

const wait = command({
  name: 'wait',
  summary: { en: 'wait', 'zh-CN': '等待' },
  examples: [],
  run: ({ signal }) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason))
    }),
})

const serve = command({
  name: 'serve',
  summary: { en: 'serve', 'zh-CN': '服务' },
  examples: [],
  run: async (context) => {
    await context.serve({ document: { address: 'here' }, lines: ['here'] })
    return undefined
  },
})

const judge = command({
  name: 'judge',
  summary: { en: 'judge', 'zh-CN': '评判' },
  examples: [],
  run: async (context) => {
    context.detail('looked twice')
    return { document: {}, lines: ['no good'], failed: true }
  },
})

const broken: Readonly<Record<string, () => Error>> = {
  known: () =>
    new Failure(
      'shelf.empty',
      { en: 'The shelf is empty.', 'zh-CN': '货架是空的。' },
      { mend: { en: 'Fill it.', 'zh-CN': '请补货。' } },
    ),
  full: () => Object.assign(new Error('write'), { code: 'ENOSPC', path: '/data/x' }),
  worded: () =>
    Object.assign(new Error('away'), {
      code: 'database.away',
      text: { en: 'The database does not answer.', 'zh-CN': '数据库没有响应。' },
    }),
  defect: () => new Error('expected 1, got 2'),
}

const breaking = command({
  name: 'break',
  summary: { en: 'break', 'zh-CN': '出错' },
  examples: [],
  arguments: { what: { summary: { en: 'what', 'zh-CN': '什么' }, takes: 'one' } },
  run: async (context) => {
    throw broken[context.arguments.what]?.() ?? new Error('unknown')
  },
})

const commands: readonly Command[] = [decide, wait, serve, judge, breaking]

async function run(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  processLike = Object.assign(new EventEmitter(), { exit: () => undefined }),
) {
  const out: string[] = []
  const err: string[] = []
  const code = await runCli(args, {
    commands: [
      ...commands,
      { name: 'group', summary: { en: 'a group', 'zh-CN': '一组' }, commands: [{ ...judge, name: 'inner' }] },
    ],
    version: '1.2.3',
    root: '/project',
    cwd: '/home/somebody',
    env,
    out: { write: (line: string) => out.push(line) },
    err: { write: (line: string) => err.push(line) },
    stopping: stoppingBy(processLike),
    clock: () => 0,
  })
  return { code, out: out.join(''), err: err.join('') }
}
