import type { FieldValues } from '@aftersale/commerce'
import type { CasePriority, CaseTypeDocument } from '@aftersale/contract'
import { type Instant, isoOf } from '@aftersale/kernel'
import type { Opening } from './judge-openings.ts'

interface Begun extends Opening {
  readonly id: string
  /** Null where it has none yet. */
  readonly number: string | null
  readonly priority: CasePriority | null
  readonly now: Instant
}

/** The variable `case` of a flow: texts, or null where something is not known. */
export function caseVariables({ item, type, order, id, number, priority, now }: Begun): Record<string, string | null> {
  return {
    id,
    number,
    type: type.key,
    source: item.source,
    channel: item.channel ?? null,
    customer: item.customer ?? order?.customer ?? null,
    order: item.order ?? null,
    product: item.product ?? null,
    title: item.title ?? null,
    openedAt: isoOf(now),
    priority,
  }
}

/** The variable `request` of a flow: every field of the type, null where it is not filled in; of news, their variables. */
export function requestVariables(
  { fields }: Pick<CaseTypeDocument, 'fields'>,
  values: FieldValues,
): Record<string, unknown> {
  return Object.fromEntries(
    fields.map(({ name }) => [name, Object.hasOwn(values, name) ? (values[name] ?? null) : null]),
  )
}
