import type { WaitingTask } from '../instances/waits.ts'
import type { Working } from '../instances/working.ts'
import type { Closing } from './task-refusal.ts'

interface Why {
  readonly why: Exclude<Closing, 'completed'>
  readonly by: string | null
}

/** What took a task away that nobody answered, by what happened in the same transaction; who did it, where a person did. */
export function whyCanceled({ events, canceled, state }: Working, { visit, signer }: WaitingTask): Why {
  if (canceled !== null) return { why: 'instance-canceled', by: canceled.by || null }
  const element = state?.elements.find(({ key }) => key === visit)
  for (const event of events) {
    if (event.kind === 'task') {
      const by = textOf(event.data['by'])
      if (event.data['sentBackTo'] !== undefined) return { why: 'sent-back', by }
      if (event.data['withdrawn'] !== undefined) return { why: 'withdrawn', by }
      const isSigners = event.data['handedOver'] !== undefined || event.data['added'] !== undefined
      if (event.key === visit && isSigners && element !== undefined) return { why: 'replaced', by }
    }
    if (event.kind === 'modified') return { why: 'modified', by: event.data.by }
    if (event.kind === 'skipped' && event.key === visit) return { why: 'modified', by: event.data.by }
  }
  const isDone = events.some((event) => event.kind === 'left' && event.key === visit)
  if (signer !== null && isDone) return { why: 'decided', by: lastSigner(events, visit) }
  return { why: 'interrupted', by: null }
}

/** Whose answer decided. */
function lastSigner(events: Working['events'], visit: number): string | null {
  const signed = events.findLast((event) => event.kind === 'task' && event.key === visit && 'signed' in event.data)
  return signed?.kind === 'task' ? textOf(signed.data['signed']) : null
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
