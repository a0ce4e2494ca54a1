import { type ActivatedJob, JobDesk, type JobHandlers, type JobReport } from '../src/engine/index.ts'
import { settableClock } from '../src/platform/clock.ts'
import { testDatabase } from './database.ts'
import { deploy, engineWith, NOON, start } from './engine.ts'

/** An engine with flows and a desk where their jobs are given out, at noon by a clock that stands still. */
export async function workplace(files: Readonly<Record<string, string>>, handlers: JobHandlers = {}) {
  const { database, connection } = await testDatabase()
  const { engine, told } = engineWith(handlers)
  const clock = settableClock(NOON)
  const log = { error: (facts: unknown) => void told.push(facts), warn: (facts: unknown) => void told.push(facts) }
  const newDesk = () => new JobDesk({ setup: engine.setup, database, clock, log })
  const desk = newDesk()
  await deploy(database, engine, files)
  return {
    database,
    connection,
    engine,
    clock,
    log,
    told,
    desk,
    newDesk,
    begin: (process: string, variables: readonly Readonly<Record<string, unknown>>[] = [{}]) =>
      start(database, engine, process, variables, clock.now()),
    /** Takes jobs without waiting, for a minute. */
    take: async (type: string, { most = 1_000, worker = 'w', at = desk } = {}): Promise<readonly ActivatedJob[]> => {
      const request = { types: [type], worker, most, lockFor: 60_000, variables: null }
      const taken = await at.activate(request, { waitFor: 0, signal: new AbortController().signal })
      if (!taken.ok) throw new Error(taken.refusal.code)
      return taken.value
    },
    /** Looks once at the locks that ran out. */
    look: async () => {
      for (const loop of desk.loops) while ((await loop.round(true)) > 0);
    },
    jobs: () => database.selectFrom('job').selectAll().orderBy('id').execute(),
  }
}

/** The only one there is. */
export function only<T>(things: readonly T[]): T {
  const [thing] = things
  if (thing === undefined || things.length > 1) throw new Error(`expected one, got ${things.length}`)
  return thing
}

export const held = ({ id, fence }: ActivatedJob) => ({ jobId: id, fence })

export const done = (job: ActivatedJob, variables: Readonly<Record<string, unknown>> = {}): JobReport => ({
  ...held(job),
  kind: 'completed',
  variables,
})

/** An attempt that came to nothing. */
export const failed = (job: ActivatedJob, more: Partial<Extract<JobReport, { kind: 'failed' }>> = {}): JobReport => ({
  ...held(job),
  kind: 'failed',
  message: { en: 'No paper.', 'zh-CN': '缺纸。' },
  code: null,
  retries: null,
  delay: null,
  variables: {},
  ...more,
})
