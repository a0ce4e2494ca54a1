import type { Context, Report } from '../../server/src/cli/frame/index.ts'
import { withServer } from './bench-database.ts'
import type { Bench, OpenPart, Part } from './part.ts'
import { history } from './parts/history.ts'
import { latency } from './parts/latency.ts'
import { messages } from './parts/messages.ts'
import { peers } from './parts/peers.ts'
import { straight } from './parts/straight.ts'
import { tasks } from './parts/tasks.ts'
import { timers } from './parts/timers.ts'
import { workers } from './parts/workers.ts'
import { type Found, load, type Missing, reportOf } from './report.ts'

const PARTS = { straight, tasks, messages, workers, latency, peers, timers, history } satisfies Readonly<
  Record<string, Part>
>
type PartName = keyof typeof PARTS

interface Options {
  readonly rounds: number
  readonly only: PartName | undefined
  readonly percent: number
  readonly history: boolean
}

type BenchContext = Context & { readonly options: Options }

/** What is done before anything is measured is so many times less. */
const WARM_UP = 10

/** Measures every part in turn, round after round, so that drift of the machine hits all alike. */
export async function runEngineBench(context: BenchContext): Promise<Report> {
  const { options, signal, root } = context
  const loadBefore = load()
  const missing: Missing[] = []
  const leaveOut = (name: string, error: unknown) => {
    const because = error instanceof Error ? error.message : String(error)
    missing.push({ name, because })
    context.say({
      en: `${name} does not work here and is left out: ${because}`,
      'zh-CN': `${name} 在此处无法运行，已略过：${because}`,
    })
  }
  const found = await withServer((server, home) => {
    let share = options.percent / 100
    const scaled = (usual: number) => Math.max(1, Math.round(usual * share))
    const warmUp = async (work: () => Promise<unknown>) => {
      share /= WARM_UP
      await work()
      share *= WARM_UP
    }
    return measure(namesOf(options), { server, home, signal, root, scaled, leaveOut }, warmUp, context)
  })
  const { rounds, percent } = options
  return reportOf(found, { rounds, percent, loadBefore }, missing, context.in)
}

const namesOf = ({ only, history: withHistory }: Options): PartName[] =>
  (Object.keys(PARTS) as PartName[]).filter((name) =>
    only === undefined ? name !== 'history' || withHistory : name === only,
  )

/** Opens the parts and has each do a little before any is measured: connections are made, code and plans get warm. */
async function measure(
  names: readonly PartName[],
  bench: Bench,
  warmUp: (work: () => Promise<unknown>) => Promise<void>,
  context: BenchContext,
): Promise<Found[]> {
  const { rounds } = context.options
  const opened = new Map<PartName, OpenPart>()
  const found = new Map(names.map((name) => [name, [] as Readonly<Record<string, number>>[]]))
  const times = names.map((name) => (PARTS[name].isMeasuredOnce ? 1 : rounds))
  const meter = context.progress(
    { en: 'Measuring', 'zh-CN': '测量中' },
    times.reduce((sum, one) => sum + one, 0),
  )
  try {
    for (const name of names) {
      const part = await PARTS[name].open(bench)
      opened.set(name, part)
      await warmUp(part.round)
    }
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, part] of opened) {
        if (round > 0 && PARTS[name].isMeasuredOnce) continue
        bench.signal.throwIfAborted()
        found.get(name)?.push(await part.round())
        meter.add(1)
      }
    }
  } finally {
    meter.end()
    for (const part of opened.values()) await part.close()
  }
  return names.map((name) => ({ name, part: PARTS[name], rounds: found.get(name) ?? [] }))
}
