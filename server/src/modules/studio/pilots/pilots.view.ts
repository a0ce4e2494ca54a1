import type { AnswerOf, routes } from '@aftersale/contract'
import type { DeployedFile, Engine } from '../../../engine/index.ts'
import type { Database } from '../../../platform/database.ts'
import { type CasesOfVersions, casesOfVersions } from '../../cases/index.ts'

type Pilot = AnswerOf<typeof routes.listPilots>['items'][number]

type Listed = Awaited<ReturnType<Engine['pilots']['list']>>[number]

/** The newest pilots with what came of their cases, and of the others of the same flows in the same time; one after the other. */
export async function readPilots(database: Database, engine: Engine): Promise<Pilot[]> {
  const files = await engine.operations.files(database)
  const pilots: Pilot[] = []
  for (const listed of await engine.pilots.list(database)) pilots.push(await pilotOf(database, listed, files))
  return pilots
}

async function pilotOf(database: Database, listed: Listed, files: readonly DeployedFile[]): Promise<Pilot> {
  const { id, sources, share, note, began_at: beganAt, ended_at: endedAt } = listed
  const processes: Pilot['processes'] = []
  for (const process of listed.processes) {
    const { process_key: key, id: definition, version } = process
    const asked = { process: key, definitionIds: [definition], sources: null, since: beganAt, until: endedAt }
    // The others of all shops are told: where a whole shop takes part, none of its own is left to compare with.
    const own = await casesOfVersions(database, { ...asked, isOthers: false })
    const rest = await casesOfVersions(database, { ...asked, isOthers: true })
    const live = files.find(({ definitions }) => definitions.some((part) => part.key === key))
    const named = live?.definitions.find((part) => part.key === key)
    processes.push({
      key,
      name: named?.name ?? { en: key, 'zh-CN': key },
      version,
      pilot: sideOf(String(version), own),
      rest: sideOf(String(live?.version ?? ''), rest),
    })
  }
  return {
    id,
    files: [...listed.drafts],
    sources: sources === null ? null : [...sources],
    share,
    note,
    beganAt,
    beganBy: listed.began_by,
    endedAt,
    endedBy: listed.ended_by,
    outcome: listed.outcome as Pilot['outcome'],
    endNote: listed.end_note,
    processes,
  }
}

const sideOf = (version: string, { tasks, refunds, outcomes, ...sums }: CasesOfVersions) => ({
  version,
  ...sums,
  asked: sums.opened === 0 ? 0 : tasks / sums.opened,
  refunds: [...refunds],
  outcomes: [...outcomes],
})
