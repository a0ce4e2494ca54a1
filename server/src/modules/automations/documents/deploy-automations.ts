import type { AutomationDocument, AutomationRecord, FieldProblem, KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import { type Engine, lastBrought, notify, type Resource, writeBrought } from '../../../engine/index.ts'
import { contentDigest } from '../../../platform/content-digest.ts'
import type { Transaction } from '../../../platform/database.ts'
import { runKeyed } from '../../../platform/keyed-commands.ts'
import { typeFields } from '../../cases/index.ts'
import { templateKeys } from '../../conversations/index.ts'
import { setSchedules } from '../looking/set-schedules.ts'
import { columnsOf, TABLES } from '../records/record.store.ts'
import {
  insertAutomations,
  lockAutomations,
  newestAutomations,
  replaceWatches,
  type StoredAutomation,
} from './automation.store.ts'
import { readAutomation, type Surroundings } from './read-automation.ts'

export interface DeployedAutomation {
  readonly automation: string
  readonly version: number
  readonly isNew: boolean
}

export interface PackAutomationsRefusal {
  readonly code: 'automations.not-deployable'
  readonly problems: readonly (FieldProblem & { readonly resource: string })[]
}

interface By {
  readonly now: Instant
  /** Null: the program brings its pack. */
  readonly by: string | null
  readonly allowPrivate: boolean
}

type Deployed = Result<DeployedAutomation, KnownRefusal<'automations.wrong'>>

/** Makes versions of automations, each once under its key; what says the same as the newest version makes none. */
export function putAutomations(
  tx: Transaction,
  engine: Engine,
  items: readonly { readonly key: string; readonly document: unknown }[],
  by: By,
) {
  const run = (fresh: typeof items) => {
    return deploy(
      tx,
      engine,
      fresh.map(({ document }) => document),
      by,
    )
  }
  return runKeyed(tx, items, { scope: 'automations.put', now: by.now, run })
}

/** Switches automations on or off: a new version that differs in this alone. */
export function switchAutomations(
  tx: Transaction,
  engine: Engine,
  items: readonly { readonly key: string; readonly automation: string; readonly enabled: boolean }[],
  by: By,
) {
  return runKeyed(tx, items, {
    scope: 'automations.switch',
    now: by.now,
    run: async (fresh): Promise<Result<DeployedAutomation, KnownRefusal>[]> => {
      await lockAutomations(tx)
      const newest = await newestAutomations(tx)
      const known = fresh.flatMap((item) => {
        const before = newest.get(item.automation)
        return before === undefined ? [] : [{ item, document: { ...before.document, enabled: item.enabled } }]
      })
      const deployed = await deploy(
        tx,
        engine,
        known.map(({ document }) => document),
        by,
      )
      const byItem = new Map(known.map(({ item }, at) => [item, deployed[at]]))
      return fresh.map((item) => byItem.get(item) ?? refuse({ code: 'automations.not-found' }))
    },
  })
}

/**
 * Automations as files, all of them or, with every reason, none. What somebody changed since stays where the program brings
 * its pack.
 */
export async function deployAutomationFiles(
  tx: Transaction,
  engine: Engine,
  resources: readonly Resource[],
  by: By,
): Promise<Result<DeployedAutomation[], PackAutomationsRefusal>> {
  if (resources.length === 0) return accept([])
  const documents = resources.map(({ content }) => parsed(content))
  const results = await deploy(tx, engine, documents, by)
  const nameAt = (at: number) => resources[at]?.name ?? ''
  const problems = results.flatMap((result, at) =>
    result.ok ? [] : result.refusal.fields.map((problem) => ({ resource: nameAt(at), ...problem })),
  )
  const keys = results.map((result) => (result.ok ? result.value.automation : null))
  const twice = keys.flatMap((key, at) =>
    key !== null && keys.indexOf(key) < at ? [{ resource: nameAt(at), path: 'key', ...TWICE }] : [],
  )
  if (problems.length + twice.length > 0)
    return refuse({ code: 'automations.not-deployable', problems: [...problems, ...twice] })
  return accept(results.flatMap((result) => (result.ok ? [result.value] : [])))
}

const TWICE = { en: 'is the key of another file too', 'zh-CN': '与另一个文件的键相同' }

function parsed(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

/** What an automation may name, as it is deployed now. */
export async function surroundingsOf(
  tx: Transaction,
  engine: Engine,
  { now, allowPrivate }: Pick<By, 'now' | 'allowPrivate'>,
): Promise<Surroundings> {
  const columns = new Map<AutomationRecord, readonly string[]>()
  for (const record of Object.keys(TABLES) as AutomationRecord[]) columns.set(record, await columnsOf(tx, record))
  return {
    processes: await engine.deployedKeys(tx, 'process', now),
    templates: await templateKeys(tx),
    calendars: new Set((await engine.calendars(tx)).keys()),
    types: await typeFields(tx),
    columns,
    allowPrivate,
  }
}

async function deploy(tx: Transaction, engine: Engine, documents: readonly unknown[], by: By): Promise<Deployed[]> {
  await lockAutomations(tx)
  const around = await surroundingsOf(tx, engine, by)
  const newest = await newestAutomations(tx)
  const kept = by.by === null ? await lastBrought(tx) : new Map<string, string>()
  const made: StoredAutomation[] = []
  const checksums = new Map<string, string>()
  const results = documents.map((given): Deployed => {
    const read = readAutomation(given, around)
    if (!read.ok) return read
    const document: AutomationDocument = read.value
    const { key, enabled } = document
    const digest = contentDigest(document)
    const before = newest.get(key)
    checksums.set(key, digest)
    if (before !== undefined && (before.digest === digest || kept.get(`${KIND} ${key}`) === digest))
      return accept({ automation: key, version: before.version, isNew: false })
    const version = (before?.version ?? 0) + 1
    const one = { key, version, digest, document, enabled, deployed_at: by.now, deployed_by: by.by }
    newest.set(key, one)
    made.push(one)
    return accept({ automation: key, version, isNew: true })
  })
  await insertAutomations(tx, made)
  if (by.by === null)
    await writeBrought(
      tx,
      [...checksums].map(([key, checksum]) => ({ kind: KIND, key, checksum })),
    )
  if (made.length > 0) await putInForce(tx, engine, [...newest.values()], by.now)
  return results
}

const KIND = 'automation'

/** What is noticed, and what is looked at by the clock, from now on. */
async function putInForce(tx: Transaction, engine: Engine, all: readonly StoredAutomation[], now: Instant) {
  const enabled = all.filter((one) => one.enabled)
  const watched = enabled.flatMap(({ document: { trigger } }) =>
    trigger.kind === 'schedule' || trigger.kind === 'clock'
      ? []
      : [{ record: trigger.record, kind: trigger.type ?? '' }],
  )
  await replaceWatches(tx, [...new Map(watched.map((one) => [`${one.record} ${one.kind}`, one])).values()])
  await setSchedules(tx, engine, enabled, now)
  await notify(tx, new Set(['automations']))
}
