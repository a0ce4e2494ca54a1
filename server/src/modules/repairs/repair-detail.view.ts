import { repairActions } from '@aftersale/commerce'
import type { Answer, AnswerOf, routes } from '@aftersale/contract'
import { accept, isId, localDateAt, refuse } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { remediesOn, remediesOnTheWire } from '../units/index.ts'
import { unpaid } from './repair.ts'
import { quotesOf } from './repair-quotes.view.ts'
import { repairOnTheWire, selectRepairs, type Today } from './repairs.view.ts'
import { warrantiesOfRepairs } from './warranties-of-repairs.ts'

type Detail = AnswerOf<typeof routes.getRepair>

/** One repair by its id, or by its number in capitals or not. */
export async function getRepair(database: Database, idOrNumber: string, today: Today): Answer<typeof routes.getRepair> {
  const row = await selectRepairs(database)
    .select(['order_line_id', 'replaced_unit_id', 'diagnosis', 'currency', 'agreed_minor', 'charged_minor'])
    .select(['warranty_cost_minor', 'received_minor', 'paid_back_minor'])
    .$if(isId(idOrNumber), (query) => query.where('repair.id', '=', idOrNumber))
    .$if(!isId(idOrNumber), (query) => query.where('repair.number', '=', idOrNumber.toUpperCase()))
    .executeTakeFirst()
  if (row === undefined) return refuse({ code: 'repairs.not-found', repair: idOrNumber })
  const listed = repairOnTheWire(row, today)
  return accept({
    ...listed,
    orderLineId: row.order_line_id,
    replacedUnitId: row.replaced_unit_id,
    diagnosis: row.diagnosis,
    possible: [...repairActions(listed)],
    account: accountOf(row),
    remedies: await remediesOf(database, { ...listed, orderLineId: row.order_line_id }, today),
    steps: await stepsOf(database, row.id),
    quotes: await quotesOf(database, row.id),
    parts: await partsOf(database, row.id),
    loans: await loansOf(database, row.id),
    payments: await paymentsOf(database, row.id),
  })
}

interface AccountRow {
  readonly currency: string | null
  readonly agreed_minor: number | null
  readonly charged_minor: number | null
  readonly warranty_cost_minor: number | null
  readonly received_minor: number
  readonly paid_back_minor: number
}

function accountOf(row: AccountRow): Detail['account'] {
  const { currency, agreed_minor: agreed, charged_minor: charged, received_minor: received } = row
  if (currency === null) return null
  const money = (minor: number) => ({ minor, currency })
  const orNull = (minor: number | null) => (minor === null ? null : money(minor))
  const owed = charged === null ? 0 : unpaid({ charged, agreed, received, paidBack: row.paid_back_minor })
  return {
    agreed: orNull(agreed),
    charged: orNull(charged),
    warrantyCost: orNull(row.warranty_cost_minor),
    received: money(received),
    paidBack: money(row.paid_back_minor),
    owed: money(Math.max(0, owed)),
  }
}

async function remediesOf(
  database: Database,
  repair: Pick<Detail, 'id' | 'unitId' | 'orderId' | 'orderLineId' | 'waitingSince'>,
  { now, zone }: Today,
): Promise<Detail['remedies']> {
  const warranty = (await warrantiesOfRepairs(database, [repair], zone)).get(repair.id)
  if (warranty === undefined) return []
  const question = { on: localDateAt(now, zone), waitingForParts: repair.waitingSince !== null }
  return remediesOn(warranty, question).map(remediesOnTheWire)
}

function stepsOf(database: Database, repairId: string): Promise<Detail['steps']> {
  return database
    .selectFrom('repair_step')
    .select(['number', 'action', 'at', 'by', 'note'])
    .select(sql<Detail['stage']>`stage`.as('stage'))
    .select(sql<Record<string, unknown> | null>`details`.as('details'))
    .where('repair_id', '=', repairId)
    .orderBy('number')
    .execute()
}

function partsOf(database: Database, repairId: string): Promise<Detail['parts']> {
  return database
    .selectFrom('repair_part')
    .select(['code', 'quantity', 'fitted_serials as fittedSerials', 'faulty_serials as faultySerials'])
    .select(['stock_reference as stockReference', 'note', 'at', 'by'])
    .select(sql<Detail['parts'][number]['use']>`use`.as('use'))
    .where('repair_id', '=', repairId)
    .orderBy('id')
    .execute()
}

function loansOf(database: Database, repairId: string): Promise<Detail['loans']> {
  return database
    .selectFrom('repair_loan')
    .select(['id', 'product', 'serial', 'given_at as givenAt', 'given_by as givenBy', 'due_on as dueOn'])
    .select(['condition_given as conditionGiven', 'taken_back_at as takenBackAt', 'taken_back_by as takenBackBy'])
    .select('condition_back as conditionBack')
    .where('repair_id', '=', repairId)
    .orderBy('id')
    .execute()
}

async function paymentsOf(database: Database, repairId: string): Promise<Detail['payments']> {
  const rows = await database
    .selectFrom('repair_payment')
    .select([
      'id',
      'amount_minor',
      'currency',
      'method',
      'provider',
      'provider_reference as providerReference',
      'at',
      'by',
    ])
    .select(sql<Detail['payments'][number]['direction']>`direction`.as('direction'))
    .where('repair_id', '=', repairId)
    .orderBy('id')
    .execute()
  return rows.map(({ amount_minor: minor, currency, ...payment }) => ({ ...payment, amount: { minor, currency } }))
}
