import { type Instant, labelInBoth } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { type Name, nameOf } from '../name.ts'
import type { EngineSetup } from '../setup.ts'
import type { DefinitionKind } from './definitions.store.ts'

/** A file as it is in force: what it defines, and its newest version. */
export interface DeployedFile {
  readonly resource: string
  /** Its first definition's; all of one file are of one kind. */
  readonly kind: DefinitionKind
  readonly version: number
  readonly deployedAt: Instant
  readonly deployedBy: string | null
  readonly reason: string | null
  readonly definitions: readonly DefinedPart[]
  /** Instances that run, of any version of its processes; 0 where they are not counted. */
  readonly running: number
}

interface DefinedPart {
  readonly key: string
  readonly name: Name
  readonly definitionId: string
  /** Whether another part of the same file is what asks for it. */
  readonly isInner: boolean
}

interface Row {
  readonly id: string
  readonly kind: DefinitionKind
  readonly key: string
  readonly name: string
  readonly version: number
  readonly resource: string
  readonly checksum: string
  readonly deployed_at: Instant
  readonly deployed_by: string | null
  readonly reason: string | null
  readonly running: number
}

/** Every file that is in force, by its name. A definition that came last in another file belongs to that one. */
export async function readFiles(
  database: Database | Transaction,
  setup: EngineSetup,
  isCounting: boolean,
): Promise<DeployedFile[]> {
  const { rows } = await sql<Row>`
    select distinct on (definition.kind, definition.key) definition.id, definition.kind, definition.key, definition.name,
      definition.version, definition.resource, definition.checksum, definition.deployed_at, deployment.deployed_by,
      deployment.reason,
      case when definition.kind <> 'process' or not ${isCounting}::boolean then 0 else (
        select count(*)::int from process_instance as instance join definition as other on other.id = instance.definition_id
        where other.kind = 'process' and other.key = definition.key and instance.status = 'active') end as running
    from definition join deployment on deployment.id = definition.deployment_id
    where not definition.is_pilot
    order by definition.kind, definition.key, definition.version desc`.execute(database)
  const files: DeployedFile[] = []
  for (const [resource, parts] of Map.groupBy(rows, ({ resource: name }) => name)) {
    const [newest = parts[0] as Row] = parts.toSorted((one, other) => other.deployed_at - one.deployed_at)
    const current = parts.filter(({ checksum }) => checksum === newest.checksum)
    const definitions: DefinedPart[] = []
    for (const row of current) definitions.push(await partOf(database, setup, row))
    files.push({
      resource,
      kind: newest.kind,
      version: Math.max(...current.map(({ version }) => version)),
      deployedAt: newest.deployed_at,
      deployedBy: newest.deployed_by,
      reason: newest.reason,
      definitions: await inOrder(database, setup, newest, definitions),
      running: current.reduce((sum, { running }) => sum + running, 0),
    })
  }
  return files
}

async function partOf(database: Database | Transaction, { definitions }: EngineSetup, row: Row): Promise<DefinedPart> {
  const part = { key: row.key, definitionId: row.id, isInner: false }
  if (row.kind === 'process') {
    const { process } = await definitions.processById(database, row.id)
    return { ...part, name: nameOf(process) }
  }
  if (row.kind === 'decision') {
    const { model } = await definitions.decisionById(database, row.id)
    const found = model.decisions.find(({ id }) => id === row.key)
    return { ...part, name: labelInBoth(found?.label ?? row.name) }
  }
  return { ...part, name: labelInBoth(row.name) }
}

const REQUIRED = /<(?:[\w-]+:)?requiredDecision\s[^>]*href="#([^"]+)"/g

/** Decisions in the order of their file, those that others ask for marked: the file is about the ones that are left. */
async function inOrder(
  database: Database | Transaction,
  { definitions }: EngineSetup,
  { kind, id }: Row,
  parts: readonly DefinedPart[],
): Promise<DefinedPart[]> {
  if (kind !== 'decision') return [...parts]
  const { model } = await definitions.decisionById(database, id)
  const content = await fileContent(database, id)
  const inner = new Set([...content.matchAll(REQUIRED)].map(([, required]) => required))
  const position = new Map(model.decisions.map((decision, at) => [decision.id, at]))
  return parts
    .map((part) => ({ ...part, isInner: inner.has(part.key) }))
    .sort((one, other) => (position.get(one.key) ?? 0) - (position.get(other.key) ?? 0))
}

/** The text of the file that a definition came in. */
export async function fileContent(database: Database | Transaction, definitionId: string): Promise<string> {
  const row = await database
    .selectFrom('definition')
    .select('content')
    .where('id', '=', definitionId)
    .executeTakeFirstOrThrow()
  return row.content
}

export interface FileVersion {
  readonly version: number
  readonly definitionId: string
  readonly deployedAt: Instant
  readonly deployedBy: string | null
  readonly reason: string | null
  readonly running: number
}

/** The versions that the file of these definitions has had, the newest first; what came together is one. */
export async function readFileVersions(
  database: Database | Transaction,
  kind: DefinitionKind,
  keys: readonly string[],
): Promise<FileVersion[]> {
  const { rows } = await sql<{
    version: number
    id: string
    deployed_at: Instant
    deployed_by: string | null
    reason: string | null
    running: number
  }>`
    select max(definition.version) as version, (array_agg(definition.id order by definition.version desc))[1] as id,
      deployment.deployed_at, deployment.deployed_by, deployment.reason,
      (select count(*)::int from process_instance as instance
        where instance.definition_id = any(array_agg(definition.id)) and instance.status = 'active') as running
    from definition join deployment on deployment.id = definition.deployment_id
    where definition.kind = ${kind} and definition.key = any(${[...keys]}::text[]) and not definition.is_pilot
    group by deployment.id, definition.checksum
    order by deployment.deployed_at desc, version desc`.execute(database)
  return rows.map(({ id, deployed_at, deployed_by, ...row }) => {
    return { ...row, definitionId: id, deployedAt: deployed_at, deployedBy: deployed_by }
  })
}
