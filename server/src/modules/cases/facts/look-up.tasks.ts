import { feelToJson } from '@aftersale/feel'
import { addHours, type Instant } from '@aftersale/kernel'
import type { Job, JobAnswer, JobHandlers } from '../../../engine/index.ts'
import type { Transaction } from '../../../platform/database.ts'
import { type OrderStanding, orderStandings } from '../../orders/index.ts'
import { type CustomerCases, countCases } from './customer-cases.store.ts'

/**
 * Work that flows ask of cases. `cases.look-up` reads `case` (`source`, `order`, `product`, `customer`, `id`) and of `request`
 * the member `line`, and brings `facts`, what tables judge by:
 *
 * `found`: the order is there, with the line that is meant where one is named, and is the customer's where one is named;
 * `order`: {number, currency, orderedAt, deliveredAt, paidMinor, shipped}, null where it is not there;
 * `line`: {id, product, productName, quantity, paidMinor, freeUnits, deliveredAt, shipped}, null where none is meant;
 * `lines`: where no line is meant, those of the order as {value, label} to choose from in a form;
 * `customer`: {cases, refused, refundedMinor}, the customer's other cases of the last 365 days; the money is that of refunds in
 * the order's currency, null where there is no order.
 */
export const caseTasks: JobHandlers = {
  'cases.look-up': async (tx, jobs, now) => {
    const asked = jobs.map(askOf)
    const facts = await lookUp(
      tx,
      asked.filter((one) => one !== null),
      now,
    )
    const byAsk = new Map(facts)
    return asked.map((one): JobAnswer => {
      if (one === null) return { failure: NO_CASE }
      return { variables: { facts: byAsk.get(one) ?? null } }
    })
  },
}

const NO_CASE = {
  code: 'cases.case-missing',
  message: {
    en: 'The variable case names no source: this flow was not begun by a case.',
    'zh-CN': '变量 case 中没有来源：此流程并非由工单启动。',
  },
}

const HISTORY_HOURS = 365 * 24

interface Ask {
  readonly id: string
  readonly source: string
  readonly order: string | null
  readonly line: string | null
  readonly product: string | null
  readonly customer: string | null
}

type Loose = Readonly<Record<string, unknown>>

function askOf({ variables }: Job): Ask | null {
  const about = contextOf(variables['case'])
  const source = textOf(about['source'])
  if (source === null) return null
  return {
    id: textOf(about['id']) ?? '',
    source,
    order: textOf(about['order']),
    line: textOf(contextOf(variables['request'])['line']),
    product: textOf(about['product']),
    customer: textOf(about['customer']),
  }
}

function contextOf(value: Job['variables'][string] | undefined): Loose {
  const json = feelToJson(value ?? null)
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Loose) : {}
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)

async function lookUp(tx: Transaction, asked: readonly Ask[], now: Instant) {
  const naming = asked.flatMap((ask) => (ask.order === null ? [] : [{ ...ask, order: ask.order, ask }]))
  const found = await orderStandings(tx, naming)
  const standings = new Map(naming.map(({ ask }, at) => [ask, found[at]]))
  const known = asked.flatMap((ask) => {
    const standing = standings.get(ask)
    const customer = ask.customer ?? standing?.customer ?? null
    return customer === null ? [] : [{ ask, customer, currency: standing?.order.currency ?? null }]
  })
  const counted = await countCases(
    tx,
    known.map(({ ask: { source, id }, customer, currency }) => ({ source, customer, caseId: id, currency })),
    addHours(now, -HISTORY_HOURS),
  )
  const histories = new Map(known.map(({ ask }, at) => [ask, counted[at]]))
  return asked.map((ask) => [ask, factsOf(ask, standings.get(ask), histories.get(ask))] as const)
}

const NOTHING: CustomerCases = { cases: 0, refused: 0, refundedMinor: null }

function factsOf(ask: Ask, standing: OrderStanding | undefined, customer: CustomerCases = NOTHING) {
  if (standing === undefined) return { found: false, order: null, line: null, lines: [], customer }
  const isNamed = ask.line !== null || ask.product !== null
  const isTheirs = ask.customer === null || ask.customer === standing.customer
  const found = isTheirs && (!isNamed || standing.line !== null)
  return { found, order: standing.order, line: standing.line, lines: standing.lines, customer }
}
