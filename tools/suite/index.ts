import { type Context, Failure, type Report, wrongUsage } from '../../server/src/cli/frame/index.ts'
import { type Check, checks } from '../checks/index.ts'
import { walls } from '../walls/index.ts'
import { type Outcome, outcomeLines, summaryLine } from './outcome.ts'
import { runTests } from './tests.ts'

const all: readonly Check[] = [...checks, walls]
const testsName = 'tests'

type SuiteContext = Pick<Context, 'root' | 'signal' | 'language' | 'json' | 'say' | 'progress' | 'in'> & {
  readonly options: { readonly only: readonly string[]; readonly list: boolean }
  readonly arguments: { readonly vitest: readonly string[] }
}

/** Runs the checks two at a time, then the tests; every check counts as one, like a test. */
export async function runSuite(context: SuiteContext): Promise<Report> {
  if (context.options.list) return listOf(context)
  const chosen = chosenChecks(context)
  const outcomes = await inPairs(chosen, async (check) => {
    const outcome = await judge(check, context)
    for (const line of outcomeLines(outcome)) context.say({ en: line, 'zh-CN': line })
    return outcome
  })
  const { only } = context.options
  const tests =
    only.length === 0 || only.includes(testsName)
      ? await runTests(context.root, context.arguments.vitest, context)
      : { passed: 0, skipped: 0, failures: [] }
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

/** Two workers take the next one as they get free: the project is built on two cores. */
async function inPairs<Item, Done>(items: readonly Item[], work: (item: Item) => Promise<Done>): Promise<Done[]> {
  const done: Done[] = []
  const queue = items.entries()
  const worker = async () => {
    for (const [at, item] of queue) done[at] = await work(item)
  }
  await Promise.all([worker(), worker()])
  return done
}
