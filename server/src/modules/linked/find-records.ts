import type { Caller, FoundRecord, Permission } from '@aftersale/contract'
import type { FormValues, Linked, LookUpKind } from '@aftersale/form'
import type { Database } from '../../platform/database.ts'
import { withinSeen } from '../access/index.ts'
import { customerRecords } from '../customers/index.ts'
import { orderRecords } from '../orders/index.ts'
import { readProducts } from '../products/index.ts'
import { unitRecords } from '../units/index.ts'

/** A record, and the two ways to name it: shortly, and as no other is named. */
interface Named {
  readonly name: string
  readonly full: string
  readonly found: FoundRecord
}

interface Kind {
  readonly permission: Permission
  readonly read: (database: Database, names: readonly string[]) => Promise<readonly Named[]>
}

const named = (name: string, within: string | null, found: Omit<FoundRecord, 'value'>): Named => ({
  name,
  full: within === null ? name : `${within}/${name}`,
  found: { ...found, value: name } as FoundRecord,
})

const KINDS: Readonly<Record<LookUpKind, Kind>> = {
  order: {
    permission: 'orders.see',
    read: async (database, names) =>
      (await orderRecords(database, names)).map((record) =>
        named(record.number, record.source, { kind: 'order', record }),
      ),
  },
  product: {
    permission: 'products.see',
    read: async (database, names) =>
      (await readProducts(database, names)).map(({ code, name, category }) =>
        named(code, null, { kind: 'product', record: { code, name: name['zh-CN'], category } }),
      ),
  },
  customer: {
    permission: 'customers.see',
    read: async (database, names) =>
      (await customerRecords(database, names)).map((record) =>
        named(record.number, record.source, { kind: 'customer', record }),
      ),
  },
  unit: {
    permission: 'serial-units.see',
    read: async (database, names) =>
      (await unitRecords(database, names)).map((record) =>
        named(record.serial, record.product, { kind: 'unit', record }),
      ),
  },
}

/**
 * The records that somebody means by each of the texts, as they may see them: a number, or `shop/number` where several share
 * one, which is what the value of each then is. None of what they may not see: it is as if it were not there.
 */
async function findRecords(
  database: Database,
  caller: Caller,
  kind: LookUpKind,
  texts: readonly string[],
): Promise<ReadonlyMap<string, readonly FoundRecord[]>> {
  const wanted = new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))
  const names = [...wanted].flatMap((text) => [
    text,
    ...(text.includes('/') ? [text.slice(text.indexOf('/') + 1)] : []),
  ])
  const { permission, read } = KINDS[kind]
  const records =
    names.length === 0 ? [] : ((await withinSeen(database, caller, permission, () => read(database, names))) ?? [])
  return new Map(
    [...wanted].map((text) => {
      const meant = records.filter(({ name, full }) => name === text || full === text)
      const isShared = meant.length > 1
      return [text, meant.map(({ full, found }) => ({ ...found, value: isShared ? full : text }))]
    }),
  )
}

/** The records that somebody means by a text, to choose from. */
export async function lookUp(database: Database, caller: Caller, kind: LookUpKind, text: string) {
  return [...((await findRecords(database, caller, kind, [text])).get(text.trim()) ?? [])]
}

/** The records that texts of a form name; a text that several records share names none of them. */
export async function linkedRecords(
  database: Database,
  caller: Caller,
  asked: ReadonlyMap<LookUpKind, ReadonlySet<string>>,
): Promise<Linked> {
  const linked: { [kind in LookUpKind]?: Record<string, FormValues | null> } = {}
  for (const [kind, texts] of asked) {
    const found = await findRecords(database, caller, kind, [...texts])
    linked[kind] = Object.fromEntries(
      [...found].map(([text, records]) => [text, records.length === 1 ? (records[0]?.record ?? null) : null]),
    )
  }
  return linked
}
