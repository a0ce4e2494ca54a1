import type { Caller } from '@aftersale/contract'

/** Whose notes are internal: the roles of the staff. Whoever has another one is outside, and gets none of them. */
const STAFF: ReadonlySet<string> = new Set(['administrator', 'staff'])

/** Whether internal notes are for this caller. The only place that says so. */
export const maySeeNotes = ({ role }: { readonly role: Caller['role'] | (string & {}) }): boolean => STAFF.has(role)
