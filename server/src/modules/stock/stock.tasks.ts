import { type KnownRefusal, readFields, routes } from '@aftersale/contract'
import { feelToJson } from '@aftersale/feel'
import { accept, type Result } from '@aftersale/kernel'
import type { Job, JobAnswer, JobHandler, JobHandlers } from '../../engine/index.ts'
import { failureOf } from '../commands/index.ts'
import { changeStock, type StockChange, type StockGroup } from './change-stock.ts'
import type { StockRequest } from './stock-request.ts'
import { takeBackTask } from './take-back.tasks.ts'

/** Who changed stock where a flow did. */
const BY = 'aftersale'

/**
 * Work that flows ask of stock. Each reads its job's variable `stock`: `items`, a list with what the route of the same name
 * takes for one item, or that one item itself. Members that stand beside `items` count for each of them; `reference` is
 * the business key where nothing is said. The items of a job are done together or not at all, once, however often the step
 * is run.
 *
 * `stock.reserve` brings `reserved`, true with `reservations` (their ids), or false with `shortage` where there are too few
 * units. `stock.release` brings `releasedUnits`, `stock.issue` `issuedUnits` and `issuedLots`, `stock.receive`
 * `receivedUnits` and `receivedLots`; `stock.take-back` reads what a return restocked. What else stock refuses is an error that the flow may catch, else for a person to repair.
 */
export function stockTasks(zone: string): JobHandlers {
  return {
    'stock.reserve': taskOf(zone, 'reserve', reservedOf, (refusal) => {
      if (refusal.code !== 'stock.too-few-units') return undefined
      const { code: _code, ...shortage } = refusal
      return { reserved: false, reservations: [], shortage }
    }),
    'stock.release': taskOf(zone, 'release', ({ lots }) => ({
      releasedUnits: lots.reduce((sum, { held }) => sum - held, 0),
    })),
    'stock.issue': taskOf(zone, 'issue', (change) => ({
      issuedUnits: 0 - movedUnits(change),
      issuedLots: movedLots(change, -1),
    })),
    'stock.receive': taskOf(zone, 'receive', (change) => ({
      receivedUnits: movedUnits(change),
      receivedLots: movedLots(change, 1),
    })),
    'stock.take-back': takeBackTask(zone),
  }
}

type Variables = Readonly<Record<string, unknown>>

const BODIES = {
  reserve: routes.reserveStock.body,
  release: routes.releaseStock.body,
  issue: routes.issueStock.body,
  receive: routes.receiveStock.body,
}
type Kind = keyof typeof BODIES

function taskOf(
  zone: string,
  kind: Kind,
  answerOf: (change: StockChange) => Variables,
  otherwise: (refusal: KnownRefusal) => Variables | undefined = () => undefined,
): JobHandler {
  return async (tx, jobs, now) => {
    const read = jobs.map((job) => groupOf(job, kind))
    const groups = read.flatMap((one) => (one.ok ? [one.value] : []))
    const results = await changeStock(tx, `stock.${kind}`, groups, { now, by: BY, zone })
    const byKey = new Map(groups.map(({ key }, at) => [key, results[at]]))
    return read.map((group): JobAnswer => {
      if (!group.ok) return failureOf(group.refusal)
      const result = byKey.get(group.value.key)
      if (result === undefined) throw new Error(`expected a result under ${group.value.key}, got none`)
      if (result.ok) return { variables: answerOf(result.value.answer) }
      const refusal = result.refusal
      const variables = otherwise(refusal)
      return variables === undefined ? { ...failureOf(refusal), isRefused: true } : { variables }
    })
  }
}

/** The items of a job, as the route reads them. */
function groupOf(job: Job, kind: Kind): Result<StockGroup, KnownRefusal> {
  const given = feelToJson(job.variables['stock'] ?? null)
  const { items = [{}], ...shared } = isObject(given) ? given : {}
  const asked = (Array.isArray(items) ? items : [items]).map((item, at) => {
    const one: Variables = { ...shared, ...(isObject(item) ? item : { item }), key: `${at}` }
    const isNamed = 'reference' in one || 'reservation' in one || job.businessKey === ''
    return isNamed ? one : { ...one, reference: job.businessKey }
  })
  const read = readFields(BODIES[kind], { items: asked })
  if (!read.ok) return read
  const requests = read.value.items.map(({ key: _key, ...item }) => ({ kind, asked: item }) as StockRequest)
  return accept({ key: job.effectKey, requests })
}

const isObject = (value: unknown): value is Variables =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const reservedOf = ({ reservations }: StockChange): Variables => ({
  reserved: true,
  reservations: reservations.map(({ id }) => id),
  shortage: null,
})

const movedUnits = ({ lots }: StockChange) => lots.reduce((sum, { moved }) => sum + moved, 0)

/** Lots that units came to (`sign` 1) or left (−1), with how many. */
const movedLots = ({ lots }: StockChange, sign: 1 | -1) =>
  lots.flatMap(({ warehouse, product, lot, expiresOn, moved }) =>
    moved === 0 ? [] : [{ warehouse, product, lot, expiresOn, units: moved * sign }],
  )
