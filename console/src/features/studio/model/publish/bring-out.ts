import type { AnswerOf, routes } from '@aftersale/contract'
import { api } from '../../../../api/client.ts'
import { answered } from '../../../../api/refused.ts'
import type { Reach } from './reach-field.tsx'
import type { RunningChoice } from './running-cases.tsx'

export interface Publishing {
  readonly drafts: readonly { readonly resource: string; readonly revision: number; readonly over?: number }[]
  readonly note: string
  readonly reach: Reach
  readonly running: RunningChoice
  /** Processes of the flow, whose cases may go over. */
  readonly processes: readonly string[]
}

/** What came of it: how many running cases went over, and how many could not. */
export interface BroughtOut {
  readonly moved: number
  readonly left: number
  /** Whether moving stopped half-way: what was published is published all the same. */
  readonly hasFailed: boolean
}

/** Publishes drafts for all or begins a pilot with them; then, where that was asked for, moves the cases that run. */
export async function bringOut({ drafts, note, reach, running, processes }: Publishing): Promise<BroughtOut> {
  if (reach.kind === 'pilot') {
    const { share, sources } = reach
    const body = { drafts: [...drafts], note, share, sources: sources.length === 0 ? null : [...sources] }
    await answered(api().beginPilot({ body }))
    return { moved: 0, left: 0, hasFailed: false }
  }
  await answered(api().publishDrafts({ body: { drafts: [...drafts], note } }))
  let [moved, left] = [0, 0]
  if (running === 'move') {
    for (const key of processes) {
      const outcome = await moveAll(key).catch(() => null)
      if (outcome === null) return { moved, left, hasFailed: true }
      moved += outcome.moved
      left += outcome.left
    }
  }
  return { moved, left, hasFailed: false }
}

async function moveAll(key: string): Promise<Omit<BroughtOut, 'hasFailed'>> {
  const [newest] = (await answered(api().listProcesses())).items.filter((one) => one.key === key)
  let [moved, left] = [0, 0]
  if (newest === undefined) return { moved, left }
  const asked = { toVersion: newest.version, dryRun: false }
  for (let cursor: string | null = null; ; ) {
    const body: typeof asked & { cursor?: string } = cursor === null ? asked : { ...asked, cursor }
    const report: AnswerOf<(typeof routes)['migrateInstances']> = await answered(
      api().migrateInstances({ params: { key }, body }),
    )
    moved += report.moves
    left += report.cannot
    cursor = report.next
    if (cursor === null) return { moved, left }
  }
}
