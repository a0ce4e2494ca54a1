import type { Account } from './accounts-query.ts'

/** Whether somebody comes in, is invited, is not invited yet, or is gone. */
export type Standing = 'active' | 'invited' | 'notInvited' | 'left'

export function standingOf({
  leftAt,
  hasPassword,
  usesSingleSignOn,
  invitedUntil,
}: Pick<Account, 'leftAt' | 'hasPassword' | 'usesSingleSignOn' | 'invitedUntil'>): Standing {
  if (leftAt !== null) return 'left'
  if (hasPassword || usesSingleSignOn) return 'active'
  return invitedUntil === null ? 'notInvited' : 'invited'
}
