import type { Caller } from '@aftersale/contract'

/** Whether internal notes are for this caller. The only place that says so. */
export const maySeeNotes = ({ permissions }: Pick<Caller, 'permissions'>): boolean =>
  permissions.includes('cases.notes')
