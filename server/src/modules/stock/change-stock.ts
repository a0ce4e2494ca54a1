import { heldUnits, postStock, StockBook, type StockCommand, type StockEvent } from '@aftersale/commerce'
import type { AnswerOf, routes } from '@aftersale/contract'
import { accept, type Instant, isId, localDateAt, type Result } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { readProducts } from '../products/index.ts'
import { insertLots, insertMovements, saveReservations, updateLots } from './saved-stock.store.ts'
import { lockLots, lockReservations, type WantedLots } from './stock-locks.store.ts'
import { commandOf, type Known, productIn, type StockRefused, type StockRequest } from './stock-request.ts'
import { readWarehouses } from './warehouse.store.ts'

/** Commands that are done together or not at all, under one key. */
export interface StockGroup {
  readonly key: string
  readonly requests: readonly StockRequest[]
}

/** `zone` is where the warehouses are: it says what day it is. */
export interface StockMoment {
  readonly now: Instant
  readonly by: string
  readonly zone: string
}

/** What became of the lots and reservations that a group is about. */
export type StockChange = NonNullable<AnswerOf<typeof routes.reserveStock>['items'][number]['done']>

/**
 * Changes stock by many groups of commands, each once under its key, each seeing what the ones before it left. Reservations
 * are locked first, then lots, each in the order of their ids: however many ask for the last unit at once, one gets it.
 */
export function changeStock(tx: Transaction, scope: string, groups: readonly StockGroup[], when: StockMoment) {
  return runKeyed<StockGroup, StockChange, StockRefused>(tx, groups, {
    scope,
    now: when.now,
    run: (fresh) => change(tx, fresh, when),
  })
}

async function change(
  tx: Transaction,
  groups: readonly StockGroup[],
  when: StockMoment,
): Promise<Result<StockChange, StockRefused>[]> {
  const known = await readKnown(
    tx,
    groups.flatMap(({ requests }) => requests),
  )
  const meant = groups.map(({ requests }) => commandsOf(requests, known))
  const book = await openBook(
    tx,
    meant.flatMap((one) => (one.ok ? one.value : [])),
  )
  const context = { today: localDateAt(when.now, when.zone), newId: () => newId(when.now) }
  const happened: StockEvent[] = []
  const results = meant.map((commands): Result<StockChange, StockRefused> => {
    if (!commands.ok) return commands
    const posted = postStock(book, commands.value, context)
    if (!posted.ok) return posted
    happened.push(...posted.value)
    return accept(changeOf(book, posted.value))
  })
  await save(tx, book, happened, when)
  return results
}

async function readKnown(tx: Transaction, requests: readonly StockRequest[]): Promise<Known> {
  const codes = [...new Set(requests.flatMap((request) => productIn(request) ?? []))]
  const warehouses = (await readWarehouses(tx)).map((warehouse) => [warehouse.code, warehouse] as const)
  const products = (await readProducts(tx, codes)).map((product) => [product.code, product] as const)
  return { warehouses: new Map(warehouses), products: new Map(products) }
}

function commandsOf(requests: readonly StockRequest[], known: Known): Result<StockCommand[], StockRefused> {
  const commands: StockCommand[] = []
  for (const request of requests) {
    const command = commandOf(request, known)
    if (!command.ok) return command
    commands.push(command.value)
  }
  return accept(commands)
}

async function openBook(tx: Transaction, commands: readonly StockCommand[]): Promise<StockBook> {
  const ofReserved = commands.flatMap((command) => ('of' in command ? [command.of] : []))
  const ids = ofReserved.flatMap((of) => ('reservation' in of && isId(of.reservation) ? [of.reservation] : []))
  const references = ofReserved.flatMap((of) => ('reference' in of ? [of.reference] : []))
  const reservations = await lockReservations(tx, ids, references)
  const lots = await lockLots(
    tx,
    commands.flatMap(lotsFor),
    reservations.flatMap((reservation) => [...reservation.lots.keys()]),
  )
  return new StockBook(lots, reservations)
}

function lotsFor(command: StockCommand): WantedLots[] {
  switch (command.kind) {
    case 'receive': {
      const { warehouse, product, lot, expiresOn } = command
      const wanted = { warehouse, product: product.code, from: null }
      return [...new Set([lot, expiresOn, ''])].flatMap((name) =>
        name === undefined ? [] : [{ ...wanted, lot: name }],
      )
    }
    case 'reserve':
      return command.warehouses.map((warehouse) => ({ warehouse, product: command.product, lot: null, from: null }))
    case 'issue':
    case 'adjust':
      return [{ warehouse: command.warehouse, product: command.product, lot: command.lot ?? null, from: null }]
    case 'move': {
      const { product, from, to, lot = null } = command
      return [
        { warehouse: from, product, lot, from: null },
        { warehouse: to, product, lot, from },
      ]
    }
    case 'release':
    case 'issue-reserved':
      return []
  }
}

/** What events did to each lot and reservation, and how those stand after them. */
function changeOf(book: StockBook, events: readonly StockEvent[]): StockChange {
  const sumOf = (kind: 'units-moved' | 'units-held', lot: string) =>
    events.reduce((sum, event) => (event.kind === kind && event.lot === lot ? sum + event.units : sum), 0)
  const { lots, reservations } = touchedBy(events)
  return {
    lots: [...lots].map((id) => ({ ...book.lot(id), moved: sumOf('units-moved', id), held: sumOf('units-held', id) })),
    reservations: [...reservations].flatMap((id) => {
      const found = book.reservation(id)
      if (found === undefined) return []
      const { lots: _lots, ...reservation } = found
      return [{ ...reservation, held: heldUnits(found) }]
    }),
  }
}

function touchedBy(events: readonly StockEvent[]) {
  const [lots, reservations, opened] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const event of events) {
    if (event.kind === 'lot-opened') opened.add(event.lot.id)
    if (event.kind === 'units-moved' || event.kind === 'units-held') lots.add(event.lot)
    if (event.kind !== 'lot-opened' && event.kind !== 'units-moved') reservations.add(event.reservation)
  }
  return { lots, reservations, opened }
}

async function save(tx: Transaction, book: StockBook, events: readonly StockEvent[], when: StockMoment): Promise<void> {
  const { lots, reservations, opened } = touchedBy(events)
  const [before, after] = [[...lots].filter((id) => !opened.has(id)), [...opened]]
  await insertLots(
    tx,
    after.map((id) => book.lot(id)),
  )
  await updateLots(
    tx,
    before.map((id) => book.lot(id)),
  )
  await saveReservations(
    tx,
    [...reservations].flatMap((id) => book.reservation(id) ?? []),
    when,
  )
  await insertMovements(tx, events, when)
}
