import { searchTextOf } from '@aftersale/commerce'
import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, type Result } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { validateFields } from '../fields/index.ts'
import { insertCustomers, lockCustomers, updateCustomers } from './customer.store.ts'
import { type ChangeRefused, type Customer, type CustomerItem, changeCustomer } from './customer.ts'

type When = { readonly now: Instant; readonly by: string }
type Written = { readonly id: string; readonly version: number }
type Refused = ChangeRefused | KnownRefusal<'fields.values-wrong'>

/** Adds customers and changes known ones, each once under its key, in the order given. */
export function putCustomers(tx: Transaction, items: readonly CustomerItem[], when: When) {
  return runKeyed(tx, items, { scope: 'customers.put', now: when.now, run: (fresh) => write(tx, fresh, when) })
}

/**
 * A customer that stands several times is changed by one after the other. Rounds keep that set-wise: each holds the next
 * item of every customer, and nearly always there is one round.
 */
async function write(tx: Transaction, items: readonly CustomerItem[], when: When): Promise<Result<Written, Refused>[]> {
  const stored = new Map((await lockCustomers(tx, items)).map((customer) => [keyOf(customer), customer]))
  const now = new Map(stored)
  const results = new Map<CustomerItem, Result<Written, Refused>>()
  for (const round of roundsOf(items)) {
    const valid = await validateFields(
      tx,
      'customer',
      round.map((item) => ({ given: item.fields, before: now.get(keyOf(item))?.fields })),
    )
    for (const [at, item] of round.entries()) {
      const fields = valid[at]
      if (fields === undefined) throw new Error(`expected the fields of ${item.number} to be checked`)
      const changed = fields.ok
        ? changeCustomer(now.get(keyOf(item)), item, fields.value, () => newId(when.now))
        : fields
      if (changed.ok) now.set(keyOf(item), changed.value)
      results.set(item, changed.ok ? accept({ id: changed.value.id, version: changed.value.version }) : changed)
    }
  }
  const changed = [...now].filter(([key, customer]) => stored.get(key) !== customer).map(([, customer]) => customer)
  await save(tx, changed, new Set(stored.keys()), when)
  return items.map((item) => {
    const result = results.get(item)
    if (result === undefined) throw new Error(`expected a result for ${item.number}`)
    return result
  })
}

const keyOf = ({ source, number }: { readonly source: string; readonly number: string }) =>
  JSON.stringify([source, number])

function roundsOf(items: readonly CustomerItem[]): CustomerItem[][] {
  const rounds: CustomerItem[][] = []
  for (const same of Map.groupBy(items, keyOf).values()) {
    for (const [at, item] of same.entries()) (rounds[at] ??= []).push(item)
  }
  return rounds
}

async function save(
  tx: Transaction,
  customers: readonly Customer[],
  known: ReadonlySet<string>,
  when: When,
): Promise<void> {
  const saved = customers.map((customer) => ({ customer, search: searchTextOf(wordsOf(customer)) }))
  await insertCustomers(
    tx,
    saved.filter(({ customer }) => !known.has(keyOf(customer))),
    when,
  )
  await updateCustomers(
    tx,
    saved.filter(({ customer }) => known.has(keyOf(customer))),
    when,
  )
}

/** A telephone number is found however its digits are grouped. */
const wordsOf = ({ name, number, phones, mails }: Customer) => [
  name,
  number,
  ...phones.map((phone) => phone.replaceAll(/\D/g, '')),
  ...mails,
]
