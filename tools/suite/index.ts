import { type Context, Failure, type Report, wrongUsage } from '../../server/src/cli/frame/index.ts'
import { type Check, checks } from '../checks/index.ts'
import { walls } from '../walls/index.ts'
import { type Outcome, outcomeLines, summaryLine } from './outcome.ts'
import { runTests, type TestOutcome } from './tests.ts'

const all: readonly Check[] = [...checks, walls]
const testsName = 'tests'
const noTests: TestOutcome = { passed: 0, skipped: 0, failures: [] }

type SuiteContext = Pick<Context, 'root' | 'signal' | 'language' | 'json' | 'say' | 'progress' | 'in'> & {
  readonly options: { readonly only: readonly string[]; readonly list: boolean }
  readonly arguments: { readonly vitest: readonly string[] }
}

/**
 * Runs the checks beside the tests, one at a time, or two where there are no tests; every check counts as one, like a test.
 * Beside, since tests wait now and then: one after the other they took as long as both.
 */
export async function runSuite(context: SuiteContext): Promise<Report> {
  if (context.options.list) return listOf(context)
  const chosen = chosenChecks(context)
  const { only } = context.options
  const withTests = only.length === 0 || only.includes(testsName)
  const checking = workThrough(chosen, withTests ? 1 : 2, async (check) => {
    const outcome = await judge(check, context)
    for (const line of outcomeLines(outcome)) context.say({ en: line, 'zh-CN': line })
    return outcome
  })
  const testing = withTests ? runTests(context.root, context.arguments.vitest, context) : noTests
  // Whatever becomes of one, the other is not left running.
  await Promise.allSettled([checking, testing])
  const [outcomes, tests] = [await checking, await testing]
  context.signal.throwIfAborted()
  const failed = outcomes.filter(({ findings }) => findings.length > 0)
  const counts = {
    passed: outcomes.length - failed.length + tests.passed,
    failed: failed.length + tests.failures.length,
    skipped: tests.skipped,
  }
  if (counts.passed + counts.failed === 0) {
    throw new Failure('tests.none', { en: 'No test matched.', 'zh-CN': '没有匹配到任何测试。' })
  }
  return {
    document: { ...counts, checks: outcomes, tests },
    lines: [
      ...failed.map(({ name }) => `✗ ${name}`),
      ...tests.failures.map(({ name }) => `✗ ${name}`),
      summaryLine(counts),
    ],
    failed: counts.failed > 0,
  }
}

function listOf({ in: say }: SuiteContext): Report {
  const named = [...all, { name: testsName, summary: { en: 'every test', 'zh-CN': '全部测试' } }]
  const width = Math.max(...named.map(({ name }) => name.length))
  return {
    document: named.map(({ name, summary }) => ({ name, summary: say(summary) })),
    lines: named.map(({ name, summary }) => `${name.padEnd(width)}  ${say(summary)}`),
  }
}

function chosenChecks({ options: { only } }: SuiteContext): readonly Check[] {
  const names = [...all.map(({ name }) => name), testsName]
  const unknown = only.find((name) => !names.includes(name))
  if (unknown !== undefined) {
    throw wrongUsage('unknown-check', {
      en: `There is no check '${unknown}'. There are ${names.join(', ')}.`,
      'zh-CN': `没有“${unknown}”这项检查。可用的有：${names.join('、')}。`,
    })
  }
  return only.length === 0 ? all : all.filter(({ name }) => only.includes(name))
}

async function judge(check: Check, { root, signal }: SuiteContext): Promise<Outcome> {
  const started = performance.now()
  const findings = await check.run(root, signal).catch((error: unknown) => {
    signal.throwIfAborted()
    return [error instanceof Error ? error.message : String(error)]
  })
  return { name: check.name, seconds: Math.round(performance.now() - started) / 1000, findings }
}

/** So many workers take the next one as they get free. */
async function workThrough<Item, Done>(
  items: readonly Item[],
  workers: number,
  work: (item: Item) => Promise<Done>,
): Promise<Done[]> {
  const done: Done[] = []
  const queue = items.entries()
  const worker = async () => {
    for (const [at, item] of queue) done[at] = await work(item)
  }
  await Promise.all(Array.from({ length: workers }, worker))
  return done
}
