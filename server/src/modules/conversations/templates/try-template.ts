import type { Answer, Call, routes } from '@aftersale/contract'
import { type FeelContext, feelFromJson, type Json } from '@aftersale/feel'
import { accept, refuse } from '@aftersale/kernel'
import type { Engine } from '../../../engine/index.ts'
import type { Database } from '../../../platform/database.ts'
import { type CaseSight, casesNamed, readCase, withholdingsOf } from '../../cases/index.ts'
import { readMessageTemplate } from './message-template.ts'
import { renderMessage } from './render-message.ts'

/** What a draft would say in a case as it stands now, as far as whoever asks sees it. Nothing is said. */
export async function tryTemplate(
  database: Database,
  engine: Engine,
  { body, now }: Pick<Call<typeof routes.tryMessageTemplate>, 'body' | 'now'>,
  sight: CaseSight,
): Answer<typeof routes.tryMessageTemplate> {
  const template = readMessageTemplate(`${body.template.key}.message.json`, body.template)
  if (!template.ok) return template
  const name = body.case.trim()
  const named = (await casesNamed(database, [name], sight)).get(name)
  const found = named === undefined ? null : await readCase(database, engine, named.id, sight)
  if (named === undefined || found === null) return refuse({ code: 'cases.not-found' })
  const instance = await engine.operations.instance(database, named.instanceId)
  const asked = { by: 'case', ids: [named.id] } as const
  const withheld = (await withholdingsOf(database, engine, sight, asked)).get(named.id)
  const flow = instance?.variables ?? {}
  const { id, number, type, title, priority, channel, source, customer, orderNumber, product } = found
  const own = { id, number, type, title, priority, channel, source, customer, order: orderNumber, product }
  const seen = { case: own, request: found.fields, ...(withheld?.json(flow) ?? flow) }
  const variables = feelFromJson(seen as unknown as Json) as FeelContext
  const message = renderMessage(template.value, variables, { now, zone: engine.setup.zone })
  return message.ok ? accept({ text: message.value }) : message
}
