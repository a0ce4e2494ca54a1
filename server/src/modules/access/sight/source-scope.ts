import type { Permission } from '@aftersale/contract'
import type { Filter } from '@aftersale/feel'
import { type RawBuilder, sql } from 'kysely'
import type { Unit } from '../organisation/unit.store.ts'
import { unitAndBelow } from '../organisation/unit-tree.ts'
import type { Grant, Grants } from './grants.ts'

/** Shops: all, these, or all but these. A record without a shop is of the unit at the top, as is a shop of no unit. */
export type SourceScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'in'; readonly sources: readonly string[] }
  | { readonly kind: 'not-in'; readonly sources: readonly string[] }

const ALL_SOURCES: SourceScope = { kind: 'all' }

/** Whether a range reaches the records of units; one's own does only where that is asked for. */
type Reaches = 'units' | 'own-too'

/**
 * The shops whose records a permission counts on; what is one's own is no matter of shops. Where one's own counts too, so does
 * what is granted under a condition: which of the records it is, others ask.
 */
export function sourceScope({ all, units }: Grants, permission: Permission, reaches: Reaches = 'units'): SourceScope {
  if (all === null) return ALL_SOURCES
  const scopes = all.map((set) => {
    return scopeOf(
      set.filter((grant) => grant.permission === permission && (grant.when === null || reaches === 'own-too')),
      units,
      reaches,
    )
  })
  return scopes.reduce(both, ALL_SOURCES)
}

function scopeOf(grants: readonly Grant[], units: readonly Unit[], reaches: Reaches): SourceScope {
  if (grants.some(({ range }) => range === 'all')) return ALL_SOURCES
  const within = new Set(
    grants.flatMap(({ range, unit }) => {
      if (range === 'unit') return [unit]
      return range === 'unit-and-below' || reaches === 'own-too' ? [...unitAndBelow(units, unit)] : []
    }),
  )
  const top = units.find(({ parent }) => parent === null)?.unit ?? ''
  const kind = within.has(top) ? 'not-in' : 'in'
  const named = units.filter(({ unit }) => within.has(unit) === (kind === 'in'))
  const sources = named.flatMap((unit) => unit.sources)
  return kind === 'not-in' && sources.length === 0 ? ALL_SOURCES : { kind, sources }
}

/** The shops of a unit and of those below it; null where there is no such unit. */
export function scopeOfUnit(units: readonly Unit[], unit: string): SourceScope | null {
  if (!units.some((one) => one.unit === unit)) return null
  return scopeOf([{ permission: 'cases.see', range: 'unit-and-below', when: null, unit }], units, 'units')
}

/** A part of the cases: those of shops and, unless that is null, of which a condition holds. */
export interface CaseRange {
  readonly scope: SourceScope
  readonly when: Filter | null
}

/** The cases that a permission counts on: in one of the ranges of each set. */
export function caseScope({ all, units }: Grants, permission: Permission, reaches: Reaches = 'units'): CaseRange[][] {
  return (all ?? []).map((set) => {
    const asked = set.filter((grant) => grant.permission === permission)
    const plain = {
      scope: scopeOf(
        asked.filter(({ when }) => when === null),
        units,
        reaches,
      ),
      when: null,
    }
    const narrowed = asked.flatMap((grant) =>
      grant.when === null ? [] : [{ scope: scopeOf([grant], units, reaches), when: grant.when }],
    )
    return [plain, ...narrowed]
  })
}

/** What both allow. */
function both(one: SourceScope, other: SourceScope): SourceScope {
  if (one.kind === 'all') return other
  if (other.kind === 'all') return one
  if (one.kind === 'in') return { kind: 'in', sources: one.sources.filter((source) => admits(other, source)) }
  if (other.kind === 'in') return both(other, one)
  return { kind: 'not-in', sources: [...new Set([...one.sources, ...other.sources])] }
}

export function admits(scope: SourceScope, source: string | null): boolean {
  switch (scope.kind) {
    case 'all':
      return true
    case 'in':
      return source !== null && scope.sources.includes(source)
    case 'not-in':
      return source === null || !scope.sources.includes(source)
  }
}

/** Whether all shops of one are shops of the other. */
export function isWithin(one: SourceScope, other: SourceScope): boolean {
  if (other.kind === 'all') return true
  switch (one.kind) {
    case 'all':
      return false
    case 'in':
      return one.sources.every((source) => admits(other, source))
    case 'not-in':
      return other.kind === 'not-in' && other.sources.every((source) => one.sources.includes(source))
  }
}

/** The condition that a shop, a column of the statement that is never null, is among them. */
export function isInScope(scope: SourceScope, column: RawBuilder<unknown>): RawBuilder<boolean> {
  switch (scope.kind) {
    case 'all':
      return sql<boolean>`true`
    case 'in':
      return isAmong(scope.sources, column)
    case 'not-in':
      return sql<boolean>`${column} <> all(${[...scope.sources]}::text[])`
  }
}

/** One is compared by itself: then an index led by the shop is read in its order. */
function isAmong(sources: readonly string[], column: RawBuilder<unknown>): RawBuilder<boolean> {
  const [source, ...more] = sources
  if (source === undefined) return sql<boolean>`false`
  return more.length === 0
    ? sql<boolean>`${column} = ${source}`
    : sql<boolean>`${column} = any(${[...sources]}::text[])`
}
