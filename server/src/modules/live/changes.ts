import { z } from 'zod'

/** What a notification tells: null instead of a list that was too long to be told. */
const told = z.object({ whom: z.array(z.string()).nullable(), roots: z.array(z.string()).nullable() })

export type Told = z.output<typeof told>

/** What wakes the desks of all servers. */
const LIVE = 'live'

/** Something may have changed anywhere. */
const ANYTHING: Told = { whom: null, roots: null }

/** What a topic tells of changes; null: nothing. After a loss of the connection (`''`) anything may have changed. */
export function readTold(topic: string): Told | null {
  if (topic === '') return ANYTHING
  if (!topic.startsWith(`${LIVE} `)) return null
  const read = told.safeParse(JSON.parse(topic.slice(LIVE.length + 1)))
  if (!read.success) throw new Error(`expected a notification of changes, got ${topic}`)
  return read.data
}

/** Whom somebody is, as `tell_live` names them, and what they look at. */
export interface Looker {
  readonly is: ReadonlySet<string>
  /** Whether every task there is concerns them. */
  readonly seesAll: boolean
  /** The root of the case that they have open. */
  readonly root: string | null
}

export type Part = 'tasks' | 'case'

/** What of it concerns somebody. */
export function concerns({ whom, roots }: Told, looker: Looker): Part[] {
  const isAboutTasks = whom === null || (whom.length > 0 && (looker.seesAll || whom.some((who) => looker.is.has(who))))
  const isAboutCase = looker.root !== null && (roots === null || roots.includes(looker.root))
  return [...(isAboutTasks ? (['tasks'] as const) : []), ...(isAboutCase ? (['case'] as const) : [])]
}
