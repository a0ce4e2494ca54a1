import type { FieldValues, SearchText } from '@aftersale/commerce'
import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'
import { Overtaken } from '../../platform/transaction.ts'
import type { Customer } from './customer.ts'

type Key = { readonly source: string; readonly number: string }

const KEY = { source: 'text', number: 'text' } as const

interface CustomerRow {
  readonly id: string
  readonly source: string
  readonly number: string
  readonly kind: Customer['kind']
  readonly name: string
  readonly phones: string[]
  readonly mails: string[]
  readonly tax_number: string | null
  readonly addresses: Customer['addresses']
  readonly fields: FieldValues
  readonly version: number
}

/** Locks those that are there, in the order of their ids. */
export async function lockCustomers(tx: Transaction, keys: readonly Key[]): Promise<Customer[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<CustomerRow>`
    select id, source, number, kind, name, phones, mails, tax_number, addresses, fields, version from customer
    where (source, number) in (select source, number from ${givenRows(KEY, keys)}) order by id for update`.execute(tx)
  return rows.map(({ tax_number: taxNumber, ...row }) => ({ ...row, taxNumber }))
}

const COLUMNS = {
  id: 'uuid',
  source: 'text',
  number: 'text',
  kind: 'text',
  name: 'text',
  phones: 'text[]',
  mails: 'text[]',
  tax_number: 'text',
  addresses: 'jsonb',
  fields: 'jsonb',
  search_text: 'text',
  terms: 'text[]',
  version: 'integer',
  changed_at: 'timestamptz',
  changed_by: 'text',
} as const

type Saved = { readonly customer: Customer; readonly search: SearchText }

function rowsOf(many: readonly Saved[], { now, by }: { readonly now: Instant; readonly by: string }) {
  return many.map(({ customer, search }) => ({
    id: customer.id,
    source: customer.source,
    number: customer.number,
    kind: customer.kind,
    name: customer.name,
    phones: customer.phones,
    mails: customer.mails,
    tax_number: customer.taxNumber,
    addresses: JSON.stringify(customer.addresses),
    fields: JSON.stringify(customer.fields),
    search_text: search.text,
    terms: search.terms,
    version: customer.version,
    changed_at: isoOf(now),
    changed_by: by,
  }))
}

type When = { readonly now: Instant; readonly by: string }

/** In the order of their keys, so that two who add the same ones do not wait for each other; the slower is overtaken. */
export async function insertCustomers(tx: Transaction, many: readonly Saved[], when: When): Promise<void> {
  const rows = rowsOf(many, when).sort((a, b) => (a.source + a.number < b.source + b.number ? -1 : 1))
  const ending = sql<{ id: string }>`on conflict (source, number) do nothing returning id`
  const written = await insertMany(tx, 'customer', COLUMNS, rows, { ending })
  if (written.length < rows.length) throw new Overtaken('somebody else added one of these customers')
}

/** Over those that are there, which are locked. */
export async function updateCustomers(tx: Transaction, many: readonly Saved[], when: When): Promise<void> {
  if (many.length === 0) return
  const changed = Object.keys(COLUMNS).filter((name) => !['id', 'source', 'number'].includes(name))
  const set = sql.join(changed.map((name) => sql`${sql.ref(name)} = given.${sql.ref(name)}`))
  await sql`update customer set ${set} from ${givenRows(COLUMNS, rowsOf(many, when))}
    where customer.id = given.id`.execute(tx)
}
