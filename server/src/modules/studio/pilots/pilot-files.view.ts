import type { AnswerOf, routes } from '@aftersale/contract'
import type { Engine } from '../../../engine/index.ts'
import type { Database } from '../../../platform/database.ts'
import { modelKindOf } from '../model-kind.ts'
import type { Shelves } from '../shelves/shelves.ts'

type PilotFile = AnswerOf<typeof routes.listPilotFiles>['items'][number]

interface Reading {
  readonly database: Database
  readonly engine: Engine
  readonly shelves: Shelves
}

/** What a pilot tries: its drafts, beside what was in force as it began; null where there is no such pilot. */
export async function readPilotFiles({ database, engine, shelves }: Reading, id: string): Promise<PilotFile[] | null> {
  const pilot = (await engine.pilots.list(database)).find((one) => one.id === id)
  if (pilot === undefined) return null
  const tried = await engine.pilots.files(database, pilot.deployment_id)
  const files: PilotFile[] = []
  for (const { name: resource, content: after } of tried) {
    const kind = modelKindOf(resource)
    if (kind === null || !pilot.drafts.includes(resource)) continue
    const file = await shelves.file(database, resource)
    const versions = file === null ? [] : await shelves.versions(database, file)
    const earlier = versions.find(({ deployedAt }) => deployedAt <= pilot.began_at)
    const before =
      file === null || earlier === undefined ? null : await shelves.content(database, file, earlier.version)
    files.push({ resource, kind, before, after })
  }
  return files
}
