import type { Account } from './accounts-query.ts'
import { standingOf } from './standing.ts'

/** Who works here, those of them who have yet to come in, and who worked here. */
export const SHOWN = ['present', 'invited', 'notInvited', 'left'] as const

export type Shown = (typeof SHOWN)[number]

/** What the list is narrowed to; it stands in the address. */
export type PeopleFilter = {
  /** A part of a name or an email address. */
  readonly q?: string
  /** A role's key, or `administrator` or `staff`, which are none of the company's. */
  readonly role?: string
  /** A unit: of it, or of one below it. */
  readonly unit?: string
  /** Absent: whoever works here. */
  readonly state?: Exclude<Shown, 'present'>
}

export function readPeopleFilter(search: Readonly<Record<string, unknown>>): PeopleFilter {
  const read = (name: 'q' | 'role' | 'unit') => {
    const value = search[name]
    return typeof value === 'string' && value.trim() !== '' ? { [name]: value.trim().slice(0, 200) } : {}
  }
  const state = SHOWN.find((one) => one === search['state'])
  return { ...read('q'), ...read('role'), ...read('unit'), ...(state && state !== 'present' && { state }) }
}

type Sought = Pick<
  Account,
  'name' | 'email' | 'role' | 'roles' | 'leftAt' | 'hasPassword' | 'usesSingleSignOn' | 'invitedUntil'
>

/** Whether somebody is among those who are looked for. `units`: the unit of the filter and those below it; null: any. */
export function isAmong(person: Sought, filter: PeopleFilter, units: ReadonlySet<string> | null): boolean {
  const standing = standingOf(person)
  if (filter.state === undefined ? standing === 'left' : standing !== filter.state) return false
  const text = `${person.name} ${person.email}`.toLowerCase()
  if (filter.q !== undefined && !text.includes(filter.q.toLowerCase())) return false
  return hasRole(person, filter.role, units)
}

function hasRole({ role: standing, roles }: Sought, role: string | undefined, units: ReadonlySet<string> | null) {
  const there = units === null ? roles : roles.filter(({ unit }) => units.has(unit))
  if (role === undefined) return units === null || there.length > 0
  // These two count in the whole company: they have no unit.
  if (role === 'administrator') return standing === 'administrator' && units === null
  if (role === 'staff') return standing === 'staff' && roles.length === 0 && units === null
  return there.some((one) => one.role === role)
}
