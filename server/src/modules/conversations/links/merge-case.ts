import type { Answer, routes } from '@aftersale/contract'
import { accept, type Instant, isoOf, refuse } from '@aftersale/kernel'
import type { Engine } from '../../../engine/index.ts'
import type { Transaction } from '../../../platform/database.ts'
import { type CaseSight, casesNamed } from '../../cases/index.ts'
import { insertEntries } from '../entries/entry.store.ts'
import { systemNote } from '../entries/entry.ts'
import { copyWatchers } from '../watching/watcher.store.ts'
import { insertLinks, lockMerging, mergedOf } from './link.store.ts'

interface Merge {
  readonly case: string
  readonly into: string
  readonly reason: string | null
  readonly sight: CaseSight
  readonly by: { readonly person: string; readonly name: string }
  readonly now: Instant
}

/**
 * Merges a case into another: ends its flow, which closes it, links both and notes it in both conversations. Whoever
 * watches it watches the other too. What was said in it stays where it is.
 */
export async function mergeCase(tx: Transaction, engine: Engine, merge: Merge): Answer<typeof routes.mergeCase> {
  const { by, now, reason } = merge
  await lockMerging(tx)
  const cases = await casesNamed(tx, [merge.case, merge.into], merge.sight)
  const [one, other] = [cases.get(merge.case), cases.get(merge.into)]
  if (one === undefined || other === undefined) return refuse({ code: 'cases.not-found' })
  if (one.id === other.id) return refuse({ code: 'conversations.link-to-itself' })
  const merged = await mergedOf(tx, [one.id, other.id])
  for (const { id, number, status } of [one, other]) {
    if (merged.has(id)) return refuse({ code: 'conversations.merge-repeated', number })
    if (status === 'closed') return refuse({ code: 'conversations.merge-closed', number })
  }
  const canceled = await engine.operations.cancelInstance(tx, one.instanceId, { by: by.name, reason }, now)
  if (!canceled.ok) {
    if (canceled.refusal.code === 'engine.instance-ended') {
      return refuse({ code: 'conversations.merge-closed', number: one.number })
    }
    throw new Error(`expected the process of ${one.number} to be ended, got ${canceled.refusal.code}`)
  }
  const at = isoOf(now)
  await insertLinks(tx, [{ case_id: one.id, other_id: other.id, kind: 'merged', linked_at: at, linked_by: by.person }])
  const why = reason === null ? { en: '', 'zh-CN': '' } : { en: `: ${reason}`, 'zh-CN': `：${reason}` }
  await insertEntries(tx, [
    systemNote(
      one.id,
      {
        en: `${by.name} merged this case into ${other.number}${why.en}`,
        'zh-CN': `${by.name} 将此工单并入 ${other.number}${why['zh-CN']}`,
      },
      now,
    ),
    systemNote(
      other.id,
      {
        en: `${by.name} merged ${one.number} into this case${why.en}`,
        'zh-CN': `${by.name} 将工单 ${one.number} 并入此工单${why['zh-CN']}`,
      },
      now,
    ),
  ])
  await copyWatchers(tx, { from: one.id, to: other.id, at, by: by.person })
  return accept({ id: one.id, into: other.id })
}
