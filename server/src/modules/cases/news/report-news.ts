import type { FieldValues } from '@aftersale/commerce'
import type { BodyOf, CaseTypeDocument, KnownRefusal, routes } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Actor, AwaitedMessage, Engine } from '../../../engine/index.ts'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import { runKeyed } from '../../../platform/keyed-commands.ts'
import { validateBy } from '../../fields/index.ts'
import { type ChangedCase, lockCases } from '../changes/case-change.store.ts'
import { casesNamed } from '../find-cases.store.ts'
import { inRounds } from '../in-rounds.ts'
import { requestVariables } from '../opening/variables.ts'
import type { CaseSight } from '../sight/case-sight.ts'
import { type Documents, documentsOf, versionName } from '../types/documents-of.ts'
import { definitionsOf } from '../types/field-definitions.ts'
import { awaitedNews, firstOf } from './awaited-news.ts'
import { insertNews } from './case-news.store.ts'

type NewsItem = BodyOf<typeof routes.reportCaseNews>['items'][number]

interface By {
  readonly actor: Actor
  /** Cases to which they may report. */
  readonly sight: CaseSight
  readonly now: Instant
}

interface Done {
  readonly id: string
  readonly number: string
}

type Refused = KnownRefusal<
  'cases.not-found' | 'cases.news-unknown' | 'cases.news-unawaited' | 'cases.news-wrong' | 'engine.instance-suspended'
>

/**
 * Reports to cases what their flows await, each once under its key, in the order given. What is said once is heard once: where
 * several steps of a case await the same, by the one that has awaited it longest.
 */
export function reportNews(tx: Transaction, engine: Engine, items: readonly NewsItem[], by: By) {
  return runKeyed(tx, items, { scope: 'cases.report-news', now: by.now, run: (fresh) => report(tx, engine, fresh, by) })
}

async function report(
  tx: Transaction,
  engine: Engine,
  items: readonly NewsItem[],
  { actor, sight, now }: By,
): Promise<Result<Done, Refused>[]> {
  const named = await casesNamed(
    tx,
    items.map((item) => item.case),
    sight,
  )
  const locked = await lockCases(tx, [...new Set([...named.values()].map(({ id }) => id))])
  const cases = new Map(locked.map((one) => [one.id, one]))
  const documents = await documentsOf(tx, locked)
  const results = new Map<NewsItem, Result<Done, Refused>>()
  const awaited: Awaited = new Map()
  for (const round of inRounds(items, (item) => named.get(item.case)?.id ?? '')) {
    const about = round.map((item) => ({ item, one: cases.get(named.get(item.case)?.id ?? '') }))
    await lookUp(tx, engine, awaited, about)
    const heard = await judge(tx, about, documents, awaited)
    const accepted = heard.flatMap(({ item, result }) => {
      if (!result.ok) results.set(item, result)
      return result.ok ? [{ item, ...result.value }] : []
    })
    const taken = await engine.operations.giveAwaited(tx, accepted, now)
    const lost = accepted.find((_, at) => !taken[at])
    if (lost !== undefined) throw new Error(`expected the locked case ${lost.one.id} to take what it awaits`)
    await insertNews(
      tx,
      accepted.map(({ item: { news }, one: { id: caseId }, to, fields }) => {
        return { id: newId(now), caseId, news, fields, element: to.event, toldAt: now, toldBy: actor.who }
      }),
    )
    for (const { item, one } of accepted) {
      results.set(item, accept({ id: one.id, number: one.number }))
      awaited.delete(one.instanceId)
    }
  }
  return items.map((item) => {
    const result = results.get(item)
    if (result === undefined) throw new Error(`expected ${item.key} to be decided`)
    return result
  })
}

interface Told {
  readonly one: ChangedCase
  readonly to: AwaitedMessage
  readonly fields: FieldValues
  readonly variables: Record<string, unknown>
}

interface About {
  readonly item: NewsItem
  readonly one: ChangedCase | undefined
}

type News = NonNullable<CaseTypeDocument['news']>[number]

/** What cases await, by their instances, as long as nothing was reported to them. */
type Awaited = Map<string, readonly AwaitedMessage[]>

async function lookUp(tx: Transaction, engine: Engine, awaited: Awaited, about: readonly About[]): Promise<void> {
  const roots = about.flatMap(({ one }) => (one === undefined || awaited.has(one.instanceId) ? [] : [one.instanceId]))
  const messages = Map.groupBy(await engine.operations.awaited(tx, roots), ({ rootId }) => rootId)
  for (const root of roots) awaited.set(root, messages.get(root) ?? [])
}

/** Which of these their cases await, and with what; at most one of each case. */
async function judge(tx: Transaction, about: readonly About[], documents: Documents, messages: Awaited) {
  const judged = about.map(({ item, one }) => {
    const document = one === undefined ? undefined : documents.get(versionName(one))
    return { item, one, result: awaitedBy(item, one, document, messages.get(one?.instanceId ?? '') ?? []) }
  })
  const filled = new Map<NewsItem, Result<FieldValues, Refused>>()
  const taking = judged.flatMap(({ item, result }) => (result.ok ? [{ item, news: result.value.news }] : []))
  for (const [news, group] of Map.groupBy(taking, (one) => one.news)) {
    const given = group.map(({ item }) => ({ given: item.fields }))
    for (const [at, one] of (await validateBy(tx, definitionsOf(news), given)).entries()) {
      const item = group[at]?.item
      if (item === undefined) continue
      filled.set(item, one.ok ? one : refuse({ code: 'cases.news-wrong', fields: one.refusal.fields }))
    }
  }
  return judged.map(({ item, one, result }): { item: NewsItem; result: Result<Told, Refused> } => {
    if (!result.ok) return { item, result }
    const fields = filled.get(item)
    if (fields === undefined || one === undefined) throw new Error(`expected the fields of ${item.key} to be checked`)
    if (!fields.ok) return { item, result: fields }
    const { to, news } = result.value
    return { item, result: accept({ one, to, fields: fields.value, variables: requestVariables(news, fields.value) }) }
  })
}

function awaitedBy(
  { news }: NewsItem,
  one: ChangedCase | undefined,
  document: CaseTypeDocument | undefined,
  messages: readonly AwaitedMessage[],
): Result<{ readonly to: AwaitedMessage; readonly news: News }, Refused> {
  if (one === undefined) return refuse({ code: 'cases.not-found' })
  const known = document?.news ?? []
  const found = known.find(({ name }) => name === news)
  if (document === undefined || found === undefined) {
    return refuse({ code: 'cases.news-unknown', news, known: known.map(({ name }) => name) })
  }
  const to = firstOf(messages, news)
  if (to === undefined) {
    const awaited = awaitedNews(document, messages).map((other) => other.news)
    return refuse({ code: 'cases.news-unawaited', news, awaited })
  }
  return to.isSuspended ? refuse({ code: 'engine.instance-suspended' }) : accept({ to, news: found })
}
