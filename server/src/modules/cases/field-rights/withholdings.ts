import type { FieldValue } from '@aftersale/commerce'
import { derivedPaths } from '@aftersale/process'
import type { Engine } from '../../../engine/index.ts'
import type { Database, Transaction } from '../../../platform/database.ts'
import type { CaseFieldRights, FieldRightsByType } from './case-field-rights.ts'
import { earlierValues, limitedCases } from './withholding.store.ts'
import { Withholding } from './withholding.ts'

/** What is kept from somebody, by the ids that were asked; nothing is of an id that is not in it. */
export type Withholdings = ReadonlyMap<string, Withholding>

/**
 * What is kept from somebody in what tells of these cases, or of these instances of flows of cases: of all of them at once,
 * and at no cost for whoever sees and may change every field of every type.
 */
export async function withholdingsOf(
  database: Database | Transaction,
  engine: Engine,
  { fields }: { readonly fields: FieldRightsByType },
  asked: { readonly by: 'case' | 'instance'; readonly ids: readonly string[] },
): Promise<Withholdings> {
  if (fields.size === 0) return new Map()
  const cases = await limitedCases(database, asked.by, asked.ids, [...fields.keys()])
  if (cases.length === 0) return new Map()
  const earlier = await earlierValues(
    database,
    cases.map(({ id }) => id),
  )
  const derivations = await engine.operations.derivations(
    database,
    cases.map(({ instanceId }) => instanceId),
  )
  return new Map(
    cases.flatMap((one) => {
      const rights = fields.get(one.kind)
      if (rights === undefined) return []
      const request = [...rights.hidden].map((name) => ['request', name])
      const paths = derivedPaths(request, derivations.get(one.instanceId) ?? [])
      const now = Object.entries(one.fields).map(([name, value]) => ({ name, value }))
      const held = [...now, ...(earlier.get(one.id) ?? [])].filter(({ name }) => isTold(rights, name))
      const texts = held.flatMap(({ value }) => textsIn(value))
      return [[one.asked, new Withholding(rights, paths, longestFirst(texts))] as const]
    }),
  )
}

/** Shorter texts stand in too much that has nothing to do with them. In bytes: two Chinese characters say as much as six letters. */
const LEAST = 5

const isTold = ({ hidden, listed }: CaseFieldRights, name: string) => hidden.has(name) && !listed.has(name)

const textsIn = (value: FieldValue | undefined): string[] =>
  typeof value === 'string' && Buffer.byteLength(value) >= LEAST ? [value] : []

const longestFirst = (texts: readonly string[]) => [...new Set(texts)].sort((a, b) => b.length - a.length)
