import type { FieldValues } from '@aftersale/commerce'
import type { BodyOf, CaseTypeDocument, FieldProblem, KnownRefusal, routes } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Actor, Engine } from '../../../engine/index.ts'
import type { Transaction } from '../../../platform/database.ts'
import { validateBy } from '../../fields/index.ts'
import { type OrderHead, orderHeads } from '../../orders/index.ts'
import { fieldRights, notTheirs } from '../field-rights/case-field-rights.ts'
import { type CaseType, newestTypes } from '../types/case-type.store.ts'
import { definitionsOf } from '../types/field-definitions.ts'
import { isAmong } from '../types/is-among.ts'

export type CaseItem = BodyOf<typeof routes.openCases>['items'][number]

/** A case that may open. */
export interface Opening {
  readonly item: CaseItem
  readonly type: CaseType
  /** The order that it names, where that is known. */
  readonly order: OrderHead | null
  readonly fields: FieldValues
}

export type OpeningRefusal = KnownRefusal<
  | 'cases.type-unknown'
  | 'cases.not-allowed'
  | 'cases.flow-not-startable'
  | 'cases.subject-missing'
  | 'cases.order-unknown'
  | 'cases.fields-wrong'
  | 'cases.fields-not-yours'
>

export interface Opener {
  readonly actor: Actor
  readonly now: Instant
  /** Whether the fields were taken from another case, not written by the opener: what they may write is no matter then. */
  readonly copiesFields?: boolean
  /** Whether the customer opens it: the type’s offer to consumers says what they may, not the groups of the staff. */
  readonly isCustomer?: boolean
}

/** Which of these cases may open, by the newest versions of their types; each by itself. */
export async function judgeOpenings(
  tx: Transaction,
  engine: Engine,
  items: readonly CaseItem[],
  { actor, now, copiesFields = false, isCustomer = false }: Opener,
): Promise<Result<Opening, OpeningRefusal>[]> {
  const types = await newestTypes(
    tx,
    items.map(({ type }) => type),
  )
  const processes = [...types.values()].map(({ document }) => document.process)
  const startable = await engine.startableProcesses(tx, processes, now)
  const rights = fieldRights(
    [...types.values()].map(({ document }) => document),
    actor,
  )
  const orders = await ordersOf(tx, items)
  const fields = await fieldsOf(tx, items, types)
  return items.map((item, at) => {
    const type = types.get(item.type)
    if (type === undefined) return refuse({ code: 'cases.type-unknown', type: item.type })
    const { permissions, subject, process } = type.document
    if (!isCustomer && !isAmong(actor, permissions.open)) return refuse({ code: 'cases.not-allowed', type: item.type })
    if (!startable.has(process)) return refuse({ code: 'cases.flow-not-startable', process })
    const written = Object.entries(item.fields).filter(([, value]) => value !== null)
    const others = notTheirs(
      rights.get(item.type),
      written.map(([name]) => name),
    )
    if (others.length > 0 && !copiesFields && !isCustomer)
      return refuse({ code: 'cases.fields-not-yours', names: others })
    const missing = subject.filter((one) => item[one] === undefined)
    if (missing.length > 0) return refuse({ code: 'cases.subject-missing', missing })
    const order = orders[at] ?? null
    if (order === null && item.order !== undefined && subject.includes('order')) {
      return refuse({ code: 'cases.order-unknown', order: item.order, source: item.source })
    }
    const values = fields.get(item)
    if (values === undefined) throw new Error(`expected the fields of ${item.key} to be checked`)
    return values.ok ? accept({ item, type, order, fields: values.value }) : values
  })
}

async function ordersOf(tx: Transaction, items: readonly CaseItem[]): Promise<(OrderHead | undefined)[]> {
  const named = items.filter(({ order }) => order !== undefined)
  const found = await orderHeads(
    tx,
    named.map(({ source, order = '' }) => ({ source, number: order })),
  )
  const byItem = new Map(named.map((item, at) => [item, found[at]]))
  return items.map((item) => byItem.get(item))
}

type Fields = Result<FieldValues, KnownRefusal<'cases.fields-wrong'>>

async function fieldsOf(
  tx: Transaction,
  items: readonly CaseItem[],
  types: ReadonlyMap<string, CaseType>,
): Promise<ReadonlyMap<CaseItem, Fields>> {
  const checked = new Map<CaseItem, Fields>()
  for (const [key, group] of Map.groupBy(items, ({ type }) => type)) {
    const document = types.get(key)?.document
    if (document === undefined) continue
    const results = await validateCaseFields(
      tx,
      document,
      group.map((item) => ({ given: item.fields })),
    )
    for (const [at, item] of group.entries()) {
      const result = results[at]
      if (result !== undefined) checked.set(item, result)
    }
  }
  return checked
}

/** The fields of many cases of one version of a type. */
export async function validateCaseFields(
  tx: Transaction,
  document: Pick<CaseTypeDocument, 'fields'>,
  many: Parameters<typeof validateBy>[2],
): Promise<Fields[]> {
  const results = await validateBy(tx, definitionsOf(document), many)
  return results.map((one) => {
    const problems = one.ok ? sizeProblems(one.value) : one.refusal.fields
    return one.ok && problems.length === 0 ? one : refuse({ code: 'cases.fields-wrong', fields: problems })
  })
}

/** Each field may be of a length that all together may not: flows take no more than this from a command either. */
const MOST_BYTES = 4 * 1024 * 1024

function sizeProblems(fields: FieldValues): FieldProblem[] {
  const bytes = Buffer.byteLength(JSON.stringify(fields))
  if (bytes <= MOST_BYTES) return []
  const en = `are together ${bytes} bytes; a case takes ${MOST_BYTES}`
  return [{ path: 'fields', en, 'zh-CN': `合计 ${bytes} 字节，工单最多接受 ${MOST_BYTES} 字节` }]
}
