import type { Answer, Json, routes } from '@aftersale/contract'
import { type FeelContext, feelFromJson } from '@aftersale/feel'
import { accept, type Instant, isoOf, refuse } from '@aftersale/kernel'
import type { Engine } from '../../../engine/index.ts'
import type { Database } from '../../../platform/database.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { type CaseSight, readCase } from '../../cases/index.ts'
import { readTemplates } from './read-templates.ts'
import { renderMessage } from './render-message.ts'

interface Asked {
  readonly case: string
  readonly template: string
  readonly sight: CaseSight
  readonly now: Instant
}

/**
 * What a template says of a case, for somebody to go on writing: its placeholders see `case` and, in `request`, the fields that whoever
 * asks sees. What only the flow knows is left out.
 */
export async function draftReply(
  database: Database,
  engine: Engine,
  { case: name, template: key, sight, now }: Asked,
): Answer<typeof routes.draftReply> {
  const one = await readCase(database, engine, name, sight)
  if (one === null) return refuse({ code: 'cases.not-found' })
  const template = (await inTransaction(database, (tx) => readTemplates(tx, [key]))).get(key)
  if (template === undefined) return refuse({ code: 'conversations.template-unknown', template: key })
  const { id, number, type, source, channel, customer, orderNumber, product, title, priority, openedAt } = one
  const about = { id, number, type, source, channel, customer, order: orderNumber, product, title, priority }
  const variables: Json = { case: { ...about, openedAt: isoOf(openedAt) }, request: one.fields }
  const read = feelFromJson(variables) as FeelContext
  const text = renderMessage(template, read, { now, zone: engine.setup.zone })
  return text.ok ? accept({ text: text.value }) : text
}
