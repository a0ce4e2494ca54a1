import type { Actor } from '../../../engine/index.ts'

/** Whether somebody is of the groups that a type names; everybody is where it names none, an administrator always. */
export const isAmong = (actor: Actor, groups: readonly string[]): boolean =>
  groups.length === 0 || actor.isAdministrator || groups.some((group) => actor.groups.includes(group))
