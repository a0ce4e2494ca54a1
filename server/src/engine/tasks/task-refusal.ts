import type { Instant } from '@aftersale/kernel'

/** How a task came to its end: done, or taken away by what happened around it. */
export type Closing =
  | 'completed'
  | 'interrupted'
  | 'instance-canceled'
  | 'modified'
  | 'sent-back'
  | 'withdrawn'
  | 'decided'
  | 'replaced'

/** What any operation on a task may meet. */
export type TaskGone =
  | { readonly code: 'tasks.not-found' }
  | { readonly code: 'tasks.not-open'; readonly closedAt: Instant; readonly by: string | null; readonly how: Closing }
  | { readonly code: 'tasks.suspended' }
  /** A listener of the flow is being asked about something done a moment ago. */
  | { readonly code: 'tasks.being-checked' }

/** Why it is not this person's to do. */
export type NotYours =
  | { readonly code: 'tasks.taken'; readonly by: string; readonly since: Instant | null }
  | { readonly code: 'tasks.not-candidate'; readonly groups: string[] }
  | { readonly code: 'tasks.not-claimed' }

/** A listener of the flow said no. */
export type Denied = { readonly code: 'tasks.denied' }

/** What is asked for is nothing for a task like this one. */
export type NotForApproval = { readonly code: 'tasks.is-approval' }
