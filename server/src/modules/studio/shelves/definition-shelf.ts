import type { ModelKind } from '@aftersale/contract'
import type { DeployedFile, Engine } from '../../../engine/index.ts'
import { modelKindOf } from '../model-kind.ts'
import type { InForce, Made, Shelf } from './shelf.ts'

const KINDS = { process: 'flow', decision: 'rules', form: 'form', calendar: 'calendar' } as const satisfies Record<
  DeployedFile['kind'],
  ModelKind
>

const definitionKind = (kind: ModelKind) =>
  (Object.keys(KINDS) as DeployedFile['kind'][]).find((one) => KINDS[one] === kind) ?? 'process'

/** Flows, rules, forms and calendars: what the engine runs. */
export function definitionShelf(engine: Engine): Shelf {
  const { operations } = engine
  const versionsOf = (database: Parameters<typeof operations.fileVersions>[0], { kind, parts }: InForce) =>
    operations.fileVersions(
      database,
      definitionKind(kind),
      parts.map(({ key }) => key),
    )
  return {
    kinds: Object.values(KINDS),
    files: async (database, isCounting) => (await operations.files(database, isCounting)).map(inForce),
    versions: async (database, file) => {
      const versions = await versionsOf(database, file)
      return versions.map(({ version, deployedAt, deployedBy, reason, running }) => {
        return { version, deployedAt, deployedBy, note: reason, running: file.kind === 'flow' ? running : null }
      })
    },
    content: async (database, file, version) => {
      const found = (await versionsOf(database, file)).find((one) => one.version === version)
      return found === undefined ? null : operations.fileContent(database, found.definitionId)
    },
    publish: async (tx, files, { now, by, note }) => {
      if (files.length === 0) return { made: [], problems: [], warnings: [] }
      const deployed = await engine.deploy(tx, files, now, by, note)
      if (!deployed.ok) return { made: [], problems: deployed.refusal.problems, warnings: [] }
      const byFile = Map.groupBy(deployed.value, ({ resource }) => resource)
      const made = [...byFile].map(([resource, parts]): Made => {
        const version = Math.max(...parts.map((part) => part.version))
        const isNew = parts.some((part) => part.isNew)
        const defined = parts.map(({ kind, key }) => ({ kind: KINDS[kind], key }))
        return { resource, kind: modelKindOf(resource) ?? 'flow', version, isNew, parts: defined }
      })
      return { made, problems: [], warnings: deployed.value.flatMap(({ warnings }) => warnings ?? []) }
    },
  }
}

/** A file is called what the first thing in it is that serves no other of the same file. */
function inForce({ resource, kind, definitions, reason, running, ...file }: DeployedFile): InForce {
  const outer = definitions.filter(({ isInner }) => !isInner)
  const main = outer[0] ?? definitions[0]
  if (main === undefined) throw new Error(`expected ${resource} to define something`)
  return {
    ...file,
    resource,
    kind: KINDS[kind],
    name: main.name,
    parts: definitions.map(({ key, name }) => ({ key, name })),
    note: reason,
    running: kind === 'process' ? running : null,
  }
}
