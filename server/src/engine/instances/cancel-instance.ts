import { accept } from '@aftersale/kernel'
import { commandInstance } from './command-instance.ts'
import type { At } from './work.ts'

/** Ends an instance, with all that it called, whatever it waits for. Also a suspended one. */
export function cancelInstance(at: At, instanceId: string, by: string, reason: string | null) {
  return commandInstance<never>(at, instanceId, () => accept([{ kind: 'cancel', by, reason }]), { suspended: true })
}
