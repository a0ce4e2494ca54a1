import { accept } from '@aftersale/kernel'
import { commandAny } from './command-any.ts'
import { inWords, neverRefused } from './step-refused.ts'
import type { At } from './work.ts'

/** Ends an instance, with all that it called, whatever it waits for. Also a suspended one. */
export async function cancelInstance(at: At, instanceId: string, by: string, reason: string | null) {
  return inWords(await commandAny(at, instanceId, () => accept([{ kind: 'cancel', by, reason }])), neverRefused)
}
