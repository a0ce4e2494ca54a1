import { readFieldCondition } from '@aftersale/commerce'
import type { Caller, KnownRefusal, QueryOf, routes } from '@aftersale/contract'
import { accept, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import { isInScope, readUnits, type SourceScope, scopeOfUnit } from '../../access/index.ts'
import type { CaseSight } from '../sight/case-sight.ts'
import { newestTypes } from '../types/case-type.store.ts'
import { definitionsOf } from '../types/field-definitions.ts'
import { foundByText } from './found-by-text.ts'

type Asked = QueryOf<typeof routes.countCases>

/** What a list of cases is narrowed to. */
export type CaseConditions = { readonly [K in keyof Asked]?: Asked[K] }

/** Who asks, and when: `me` and what is overdue depend on it. */
export interface Asking {
  readonly sight: CaseSight
  readonly now: Instant
  /** The shops whose customers are seen: of the others, no name is told and nothing is found by what is known of them. */
  readonly customers: SourceScope
  readonly who?: Caller['email'] | undefined
}

type Refused = KnownRefusal<'fields.condition-wrong' | 'fields.not-searchable'>

const EQUAL = [
  ['outcome', 'outcome'],
  ['reason', 'reason'],
  ['judgement', 'judgement'],
  ['source', 'source'],
  ['customer', 'customer'],
  ['product', 'product'],
  ['type', 'kind'],
  ['priority', 'priority'],
] as const

const SINCE = [
  ['openedFrom', 'opened_at', '>='],
  ['openedBefore', 'opened_at', '<'],
  ['closedFrom', 'closed_at', '>='],
  ['closedBefore', 'closed_at', '<'],
] as const

/** Of a text, so many cases are gathered before a page is read: those of a page are found sooner by asking case by case where there are more. */
const GATHERED = 5_000

/** What a list holds, as a condition on a case of `service_case`. */
export interface ListedIf {
  readonly holds: RawBuilder<boolean>
  /** Whether a text has to be looked for in each case: then few are looked at, and what is told is told of those. */
  readonly isOfEach: boolean
}

/** What must be true of a case of `service_case` for all conditions to hold. Whether it is seen is asked beside this. */
export async function caseConditions(
  database: Database,
  asked: CaseConditions,
  asking: Asking,
  gathered = GATHERED,
): Promise<Result<ListedIf, Refused>> {
  const parts: RawBuilder<unknown>[] = []
  const column = (name: string) => sql.ref(`service_case.${name}`)
  for (const [name, at] of EQUAL) {
    const value = asked[name]
    if (value !== undefined) parts.push(sql`${column(at)} = ${value}`)
  }
  for (const [name, at, operator] of SINCE) {
    const instant = asked[name]
    if (instant !== undefined) parts.push(sql`${column(at)} ${sql.raw(operator)} ${isoOf(instant)}::timestamptz`)
  }
  if (asked.state === 'open') parts.push(sql`service_case.status <> 'closed'`)
  else if (asked.state !== undefined) parts.push(sql`service_case.status = ${asked.state}`)
  if (asked.refunded !== undefined) parts.push(sql`service_case.outcome = 'refunded'`)
  if (asked.overdue !== undefined) {
    parts.push(sql`service_case.id in (select case_id from service_clock
      where standing = 'running' and due_at <= ${isoOf(asking.now)}::timestamptz)`)
  }
  if ([asked.score, asked.ratedFrom, asked.ratedBefore].some((given) => given !== undefined)) parts.push(isRated(asked))
  if (asked.order !== undefined) parts.push(isOfOrder(asked.order))
  parts.push(...taskConditions(asked, asking.who))
  if (asked.unit !== undefined) {
    const scope = scopeOfUnit(await readUnits(database), asked.unit)
    parts.push(scope === null ? sql`false` : isInScope(scope, column('source')))
  }
  const found = asked.q === undefined ? undefined : await foundByText(database, asked.q, asking.customers, gathered)
  if (found !== undefined) parts.push(found.holds)
  const byFields = await fieldConditions(database, asked, asking.sight)
  if (!byFields.ok) return byFields
  parts.push(...byFields.value)
  const holds = parts.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(parts, sql` and `)})`
  return accept({ holds, isOfEach: found?.isOfEach ?? false })
}

const isOfOrder = (number: string) => sql`service_case.id in (
  select id from service_case where order_number = ${number}
  union all select case_id from return_request where order_number = ${number} and case_id is not null)`

function isRated({ score, ratedFrom, ratedBefore }: CaseConditions): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = []
  if (score !== undefined) parts.push(sql`score = ${Number(score)}`)
  if (ratedFrom !== undefined) parts.push(sql`rated_at >= ${isoOf(ratedFrom)}::timestamptz`)
  if (ratedBefore !== undefined) parts.push(sql`rated_at < ${isoOf(ratedBefore)}::timestamptz`)
  return sql`service_case.id in (select case_id from case_rating where ${sql.join(parts, sql` and `)})`
}

function taskConditions({ group, assignee }: CaseConditions, who: string | undefined): RawBuilder<unknown>[] {
  const parts: RawBuilder<unknown>[] = []
  if (group !== undefined) parts.push(sql`candidate_groups @> ${[group]}::text[]`)
  if (assignee === 'none') parts.push(sql`assignee is null`)
  else if (assignee !== undefined) parts.push(sql`assignee = ${assignee === 'me' ? (who ?? '') : assignee}`)
  if (parts.length === 0) return []
  return [
    sql`service_case.instance_id in (select root_id from user_task where status = 'open' and ${sql.join(parts, sql` and `)})`,
  ]
}

/** A field that somebody does not see is none that they can look by. */
async function fieldConditions(
  database: Database,
  { type, field = [] }: CaseConditions,
  { fields }: CaseSight,
): Promise<Result<RawBuilder<unknown>[], Refused>> {
  if (field.length === 0) return accept([])
  const document = type === undefined ? undefined : (await newestTypes(database, [type])).get(type)?.document
  const hidden = fields.get(type ?? '')?.hidden
  const definitions = (document === undefined ? [] : definitionsOf(document))
    .filter(({ name }) => !hidden?.has(name))
    .map((definition) => ({ ...definition, searchable: true }))
  const parts: RawBuilder<unknown>[] = []
  for (const condition of field) {
    const read = readFieldCondition(definitions, condition)
    if (!read.ok) return refuse(read.refusal)
    const { name, type: kind, comparison, value } = read.value
    if (comparison === '=') {
      parts.push(
        sql`(service_case.fields <> '{}' and service_case.fields @> ${JSON.stringify({ [name]: value })}::jsonb)`,
      )
    } else if (kind === 'number') {
      parts.push(sql`(case jsonb_typeof(service_case.fields -> ${name}::text) when 'number'
        then (service_case.fields ->> ${name}::text)::numeric end) ${sql.raw(comparison)} ${String(value)}::numeric`)
    } else {
      parts.push(
        sql`((service_case.fields ->> ${name}::text) collate "C") ${sql.raw(comparison)} ${String(value)}::text`,
      )
    }
  }
  return accept(parts)
}
