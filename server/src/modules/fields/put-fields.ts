import { checkDefinition, type DraftDefinition, type FieldEntity, type FieldKind } from '@aftersale/commerce'
import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import {
  countValues,
  lockDefinitions,
  readDefinitions,
  type StoredDefinition,
  saveDefinitions,
} from './field-definition.store.ts'

export type FieldItem = DraftDefinition & { readonly key: string; readonly entity: FieldEntity }

/** More would help nobody to fill them in. */
const MOST = 200

type Refused = KnownRefusal<'fields.definition-wrong' | 'fields.type-has-values' | 'fields.too-many'>
type Written = { readonly entity: FieldEntity; readonly name: string; readonly version: number }

/** Adds and changes definitions, each once under its key. A type that records have values of does not change. */
export function putFields(tx: Transaction, items: readonly FieldItem[], when: { now: Instant; by: string }) {
  return runKeyed(tx, items, { scope: 'fields.put', now: when.now, run: (fresh) => write(tx, fresh, when) })
}

async function write(
  tx: Transaction,
  items: readonly FieldItem[],
  when: { readonly now: Instant; readonly by: string },
): Promise<Result<Written, Refused>[]> {
  const entities = [...new Set(items.map(({ entity }) => entity))]
  await lockDefinitions(tx, entities, 'alone')
  const known = new Map((await readDefinitions(tx, entities)).map((one) => [nameOf(one), one]))
  const changed = new Map<string, StoredDefinition>()
  const results: Result<Written, Refused>[] = []
  for (const item of items) {
    const decided = await decide(tx, item, known)
    if (decided.ok) {
      known.set(nameOf(item), decided.value)
      changed.set(nameOf(item), decided.value)
    }
    results.push(decided.ok ? accept(writtenOf(decided.value)) : decided)
  }
  await saveDefinitions(tx, [...changed.values()], when)
  return results
}

const nameOf = ({ entity, name }: { readonly entity: FieldEntity; readonly name: string }) => `${entity} ${name}`

const writtenOf = ({ entity, name, version }: StoredDefinition): Written => ({ entity, name, version })

async function decide(
  tx: Transaction,
  item: FieldItem,
  known: ReadonlyMap<string, StoredDefinition>,
): Promise<Result<StoredDefinition, Refused>> {
  const { entity, name, kind } = item
  const checked = checkDefinition(item)
  if (!checked.ok) return refuse({ ...checked.refusal, fields: [...checked.refusal.fields] })
  const before = known.get(nameOf(item))
  if (before === undefined) {
    const count = [...known.values()].filter((one) => one.entity === entity).length
    if (count >= MOST) return refuse({ code: 'fields.too-many', most: MOST })
    return accept({ ...checked.value, entity, version: 1 })
  }
  if (!holdsSame(before.kind, kind)) {
    const records = await countValues(tx, entity, name)
    if (records > 0) return refuse({ code: 'fields.type-has-values', field: name, type: before.kind.type, records })
  }
  return accept({ ...checked.value, entity, version: before.version + 1 })
}

/** Whether values of the one are values of the other, limits aside. */
function holdsSame(before: FieldKind, after: FieldKind): boolean {
  if (before.type !== after.type) return false
  return before.type !== 'reference' || after.type !== 'reference' || before.entity === after.entity
}
