import type { Bilingual, CaseDetail, CaseSummary, TimelineEntry } from '@aftersale/contract'
import { isId } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Engine } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { personNames } from '../access/index.ts'
import { changesOf } from './changes/case-change.store.ts'
import { changeEntry, changesSeen } from './changes/change-words.ts'
import { fieldsSeen } from './field-rights/case-field-rights.ts'
import { withholdingsOf } from './field-rights/withholdings.ts'
import { awaitedNews } from './news/awaited-news.ts'
import { newsOf } from './news/case-news.store.ts'
import { newsEntry } from './news/news-words.ts'
import { ratingEntry } from './rating/rate-case.ts'
import { ratingOf } from './rating/rating.store.ts'
import { type CaseSight, isSeen, SEES_ALL } from './sight/case-sight.ts'
import { taskOf } from './task.ts'
import { entryWithout, personsIn, timelineOf } from './timeline.ts'
import { typeVersions } from './types/case-type.store.ts'

/**
 * A case by its id or its number, with all that happened in it and who has to act; null where there is none. Those not
 * seen are not there.
 */
export async function readCase(
  database: Database,
  engine: Engine,
  idOrNumber: string,
  sight: CaseSight = SEES_ALL,
): Promise<CaseDetail | null> {
  const row = await findCase(database, idOrNumber, sight)
  if (row === undefined) return null
  const [history, lines, changes, reported, messages, document, rating] = await Promise.all([
    engine.history(database, row.instance_id),
    readLines(database, row.request_id),
    changesOf(database, row.id),
    newsOf(database, row.id),
    engine.operations.awaited(database, [row.instance_id]),
    documentOf(database, row),
    ratingOf(database, row.id),
  ])
  const asked = { by: 'case', ids: [row.id] } as const
  const withheld = (await withholdingsOf(database, engine, sight, asked)).get(row.id) ?? null
  const told = [...changes.map(({ changedBy }) => changedBy), ...reported.map(({ toldBy }) => toldBy)]
  const persons = [...(history === null ? [] : personsIn(history)), ...told]
  const names = await personNames(database, [...persons, ...(row.opened_by === null ? [] : [row.opened_by])])
  const rights = sight.fields.get(row.kind)
  const changed = [
    ...changesSeen(changes, rights).map((one) => changeEntry(one, document, names)),
    ...(rating === undefined ? [] : [ratingEntry(rating)]),
  ]
  const happened = history === null ? [] : timelineOf(history, names, row.opened_by, withheld, document)
  const news = reported.map((one) => entryWithout(newsEntry(one, document, names), withheld))
  const fields = fieldsSeen(rights, row.fields as CaseDetail['fields'])
  // The record of the case outlives what happened in it, where that is kept for a time only.
  const of = { ...summaryOf(row), typeVersion: row.type_version, fields }
  if (history === null) {
    return { ...of, flow: null, lines, tasks: [], incidents: [], awaits: [], timeline: inOrder(news, changed) }
  }
  return {
    ...of,
    flow: { id: history.process.key, name: history.process.name, version: history.process.version },
    lines,
    tasks: history.tasks.map((task) => taskOf(task, summaryOf(row), withheld)),
    incidents: history.incidents.map(({ message, ...incident }) => {
      const stopped = history.entries.findLast(({ element, name }) => element === incident.element && name.en !== '')
      const name = stopped?.name ?? { en: incident.element, 'zh-CN': incident.element }
      return { ...incident, name, message: withheld === null ? message : withheld.words(message) }
    }),
    awaits: document === null ? [] : awaitedNews(document, messages),
    timeline: inOrder(happened.slice(0, 1), news, happened.slice(1), changed),
  }
}

/** All, each oldest first, as one; of one moment, what was reported goes before what came of it, and that before what was changed. */
const inOrder = (...parts: readonly (readonly TimelineEntry[])[]) => parts.flat().sort((a, b) => a.at - b.at)

async function documentOf(database: Database, row: { readonly kind: string; readonly type_version: number | null }) {
  if (row.type_version === null) return null
  const [type] = await typeVersions(database, [{ key: row.kind, version: row.type_version }])
  return type?.document ?? null
}

/** The record of a case by its id, or by its number in capitals or not. */
export function findCase(database: Database, idOrNumber: string, sight: CaseSight = SEES_ALL) {
  return selectCases(database, sight)
    .select(['service_case.instance_id', 'service_case.type_version', 'service_case.fields', 'service_case.opened_by'])
    .$if(isId(idOrNumber), (query) => query.where('service_case.id', '=', idOrNumber))
    .$if(!isId(idOrNumber), (query) => query.where('service_case.number', '=', idOrNumber.toUpperCase()))
    .executeTakeFirst()
}

/** What the request calls the product; of one that is on no record, else what the order calls it. */
const PRODUCT_NAME = sql<string | null>`coalesce(return_request.product_name, case when product.code is null then (
  select product_name from order_line where order_line.source = service_case.source
    and order_line.order_number = service_case.order_number and order_line.product = service_case.product limit 1) end)`

/** The columns of a case as lists show it; cases not seen are left out. */
export function selectCases(database: Database, sight: CaseSight = SEES_ALL) {
  return database
    .selectFrom('service_case')
    .leftJoin('return_request', 'return_request.id', 'service_case.request_id')
    .leftJoin('product', 'product.code', 'service_case.product')
    .select(['service_case.id', 'service_case.number', 'service_case.kind', 'service_case.status'])
    .select([
      'service_case.outcome',
      'service_case.judgement',
      'service_case.reason',
      'service_case.source',
      'service_case.request_id',
    ])
    .select(['service_case.customer', 'service_case.product', 'service_case.refund_minor', 'service_case.currency'])
    .select(['service_case.opened_at', 'service_case.closed_at'])
    .select(['service_case.title', 'service_case.priority', 'service_case.channel'])
    .select(['return_request.request_number', 'return_request.units'])
    .select((of) => of.fn.coalesce('service_case.order_number', 'return_request.order_number').as('order_number'))
    .select(['return_request.requested_at', 'return_request.cause'])
    .select(['product.name as product_words', PRODUCT_NAME.as('product_name')])
    .where(isSeen(sight))
}

type CaseRow = Awaited<ReturnType<ReturnType<typeof selectCases>['execute']>>[number]

export function summaryOf(row: CaseRow): CaseSummary {
  return {
    id: row.id,
    number: row.number,
    type: row.kind,
    title: row.title,
    priority: row.priority as CaseSummary['priority'],
    channel: row.channel,
    state: row.status as CaseSummary['state'],
    outcome: row.outcome,
    judgement: row.judgement,
    reason: row.reason,
    source: row.source,
    externalId: row.request_number,
    customer: row.customer,
    product: row.product,
    productName: row.product_name,
    productWords: row.product_words as Bilingual | null,
    quantity: row.units,
    cause: row.cause,
    orderNumber: row.order_number,
    refund:
      row.refund_minor === null || row.currency === null ? null : { minor: row.refund_minor, currency: row.currency },
    requestedAt: row.requested_at ?? row.opened_at,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
  }
}

async function readLines(database: Database, requestId: string | null): Promise<CaseDetail['lines']> {
  if (requestId === null) return []
  const rows = await database
    .selectFrom('goods_return')
    .innerJoin('return_line', 'return_line.return_id', 'goods_return.id')
    .innerJoin('order_line', 'order_line.id', 'return_line.order_line_id')
    .select(['order_line.id', 'order_line.order_number', 'order_line.product_name', 'order_line.ordered_at'])
    .select(['order_line.currency', 'return_line.units', 'return_line.value_minor', 'return_line.released_at'])
    .where('goods_return.request_id', '=', requestId)
    .orderBy('order_line.ordered_at', 'desc')
    .orderBy('order_line.id')
    .execute()
  return rows.map((row) => ({
    orderLineId: row.id,
    orderNumber: row.order_number,
    productName: row.product_name,
    orderedAt: row.ordered_at,
    units: row.units,
    refund: { minor: row.value_minor, currency: row.currency },
    releasedAt: row.released_at,
  }))
}
