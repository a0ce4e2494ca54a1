import { accept, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { At } from '../instances/work.ts'
import { notify } from '../loops/notify.ts'
import { SIGNALS } from '../loops/topic.ts'
import { checkPayload, type PayloadRefusal } from '../payload.ts'
import { insertSignals } from './signals.store.ts'

/** Throws a signal to everybody who waits for it now and to every process that it begins; answers how many those are. */
export async function broadcastSignal(
  { setup, tx, now }: At,
  name: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Result<{ reached: number }, PayloadRefusal>> {
  const tooLarge = checkPayload(variables)
  if (tooLarge !== null) return refuse(tooLarge)
  const row = {
    id: setup.newId(now),
    name,
    variables: JSON.stringify(variables),
    published_at: isoOf(now),
    instance_id: null,
  }
  const reached = await insertSignals(tx, [row])
  if (reached > 0) await notify(tx, new Set([SIGNALS]))
  return accept({ reached })
}
