import type { CaseTypeDocument, FieldProblem, KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import { type Engine, lastBrought, type Resource, writeBrought } from '../../../engine/index.ts'
import { contentDigest } from '../../../platform/content-digest.ts'
import type { Transaction } from '../../../platform/database.ts'
import { runKeyed } from '../../../platform/keyed-commands.ts'
import { prepareRunningNumbers } from '../opening/case-number.store.ts'
import { type CaseType, insertTypes, lockTypes, newestTypes } from './case-type.store.ts'
import { processNamed, readCaseType } from './read-case-type.ts'

/** Who deploys, and when; nobody where the program brings its pack. */
interface Deployer {
  readonly now: Instant
  readonly by: string | null
}

export interface DeployedType {
  readonly type: string
  readonly version: number
  readonly isNew: boolean
}

type Wrong = KnownRefusal<'cases.type-wrong'>

export interface PackTypesRefusal {
  readonly code: 'cases.types-not-deployable'
  readonly problems: readonly (FieldProblem & { readonly resource: string })[]
}

/** Makes versions of case types, each once under its key; what says the same as the newest version makes none. */
export function putCaseTypes(
  tx: Transaction,
  engine: Engine,
  items: readonly { readonly key: string; readonly document: unknown }[],
  when: { readonly now: Instant; readonly by: string },
) {
  return runKeyed(tx, items, {
    scope: 'cases.put-types',
    now: when.now,
    run: (fresh) =>
      deploy(
        tx,
        engine,
        fresh.map(({ document }) => document),
        when,
      ),
  })
}

/**
 * Case types as files, all of them or, with every reason, none. Of the program's pack, a file that is as it was brought last
 * does not take the place of what somebody deployed since.
 */
export async function deployTypeFiles(
  tx: Transaction,
  engine: Engine,
  resources: readonly Resource[],
  { now, by }: Deployer,
): Promise<Result<DeployedType[], PackTypesRefusal>> {
  if (resources.length === 0) return accept([])
  const documents = resources.map(({ content }) => parsed(content))
  const results = await deploy(tx, engine, documents, { now, by })
  const problems = results.flatMap((result, at) => {
    const resource = resources[at]?.name ?? ''
    return result.ok ? [] : result.refusal.fields.map((problem) => ({ resource, ...problem }))
  })
  const deployed = results.flatMap((result) => (result.ok ? [result.value] : []))
  for (const [at, { type }] of deployed.entries()) {
    const isTwice = deployed.findIndex((one) => one.type === type) < at
    if (isTwice) problems.push({ resource: resources[at]?.name ?? '', path: 'key', ...TWICE })
  }
  return problems.length === 0 ? accept(deployed) : refuse({ code: 'cases.types-not-deployable', problems })
}

const TWICE = { en: 'is the key of another file too', 'zh-CN': '与另一个文件的键相同' }

/** The value of JSON text; of other text nothing that could be a case type. */
function parsed(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

const brought = (key: string) => `case-type ${key}`

const fieldsKnown = ({ fields, permissions }: CaseTypeDocument) => [
  ...fields.map(({ name }) => name),
  ...Object.keys(permissions.fields ?? {}),
]

async function deploy(
  tx: Transaction,
  engine: Engine,
  documents: readonly unknown[],
  { now, by }: Deployer,
): Promise<Result<DeployedType, Wrong>[]> {
  await lockTypes(tx)
  const newest = new Map(await newestTypes(tx))
  const around = {
    earlierFields: new Map([...newest].map(([key, { document }]) => [key, new Set(fieldsKnown(document))])),
    processes: await engine.deployedKeys(tx, 'process', now),
    startable: await engine.startableProcesses(tx, documents.flatMap(processNamed), now),
    decisions: await engine.deployedKeys(tx, 'decision', now),
    calendars: new Set((await engine.calendars(tx)).keys()),
  }
  const kept = by === null ? await lastBrought(tx) : new Map<string, string>()
  const made: CaseType[] = []
  const checksums = new Map<string, string>()
  const results = documents.map((given): Result<DeployedType, Wrong> => {
    const read = readCaseType(given, around)
    if (!read.ok) return read
    const document = read.value
    const { key } = document
    const digest = contentDigest(document)
    const before = newest.get(key)
    checksums.set(key, digest)
    const isKept = before !== undefined && kept.get(brought(key)) === digest
    if (before !== undefined && (before.digest === digest || isKept)) {
      return accept({ type: key, version: before.version, isNew: false })
    }
    const type = { key, version: (before?.version ?? 0) + 1, digest, document, deployed_at: now, deployed_by: by }
    newest.set(key, type)
    made.push(type)
    return accept({ type: key, version: type.version, isNew: true })
  })
  await insertTypes(tx, made)
  await prepareRunningNumbers(
    tx,
    made.map(({ document }) => document.numbering.prefix),
  )
  if (by === null) {
    const rows = [...checksums].map(([key, checksum]) => ({ kind: 'case-type', key, checksum }))
    await writeBrought(tx, rows)
  }
  return results
}
