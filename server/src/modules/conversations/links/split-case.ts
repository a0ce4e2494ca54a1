import type { Answer, BodyOf, Caller, routes } from '@aftersale/contract'
import { accept, type Instant, isId, isoOf, refuse } from '@aftersale/kernel'
import type { Actor, Engine } from '../../../engine/index.ts'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import { runKeyed } from '../../../platform/keyed-commands.ts'
import { copyToEntries } from '../../attachments/index.ts'
import { type CaseSight, casesNamed, notTheirs, openCases } from '../../cases/index.ts'
import { entriesOfCase, insertEntries } from '../entries/entry.store.ts'
import { systemNote } from '../entries/entry.ts'
import { insertLinks } from './link.store.ts'
import { openedAs } from './opened-as.store.ts'

type Split = BodyOf<typeof routes.splitCase> & {
  readonly case: string
  readonly sight: CaseSight
  readonly caller: Caller
  readonly actor: Actor
  readonly now: Instant
}

type Opened = Awaited<Answer<typeof routes.splitCase>>

/**
 * Opens a case of the same type with the same subject, and fields of its own where they are given; copies entries of the
 * conversation into it, links it as one that follows, and notes it in both. Once under its key, of each case.
 */
export async function splitCase(tx: Transaction, engine: Engine, split: Split): Answer<typeof routes.splitCase> {
  const found = (await casesNamed(tx, [split.case], split.sight)).get(split.case)
  if (found === undefined) return refuse({ code: 'cases.not-found' })
  const { entries, title, fields } = split
  const item = { key: `${found.id} ${split.key}`, entries, title, fields }
  const [result] = await runKeyed(tx, [item], {
    scope: 'conversations.split',
    now: split.now,
    run: async () => [await splitOff(tx, engine, found, split)],
  })
  if (result === undefined) throw new Error(`expected a case to be split off ${found.number}`)
  return result.ok ? accept(result.value.answer) : result
}

async function splitOff(tx: Transaction, engine: Engine, from: NamedCase, split: Split): Promise<Opened> {
  const { caller, actor, now } = split
  const before = await openedAs(tx, from.id)
  if (before === null) return refuse({ code: 'conversations.split-untyped', number: from.number })
  const ids = [...new Set(split.entries)]
  const entries = await entriesOfCase(tx, from.id, ids.filter(isId))
  const unknown = ids.filter((id) => !entries.some((entry) => entry.id === id))
  if (unknown.length > 0) return refuse({ code: 'conversations.entry-unknown', entries: unknown })
  const { title = before.title } = split
  const rights = split.sight.fields.get(before.type)
  const others = notTheirs(rights, Object.keys(split.fields ?? {}))
  if (others.length > 0) return refuse({ code: 'cases.fields-not-yours', names: others })
  const kept = Object.fromEntries(
    notTheirs(rights, Object.keys(before.fields)).map((name) => [name, before.fields[name]]),
  )
  const fields = split.fields === undefined ? before.fields : ({ ...split.fields, ...kept } as typeof before.fields)
  const item = { ...before, ...(title !== undefined && { title }), fields, key: `split ${from.id} ${split.key}` }
  const [opened] = await openCases(tx, engine, [item], { actor, now, copiesFields: true })
  if (opened === undefined) throw new Error(`expected a case to be split off ${from.number}`)
  if (!opened.ok) return opened
  const { id, number } = opened.value.answer
  const why = {
    en: `${caller.name} split ${number} off this case`,
    'zh-CN': `${caller.name} 从此工单拆分出 ${number}`,
  }
  const whence = {
    en: `${caller.name} split this case off ${from.number}`,
    'zh-CN': `${caller.name} 从工单 ${from.number} 拆分出此工单`,
  }
  const copies = entries.map((entry) => ({
    ...entry,
    id: newId(now),
    case_id: id,
    texts: entry.texts === null ? null : JSON.stringify(entry.texts),
    effect_key: null,
  }))
  await insertEntries(tx, [...copies, systemNote(id, whence, now), systemNote(from.id, why, now)])
  await copyToEntries(
    tx,
    copies.map((copy, at) => ({ from: entries[at]?.id ?? '', to: copy.id, caseId: id })),
    now,
  )
  const linked = { linked_at: isoOf(now), linked_by: caller.email }
  await insertLinks(tx, [{ case_id: id, other_id: from.id, kind: 'follows', ...linked }])
  return accept({ id, number })
}

interface NamedCase {
  readonly id: string
  readonly number: string
}
