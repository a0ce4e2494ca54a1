import type { AnswerOf, routes } from '@aftersale/contract'
import type { Engine } from '../../../engine/index.ts'
import type { Database } from '../../../platform/database.ts'
import { type CasesOfVersions, casesOfVersions } from '../../cases/index.ts'

type Pilot = AnswerOf<typeof routes.listPilots>['items'][number]

/** Every pilot with what came of its cases, and of the others of the same flows in the same time. */
export async function readPilots(database: Database, engine: Engine): Promise<Pilot[]> {
  const [pilots, files] = await Promise.all([engine.pilots.list(database), engine.operations.files(database)])
  const names = new Map(files.flatMap(({ definitions }) => definitions.map(({ key, name }) => [key, name] as const)))
  return Promise.all(
    pilots.map(async ({ processes, ...pilot }): Promise<Pilot> => {
      const period = { since: pilot.began_at, until: pilot.ended_at }
      const tried = await engine.pilots.files(database, pilot.deployment_id)
      return {
        id: pilot.id,
        files: tried.map(({ name }) => name),
        sources: pilot.sources === null ? null : [...pilot.sources],
        share: pilot.share,
        note: pilot.note,
        beganAt: pilot.began_at,
        beganBy: pilot.began_by,
        endedAt: pilot.ended_at,
        endedBy: pilot.ended_by,
        outcome: pilot.outcome as Pilot['outcome'],
        endNote: pilot.end_note,
        processes: await Promise.all(
          processes.map(async ({ process_key: key, id, version }) => {
            const asked = { process: key, definitionIds: [id], ...period }
            // The others of all shops are told: where a whole shop takes part, none of its own is left to compare with.
            const [own, rest] = await Promise.all([
              casesOfVersions(database, { ...asked, isOthers: false, sources: null }),
              casesOfVersions(database, { ...asked, isOthers: true, sources: null }),
            ])
            const live = files.find(({ definitions }) => definitions.some((part) => part.key === key))
            return {
              key,
              name: names.get(key) ?? { en: key, 'zh-CN': key },
              version,
              pilot: sideOf(String(version), own),
              rest: sideOf(String(live?.version ?? ''), rest),
            }
          }),
        ),
      }
    }),
  )
}

const sideOf = (version: string, { tasks, refunds, outcomes, ...sums }: CasesOfVersions) => ({
  version,
  ...sums,
  asked: sums.opened === 0 ? 0 : tasks / sums.opened,
  refunds: [...refunds],
  outcomes: [...outcomes],
})
