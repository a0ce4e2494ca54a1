import { readFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import type { Context, Report } from '../../server/src/cli/frame/index.ts'
import { madeUpFacts } from './facts.ts'
import { feelinEngine } from './feelin.ts'
import { type Contender, measureInTurn, median, mustAgree } from './measure.ts'
import { compileTimes, ourEngine } from './ours.ts'
import type { RuleEngine } from './rule-engine.ts'
import { returnGraph, returnTable } from './rule-table.ts'

const tasks = ['table', 'graph'] as const
type Task = (typeof tasks)[number]

interface Figure {
  readonly name: string
  readonly version: string
  /** The median of the rounds. */
  readonly decisionsPerSecond: number
  /** The best round: the one that other programs on the machine disturbed least. */
  readonly best: number
  /** How many times as many as this one we decide in the same round; the median of the rounds. */
  readonly oursToThis: number
}

type BenchContext = Context & { readonly options: { readonly rounds: number } }

/** Measures us and the peers on the same facts, after making sure that all decide alike. */
export async function runRulesBench(context: BenchContext): Promise<Report> {
  const firstCompile = compileTimes()
  const { engines, missing } = await contenders(context)
  const facts = madeUpFacts()
  const { rounds } = context.options
  const meter = context.progress({ en: 'Measuring', 'zh-CN': '测量中' }, rounds * tasks.length)
  const figures = new Map<Task, Figure[]>()
  try {
    for (const task of tasks) {
      const ways = engines.map((engine): Contender => ({ name: engine.name, decideAll: engine[task] }))
      await mustAgree(ways, facts)
      const found = await measureInTurn(ways, facts, rounds, () => {
        context.signal.throwIfAborted()
        meter.add(1)
      })
      figures.set(task, figuresOf(engines, found))
    }
  } finally {
    meter.end()
  }
  const compiles = Array.from({ length: 20 }, compileTimes)
  const compile = {
    table: { firstMs: rounded(firstCompile.table), medianMs: rounded(median(compiles.map(({ table }) => table))) },
    graph: { firstMs: rounded(firstCompile.graph), medianMs: rounded(median(compiles.map(({ graph }) => graph))) },
  }
  return reportOf(figures, compile, missing, { rounds, facts: facts.length })
}

const rounded = (value: number) => Math.round(value * 100) / 100

async function contenders({ root, say }: BenchContext) {
  const version = async (folder: string) => {
    const text = await readFile(join(root, folder, 'package.json'), 'utf8')
    return String(JSON.parse(text).version)
  }
  const engines: RuleEngine[] = [ourEngine(await version('.')), feelinEngine(await version('node_modules/feelin'))]
  const missing: { readonly name: string; readonly because: string }[] = []
  try {
    const { zenEngine } = await import('./zen.ts')
    engines.push(zenEngine(await version('node_modules/@gorules/zen-engine')))
  } catch (error) {
    // Its native part exists for some platforms only; the others are still worth measuring.
    const because = error instanceof Error ? error.message : String(error)
    missing.push({ name: '@gorules/zen-engine', because })
    say({
      en: `@gorules/zen-engine does not load here and is left out: ${because}`,
      'zh-CN': `此处无法加载 @gorules/zen-engine，已略过：${because}`,
    })
  }
  return { engines, missing }
}

function figuresOf(engines: readonly RuleEngine[], found: ReadonlyMap<string, readonly number[]>): Figure[] {
  const ours = found.get(engines[0]?.name ?? '') ?? []
  return engines.map(({ name, version }) => {
    const theirs = found.get(name) ?? []
    const ratios = theirs.map((value, round) => (ours[round] ?? Number.NaN) / value)
    const decisionsPerSecond = Math.round(median(theirs))
    const best = Math.round(Math.max(...theirs))
    return { name, version, decisionsPerSecond, best, oursToThis: rounded(median(ratios)) }
  })
}

function reportOf(
  figures: ReadonlyMap<Task, readonly Figure[]>,
  compile: Readonly<Record<Task, { readonly firstMs: number; readonly medianMs: number }>>,
  missing: readonly { readonly name: string; readonly because: string }[],
  size: { readonly rounds: number; readonly facts: number },
): Report {
  const machine = { cpus: cpus().length, cpu: cpus()[0]?.model ?? '', node: process.version }
  const shapes = {
    table: { rules: returnTable.rules.length, inputs: returnTable.inputs.length },
    graph: { decisions: returnGraph.length, rules: returnGraph.reduce((sum, { rules }) => sum + rules.length, 0) },
  }
  const told = (task: Task) => ({ ...shapes[task], engines: figures.get(task) ?? [], ourCompile: compile[task] })
  const document = { machine, ...size, table: told('table'), graph: told('graph'), missing }
  const titles = {
    table: `one table of ${shapes.table.rules} rules over ${shapes.table.inputs} inputs`,
    graph: `a graph of ${shapes.graph.decisions} decisions`,
  }
  const lines = tasks.flatMap((task) => [
    `${titles[task]}; ours compiles in ${compile[task].medianMs} ms (the first time ${compile[task].firstMs} ms)`,
    ...(figures.get(task) ?? []).map(
      ({ name, version, decisionsPerSecond, best, oursToThis }) =>
        `  ${`${name} ${version}`.padEnd(28)} ${String(decisionsPerSecond).padStart(9)} decisions/s (best ${best})  ours is ${oursToThis} times this`,
    ),
  ])
  return { document, lines }
}
