import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import {
  type CliOptions,
  parseCLI,
  startVitest,
  type TestCase,
  type TestModule,
  type TestSuite,
  type Vitest,
} from 'vitest/node'
import { type Context, Failure } from '../../server/src/cli/frame/index.ts'

type Named = { readonly name: string; readonly says: readonly string[] }

export type TestOutcome = {
  readonly passed: number
  readonly skipped: number
  /** Failed tests, and whatever else failed around them: a file that does not load, a hook, an error nobody awaited. */
  readonly failures: readonly Named[]
}

/** Runs vitest in this process; failures are printed as they happen. `args` are those of its own command line. */
export async function runTests(
  root: string,
  args: readonly string[],
  context: Pick<Context, 'say' | 'progress' | 'signal'>,
): Promise<TestOutcome> {
  const { filter, options } = parseCLI(['vitest', 'run', ...args])
  const meter = context.progress({ en: 'tests', 'zh-CN': '测试' })
  let outcome: TestOutcome | undefined
  let collected = 0
  const print = (mark: string, { name, says }: Named) => {
    const line = [`${mark} ${name}`, ...says.map((text) => `    ${text}`)].join('\n')
    context.say({ en: line, 'zh-CN': line })
  }
  const dropOthers = keepSignalListeners()
  const reporter = {
    onInit: (vitest: Vitest) => {
      dropOthers()
      context.signal.addEventListener('abort', () => void vitest.cancelCurrentRun('keyboard-input'), { once: true })
    },
    onTestModuleCollected: (module: TestModule) => {
      collected += [...module.children.allTests()].length
      meter.of(collected)
    },
    onTestCaseResult: (test: TestCase) => {
      meter.add(1)
      const result = test.result()
      if (result.state === 'failed') print('✗', failureOf(root, test, result.errors))
      if (result.state === 'skipped' && result.note) print('–', { name: nameOf(root, test), says: [result.note] })
    },
    onTestRunEnd: (modules: readonly TestModule[], unhandled: readonly ErrorLike[]) => {
      outcome = outcomeOf(root, modules, unhandled)
      const shown = new Set(
        modules.flatMap((module) => [...module.children.allTests('failed')].map((test) => nameOf(root, test))),
      )
      for (const failure of outcome.failures) if (!shown.has(failure.name)) print('✗', failure)
    },
  }
  const settings: CliOptions = { ...options, root, watch: false, reporters: [reporter] }
  const vitest = await startVitest(filter, settings, {}, { stdout: process.stderr, stderr: process.stderr })
  await vitest.close()
  meter.end()
  if (!outcome || outcome.passed + outcome.skipped + outcome.failures.length === 0) {
    throw new Failure('tests.none', { en: 'No test matched.', 'zh-CN': '没有匹配到任何测试。' })
  }
  return outcome
}

/**
 * Vitest ends the process a millisecond after a signal, and what global set-ups have started goes on running. Answers a
 * function that removes the listeners that came since.
 */
function keepSignalListeners(): () => void {
  const kept = (['SIGINT', 'SIGTERM'] as const).map((signal) => ({ signal, listeners: process.listeners(signal) }))
  return () => {
    for (const { signal, listeners } of kept) {
      for (const listener of process.listeners(signal)) if (!listeners.includes(listener)) process.off(signal, listener)
    }
  }
}

type ErrorLike = {
  readonly message: string
  readonly stack?: string
  readonly diff?: string
  readonly cause?: unknown
}

function outcomeOf(root: string, modules: readonly TestModule[], unhandled: readonly ErrorLike[]): TestOutcome {
  const tests = modules.flatMap((module) => [...module.children.allTests()])
  const around = modules.flatMap((module) => [module, ...module.children.allSuites()])
  return {
    passed: tests.filter((test) => test.result().state === 'passed').length,
    skipped: tests.filter((test) => test.result().state === 'skipped').length,
    failures: [
      ...tests.flatMap((test) => {
        const result = test.result()
        return result.state === 'failed' ? [failureOf(root, test, result.errors)] : []
      }),
      ...around.flatMap((one) => (one.errors().length > 0 ? [failureOf(root, one, one.errors())] : [])),
      ...unhandled.map((error) => ({
        name: `outside of any test: ${error.message}`,
        says: readable(error.stack ?? ''),
      })),
    ],
  }
}

const failureOf = (root: string, one: TestCase | TestSuite | TestModule, errors: readonly ErrorLike[]): Named => ({
  name: nameOf(root, one),
  says: errors.flatMap(({ message, stack, diff, cause }) => [
    ...readable(stack ?? message),
    ...reasonsOf(cause).map((reason) => `because of: ${reason}`),
    ...readable(diff ?? ''),
  ]),
})

/** What is behind an error, the nearest first: a sentence for people often hides what the machine said. */
function reasonsOf(cause: unknown): string[] {
  if (typeof cause !== 'object' || cause === null || !('message' in cause)) return []
  return [...readable(String(cause.message)), ...reasonsOf('cause' in cause ? cause.cause : undefined)]
}

const longest = 60

/** Without colours, without the runner's own frames, and no longer than anybody reads. */
function readable(text: string): string[] {
  const lines = stripVTControlCharacters(text)
    .split('\n')
    .filter((line) => line !== '' && !/node_modules\/(vitest|@vitest)\//.test(line))
  return lines.length <= longest ? lines : [...lines.slice(0, longest), `… and ${lines.length - longest} more lines`]
}

function nameOf(root: string, one: TestCase | TestSuite | TestModule): string {
  if (one.type === 'module') return relative(root, one.moduleId)
  return `${relative(root, one.module.moduleId)} > ${one.fullName}`
}
