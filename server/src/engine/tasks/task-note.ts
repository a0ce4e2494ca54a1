import type { Instant } from '@aftersale/kernel'
import type { Working } from '../instances/working.ts'

/**
 * What was done to a task, as the history keeps it: the member that is named first says what, the others who and to whom.
 * The pure step notes `signed`, `added`, `handedOver` and `sentBackTo` by itself, in the same form.
 */
export type TaskNote =
  | { readonly claimed: true; readonly by: string }
  | { readonly released: true; readonly by: string }
  | { readonly assigned: string; readonly from: string | null; readonly by: string; readonly comment: string | null }
  | { readonly delegated: string; readonly owner: string; readonly by: string; readonly comment: string | null }
  | { readonly resolved: true; readonly owner: string; readonly by: string }
  | { readonly redirected: string; readonly from: string }
  | { readonly changed: Readonly<Record<string, string | number | null>>; readonly by: string }
  | { readonly urged: true; readonly whom: string | null; readonly by: string }
  | { readonly copied: readonly string[]; readonly by: string }
  | { readonly withdrawn: true; readonly by: string }
  | { readonly commented: string; readonly by: string }

interface Noted {
  readonly visit: number
  readonly element: string
}

/** Writes a note into the history of this transaction. */
export function noteTask({ events }: Working, { visit, element }: Noted, note: TaskNote, now: Instant): void {
  events.push({ kind: 'task', at: now, element, key: visit, data: note })
}
