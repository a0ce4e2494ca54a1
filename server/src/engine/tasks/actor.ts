/** Who does something to a task. Flows know a person by one text, and so does the engine. */
export interface Actor {
  readonly who: string
  readonly groups: readonly string[]
  readonly isAdministrator: boolean
}

/** Whom a task is for while nobody has it, in one list: `g:` a group, `u:` a person, `*` everybody. */
export function claimableBy(task: {
  readonly candidateGroups: readonly string[]
  readonly candidateUsers: readonly string[]
}): string[] {
  const { candidateGroups, candidateUsers } = task
  const named = [...candidateGroups.map((group) => `g:${group}`), ...candidateUsers.map((who) => `u:${who}`)]
  return named.length === 0 ? [EVERYBODY] : named
}

/** The entries of such lists that somebody is. */
export const isAmong = ({ who, groups }: Actor): string[] => [
  ...groups.map((group) => `g:${group}`),
  `u:${who}`,
  EVERYBODY,
]

const EVERYBODY = '*'

interface Candidates {
  readonly candidate_groups: readonly string[]
  readonly candidate_users: readonly string[]
}

/** Whether a task that nobody has is for this person: for everybody where it names no candidates. */
export function isFor({ candidate_groups, candidate_users }: Candidates, actor: Actor): boolean {
  if (actor.isAdministrator) return true
  if (candidate_groups.length === 0 && candidate_users.length === 0) return true
  return candidate_users.includes(actor.who) || candidate_groups.some((group) => actor.groups.includes(group))
}
