import type { CaseTypeDocument, PortalOffer, PortalOrder } from '@aftersale/contract'
import { type Instant, instantOf, instantToWallClock, isoOf } from '@aftersale/kernel'
import { type Around, holds, valueOf } from '../feel.ts'
import type { OwnLine, OwnOrder } from './own-order.store.ts'

/** A type of cases that consumers see. */
export interface SeenType {
  readonly key: string
  readonly document: CaseTypeDocument
  readonly portal: PortalOffer
}

/** The same where it is asked what is offered. */
export interface OfferedType extends SeenType {
  /** What the figures of rules that it names come to. */
  readonly figures: Readonly<Record<string, unknown>>
}

type Line = PortalOrder['lines'][number]
type Offer = PortalOrder['offers'][number]
type Question = Offer['questions'][number]

const DAY = 86_400_000

/** What FEEL of an offer reads of an order and one of its lines. */
export function offerVariables(
  { figures }: Pick<OfferedType, 'figures'>,
  order: OwnOrder,
  line: OwnLine | null,
  { now, zone }: Around,
): Record<string, unknown> {
  return {
    figures,
    order: { number: order.number, currency: order.currency, orderedAt: isoOf(order.orderedAt) },
    line: line && {
      reference: line.reference,
      quantity: line.quantity,
      freeUnits: line.freeUnits,
      paidMinor: line.paidMinor,
      deliveredAt: line.deliveredAt === null ? null : isoOf(line.deliveredAt),
      shipped: line.shipped,
      days: line.deliveredAt === null ? null : daysBetween(dayOf(line.deliveredAt, zone), dayOf(now, zone)),
    },
    product: line && { code: line.product, name: line.name['zh-CN'], category: line.category, fields: line.fields },
  }
}

/** Whether something may be asked for with a line, or with the order where there is none. */
export function isOffered(type: OfferedType, order: OwnOrder, line: OwnLine | null, around: Around): boolean {
  const { portal } = type
  if (!portal.mayOpen || (portal.about === 'line') !== (line !== null)) return false
  if (portal.units && (line?.freeUnits ?? 0) < 1) return false
  return holds(portal.when, offerVariables(type, order, line, around), around)
}

/** The questions of an offer in the words of consumers, with the options that fit. */
export function questionsOf(
  { document, portal }: OfferedType,
  variables: Readonly<Record<string, unknown>> | null,
  around: Around,
): Question[] {
  return portal.fields.flatMap((asked): Question[] => {
    const field = document.fields.find(({ name }) => name === asked.field)
    if (field === undefined) return []
    const { name, kind, required } = field
    const narrowed = asked.options?.filter(({ when }) => variables === null || holds(when, variables, around))
    return [
      {
        name,
        label: asked.label ?? field.label,
        hint: asked.hint ?? null,
        required,
        kind:
          narrowed === undefined || !('options' in kind)
            ? kind
            : {
                ...kind,
                options: narrowed.flatMap(({ value, label }) => {
                  const option = kind.options.find((one) => one.value === value)
                  return option === undefined ? [] : [{ value, label: label ?? option.label }]
                }),
              },
      },
    ]
  })
}

/** A type as consumers are offered it, with every option that there may be. */
export function offerOf(type: OfferedType, around: Around): Offer {
  const { offer, hint, about, units, photos, quote } = type.portal
  const questions = questionsOf(type, null, around)
  return { type: type.key, offer, hint: hint ?? null, about, units, photos, quotes: quote !== undefined, questions }
}

/** A line as its customer sees it: what can be done with it, and how long. */
export function lineOf(line: OwnLine, order: OwnOrder, types: readonly OfferedType[], around: Around): Line {
  const offered = types.filter((type) => isOffered(type, order, line, around))
  return {
    line: line.id,
    product: line.product,
    name: line.name,
    quantity: line.quantity,
    freeUnits: Math.max(0, line.freeUnits),
    paid: { minor: line.paidMinor, currency: order.currency },
    deliveredAt: line.deliveredAt,
    windows: types.flatMap((type) => windowOf(type, line, around)),
    offers: offered.map((type) => ({
      type: type.key,
      options: Object.fromEntries(
        questionsOf(type, offerVariables(type, order, line, around), around).flatMap(({ name, kind }) =>
          'options' in kind ? [[name, kind.options.map(({ value }) => value)] as const] : [],
        ),
      ),
    })),
  }
}

/** Days count from the one after the delivery, to the end of the last, where the business is. */
function windowOf({ portal, figures }: OfferedType, { deliveredAt }: OwnLine, around: Around): Line['windows'] {
  const { window, mayOpen } = portal
  if (window === undefined || !mayOpen || deliveredAt === null) return []
  const days = typeof window.days === 'number' ? window.days : valueOf(window.days, { figures }, around)
  // A figure that is no number of days says nothing that could be shown.
  if (typeof days !== 'number' || !Number.isFinite(days)) return []
  const { now, zone } = around
  const until = isoOf(instantOf(dayOf(deliveredAt, zone) + Math.floor(days) * DAY)).slice(0, 10)
  return [{ label: window.label, until, isOpen: daysBetween(dayOf(deliveredAt, zone), dayOf(now, zone)) <= days }]
}

/** The day that calendars of a zone show, as midnight of UTC. */
function dayOf(at: Instant, zone: string): number {
  const { year, month, day } = instantToWallClock(at, zone)
  return Date.UTC(year, month - 1, day)
}

const daysBetween = (from: number, to: number) => Math.round((to - from) / DAY)
