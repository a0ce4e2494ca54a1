import type { BodyOf, Json, KnownRefusal, routes } from '@aftersale/contract'
import { accept, addHours, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { Engine } from '../../../engine/index.ts'
import type { Transaction } from '../../../platform/database.ts'
import { runKeyed } from '../../../platform/keyed-commands.ts'
import { findUploads, placeAttachments } from '../../attachments/index.ts'
import { CUSTOMER, openNewCases } from '../../cases/index.ts'
import { type Around, valueOf } from '../feel.ts'
import { isOffered, type OfferedType, offerVariables, questionsOf } from '../orders/offers.ts'
import type { OwnLine, OwnOrder } from '../orders/own-order.store.ts'
import { uploaderOf } from '../uploader.ts'
import { filedSince } from './own-cases.store.ts'

type Body = BodyOf<typeof routes.openPortalCase>
type Refused = KnownRefusal<(typeof routes.openPortalCase)['refusals'][number]>

/** What cases say they came by. */
const CHANNEL = '自助门户'
/** Nobody has so many reasons in a day. */
const MOST_A_DAY = 20

/** The actor that flows and records know a consumer by: nobody who works here. */
export const customerActor = { who: CUSTOMER, groups: [], isAdministrator: false } as const

interface Asked {
  readonly order: OwnOrder
  readonly line: OwnLine | null
  readonly type: OfferedType | undefined
  readonly around: Around
}

/**
 * Files what a customer asks for, once under its key: as far as it is offered, with the fields that are asked and those that
 * the offer sets. Its flow runs as far as it goes, so what rules can judge is judged when this answers.
 */
export async function openPortalCase(
  tx: Transaction,
  engine: Engine,
  body: Body,
  asked: Asked,
): Promise<Result<{ readonly id: string }, Refused>> {
  const { order } = asked
  const item = { ...body, key: `${order.id} ${body.key}` }
  const [done] = await runKeyed(tx, [item], {
    scope: 'portal.open',
    now: asked.around.now,
    run: async () => [await file(tx, engine, item, asked)],
  })
  if (done === undefined) throw new Error(`expected a result under ${item.key}`)
  return done.ok ? accept(done.value.answer) : done
}

async function file(
  tx: Transaction,
  engine: Engine,
  body: Body,
  { order, line, type, around }: Asked,
): Promise<Result<{ readonly id: string }, Refused>> {
  const { now } = around
  if (type === undefined || !isOffered(type, order, line, around)) return refuse({ code: 'portal.not-offered' })
  const units = type.portal.units ? (body.units ?? 1) : undefined
  if (units !== undefined && units > (line?.freeUnits ?? 0)) return refuse({ code: 'portal.not-offered' })
  if (type.portal.photos === 'needed' && body.photos.length === 0) return refuse({ code: 'portal.photo-needed' })
  if ((await filedSince(tx, order, dayBefore(now))) >= MOST_A_DAY) return refuse({ code: 'portal.too-many-cases' })
  const fields = fieldsOf(type, body, { order, line, units, around })
  if (!fields.ok) return fields
  const uploader = uploaderOf(order.id)
  const photos = await findUploads(tx, body.photos, uploader)
  if (!photos.ok) return photos
  const opening = {
    key: `portal ${body.key}`,
    type: type.key,
    source: order.source,
    channel: CHANNEL,
    customer: order.customer,
    order: order.number,
    ...(line !== null && { product: line.product }),
    fields: fields.value,
  }
  const [opened] = await openNewCases(tx, engine, [opening], { actor: customerActor, now, isCustomer: true })
  if (opened === undefined) throw new Error(`expected a case under ${opening.key}`)
  if (!opened.ok) return refuse(opened.refusal as Refused)
  const { id } = opened.value
  await placeAttachments(tx, [{ caseId: id, entryId: null, isInternal: false, attachments: photos.value }], {
    by: uploader,
    now,
  })
  return accept({ id })
}

export const dayBefore = (now: Instant): string => isoOf(addHours(now, -24))

type Fields = Result<Record<string, Json>, KnownRefusal<'cases.fields-wrong'>>

/** The fields of the case: what was asked and answered, which line and how many, and what the offer sets by itself. */
function fieldsOf(
  type: OfferedType,
  { fields: given, photos }: Pick<Body, 'fields' | 'photos'>,
  about: {
    readonly order: OwnOrder
    readonly line: OwnLine | null
    readonly units: number | undefined
    readonly around: Around
  },
): Fields {
  const { order, line, units, around } = about
  const variables = offerVariables(type, order, line, around)
  const questions = new Map(questionsOf(type, variables, around).map((question) => [question.name, question]))
  const problems = Object.entries(given).flatMap(([name, value]) => {
    const kind = questions.get(name)?.kind
    if (kind === undefined) return [{ path: `fields.${name}`, ...NOT_ASKED }]
    const isUnfit =
      'options' in kind && chosen(value).some((one) => !kind.options.some((option) => option.value === one))
    return isUnfit ? [{ path: `fields.${name}`, ...UNFIT }] : []
  })
  if (problems.length > 0) return refuse({ code: 'cases.fields-wrong', fields: problems })
  const known = new Set(type.document.fields.map(({ name }) => name))
  const own = { line: line?.id ?? null, units: units ?? null }
  const placed = Object.entries(own).filter(
    ([name, value]) => value !== null && known.has(name) && !questions.has(name),
  )
  const request = { ...Object.fromEntries(placed), ...given }
  const all = { ...variables, request, photos: photos.length }
  const set = Object.entries(type.portal.set).map(([name, source]) => [name, valueOf(source, all, around)] as const)
  return accept({ ...request, ...Object.fromEntries(set.filter(([, value]) => value !== null)) } as Record<
    string,
    Json
  >)
}

const NOT_ASKED = { en: 'is not asked here', 'zh-CN': '不是此处可填写的内容' }
const UNFIT = { en: 'does not fit this product', 'zh-CN': '不适用于该商品' }

const chosen = (value: unknown): unknown[] => (value === null ? [] : Array.isArray(value) ? value : [value])
