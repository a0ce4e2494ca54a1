import type { Bilingual, PortalCase } from '@aftersale/contract'
import type { Course, Engine } from '../../../engine/index.ts'
import type { Database } from '../../../platform/database.ts'
import { type CasePhoto, photosOfCase } from '../../attachments/index.ts'
import { awaitedNews, mayRate, typeVersions } from '../../cases/index.ts'
import { issuedFigures, quoteRefunds } from '../../refunds/index.ts'
import { type Around, holds, valueOf } from '../feel.ts'
import { seenTypes } from '../orders/offered-types.ts'
import type { SeenType } from '../orders/offers.ts'
import type { OwnOrder } from '../orders/own-order.store.ts'
import { uploaderOf } from '../uploader.ts'
import { answersOf } from './answers.ts'
import { moneyOf, quotationOf } from './money.ts'
import { type OwnCase, ownCases, publicEntries } from './own-cases.store.ts'
import { broughtId, returnIdIn } from './return-id.ts'
import { sendBackOf } from './send-back.view.ts'
import { standingOf, stepsOf } from './steps.ts'
import { filledText } from './why.ts'

export interface Surroundings extends Around {
  readonly database: Database
  readonly engine: Engine
  /** Where goods are sent back to. */
  readonly returnAddress: string | null
}

type Variables = Course['variables']

/** A case of an order that consumers see, with its type and what its flow has come to. */
export interface SeenCase {
  readonly own: OwnCase
  readonly type: SeenType
  readonly course: Course | null
}

/** The cases of an order, the newest first; or the one of them that is named. */
export async function seenCases(
  { database, engine }: Pick<Surroundings, 'database' | 'engine'>,
  order: OwnOrder,
  idOrNumber: string | null = null,
): Promise<SeenCase[]> {
  const types = new Map((await seenTypes(database)).map((type) => [type.key, type]))
  const found = await ownCases(database, order, [...types.keys()], idOrNumber)
  const wanted = new Map(
    found.map(({ kind, typeVersion }) => [`${kind} ${typeVersion}`, { key: kind, version: typeVersion }]),
  )
  const versions = new Map(
    (await typeVersions(database, [...wanted.values()])).map((one) => [`${one.key} ${one.version}`, one.document]),
  )
  const courses = await engine.courses(
    database,
    found.map(({ instanceId }) => instanceId),
  )
  return found.flatMap((own) => {
    const newest = types.get(own.kind)
    const document = versions.get(`${own.kind} ${own.typeVersion}`)
    if (newest === undefined || document === undefined) return []
    // A version from before there was an offer is shown as the newest says.
    const type = { ...newest, document, portal: document.portal ?? newest.portal }
    return [{ own, type, course: courses.get(own.instanceId) ?? null }]
  })
}

/** A case as the list of its order shows it. */
export function headOf({ own, type: { portal }, course }: SeenCase, names: ReadonlyMap<string, Bilingual>) {
  const { id, number, state, openedAt, closedAt } = own
  const steps = stepsOf(portal.steps, course?.passed ?? [], { openedAt, isClosed: state === 'closed' })
  const outcome = state === 'closed' ? (portal.outcomes[own.outcome ?? ''] ?? ENDED) : null
  const lineId = typeof own.fields['line'] === 'string' ? own.fields['line'] : ''
  const named = names.get(lineId) ?? names.get(own.product ?? '')
  const head = { id, number, offer: portal.offer, product: named?.['zh-CN'] ?? null, state, openedAt }
  return { head: { ...head, standing: standingOf(steps, outcome) }, steps, outcome, closedAt }
}

const ENDED = { en: 'Closed', 'zh-CN': '已完结' }

/** Names of what was bought, by the line’s id and by the product’s code. */
export const namesIn = ({ lines }: OwnOrder): ReadonlyMap<string, Bilingual> =>
  new Map(lines.flatMap(({ id, product, name }) => [[product, name] as const, [id, name] as const]))

/** A case with everything that its customer may know of it. */
export async function portalCaseOf(around: Surroundings, order: OwnOrder, seen: SeenCase): Promise<PortalCase> {
  const { database, engine, now } = around
  const { own, type, course } = seen
  const { portal, document } = type
  const names = namesIn(order)
  const { head, steps, outcome, closedAt } = headOf(seen, names)
  const variables = course?.variables ?? {}
  const [said, photos, messages, quotation, sendBack] = await Promise.all([
    publicEntries(database, own.id),
    photosOfCase(database, own.id, uploaderOf(order.id)),
    engine.operations.awaited(database, [own.instanceId]),
    quotedOf(around, seen, variables, names),
    sendBackOf(around, seen),
  ])
  const stated = portal.amount === undefined ? null : moneyOf(valueOf(portal.amount.value, variables, around))
  const label = portal.amount?.label ?? REFUND
  const amount = stated ?? (outcome === null || own.outcome === 'refunded' ? (quotation?.amount ?? null) : null)
  return {
    ...head,
    units: typeof own.fields['units'] === 'number' ? own.fields['units'] : null,
    closedAt,
    steps,
    outcome,
    amount: amount && { label, amount },
    quotation: amount === null ? null : quotation,
    why: filledText(portal.why, variables, around),
    answers: answersOf(document, portal, own.fields),
    photos: photos.filter(({ entry }) => entry === null).map(photoOf),
    sendBack,
    awaits: awaitedNews(document, messages).flatMap(({ news, fields }) => {
      const offered = portal.news.find(({ name }) => name === news)
      // What is on its way to us is not called back.
      if (offered === undefined || (offered.withdraws && (sendBack?.parcels.length ?? 0) > 0)) return []
      const asked = fields.map(({ name, label: question, kind, required }) => ({
        name,
        label: question,
        kind,
        required,
      }))
      return [{ news, label: offered.label, withdraws: offered.withdraws, fields: asked }]
    }),
    entries: said.map((one) => entryOf(one, photos)),
    rating: {
      mayRate: mayRate(closedAt, own.rating, now).ok,
      score: own.rating?.score ?? null,
      comment: own.rating?.comment ?? null,
    },
  }
}

const REFUND = { en: 'Refund', 'zh-CN': '退款金额' }

const photoOf = ({ id, name, thumbnail }: CasePhoto) => ({ id, name, hasThumbnail: thumbnail === 'ready' })

const entryOf = (
  { id, isCustomers, text, texts, at }: Awaited<ReturnType<typeof publicEntries>>[number],
  photos: readonly CasePhoto[],
): PortalCase['entries'][number] => ({
  id,
  from: isCustomers ? 'customer' : 'company',
  text: texts ?? { en: text ?? '', 'zh-CN': text ?? '' },
  at,
  photos: photos.filter(({ entry }) => entry === id).map(photoOf),
})

/** The refund that was issued, else what would go back for the return that is open. */
async function quotedOf(
  around: Surroundings,
  { own, type: { portal } }: SeenCase,
  variables: Variables,
  names: ReadonlyMap<string, Bilingual>,
): Promise<PortalCase['quotation']> {
  const { database } = around
  const issued = broughtId(variables, 'issuedRefund')
  if (issued !== null) {
    const refund = await issuedFigures(database, issued)
    return refund === null ? null : quotationOf(refund, names)
  }
  const wanted = returnIdIn(variables)
  if (wanted === null || own.state === 'closed' || portal.quote === undefined) return null
  const refundShipping =
    portal.quote?.refundShipping !== undefined && holds(portal.quote.refundShipping, variables, around)
  const terms = { return: wanted, beforeReceipt: true, outside: false, refundShipping }
  const [quote] = await quoteRefunds(database, [terms])
  if (quote === undefined || !quote.ok) return null
  return quotationOf(quote.value, names)
}
