import {
  type Answer,
  type Caller,
  handle,
  outcomesOf,
  type Permission,
  type RouteHandler,
  routes,
} from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { actorOf } from '../access/index.ts'
import { caseSight } from '../cases/index.ts'
import { listEntries } from './entries/entries.view.ts'
import { maySeeNotes } from './entries/may-see-notes.ts'
import { writeEntries } from './entries/write-entries.ts'
import { changeLinks } from './links/change-links.ts'
import { listDuplicates } from './links/duplicates.view.ts'
import { listLinks } from './links/links.view.ts'
import { mergeCase } from './links/merge-case.ts'
import { splitCase } from './links/split-case.ts'
import { deployTemplates } from './templates/deploy-templates.ts'
import { draftReply } from './templates/draft-reply.view.ts'
import { getTemplate, listTemplates, listTemplateVersions } from './templates/templates.view.ts'
import { tryTemplate } from './templates/try-template.ts'
import { changeWatchers } from './watching/change-watchers.ts'
import { listWatchedCases, listWatchers } from './watching/watchers.view.ts'

interface Options {
  readonly database: Database
  readonly engine: Engine
}

/** What is said in cases, who follows it, what cases have to do with each other, and the words of messages. */
export function conversationRoutes({ database, engine }: Options): RouteHandler[] {
  const sightOf = (caller: Caller, permission?: Permission) => caseSight(database, caller, permission)
  const writerOf = async (caller: Caller) => ({
    caller,
    sight: await sightOf(caller, 'cases.reply'),
    answers: caller.permissions.includes('cases.answer') ? await sightOf(caller, 'cases.answer') : null,
  })
  return [
    handle(routes.listEntries, async ({ params, query, caller }) => {
      const sight = await sightOf(caller)
      return listEntries(database, { ...query, case: params.id, notes: maySeeNotes(caller), sight })
    }),
    handle(routes.writeEntry, async ({ params, body, caller, now }): Answer<typeof routes.writeEntry> => {
      const item = { ...body, case: params.id }
      const writer = await writerOf(caller)
      const [result] = await inTransaction(database, (tx) => writeEntries(tx, [item], { engine, ...writer, now }))
      if (result === undefined) throw new Error(`expected a result under ${body.key}`)
      return result.ok ? accept(result.value.answer) : result
    }),
    handle(routes.writeEntries, async ({ body: { items }, caller, now, requestHeaders }) => {
      const writer = await writerOf(caller)
      const results = await inTransaction(database, (tx) => writeEntries(tx, items, { engine, ...writer, now }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.draftReply, async ({ params: { id, template }, caller, now }) =>
      draftReply(database, engine, { case: id, template, sight: await sightOf(caller, 'cases.answer'), now }),
    ),
    handle(routes.listWatchers, async ({ params, caller }) => listWatchers(database, params.id, await sightOf(caller))),
    handle(routes.changeWatchers, async ({ params, body, caller, now }) => {
      const change = { ...body, case: params.id, sight: await sightOf(caller, 'cases.link'), by: caller.email, now }
      return inTransaction(database, (tx) => changeWatchers(tx, change))
    }),
    handle(routes.listWatchedCases, async ({ query, caller }) =>
      listWatchedCases(database, caller, await sightOf(caller), query),
    ),
    handle(routes.listLinks, async ({ params, caller }) => listLinks(database, params.id, await sightOf(caller))),
    handle(routes.changeLinks, async ({ params, body, caller, now }) => {
      const change = { ...body, of: params.id, sight: await sightOf(caller, 'cases.link'), by: caller.email, now }
      return inTransaction(database, (tx) => changeLinks(tx, change))
    }),
    handle(routes.mergeCase, async ({ params, body, caller, now }) => {
      const sight = await sightOf(caller, 'cases.link')
      const by = { person: caller.email, name: caller.name }
      return inTransaction(database, (tx) => mergeCase(tx, engine, { ...body, case: params.id, sight, by, now }))
    }),
    handle(routes.splitCase, async ({ params, body, caller, now }): Answer<typeof routes.splitCase> => {
      const sight = await sightOf(caller, 'cases.link')
      return inTransaction(database, async (tx) => {
        const split = { ...body, case: params.id, sight, caller, actor: await actorOf(tx, caller), now }
        return splitCase(tx, engine, split)
      })
    }),
    handle(routes.listDuplicates, async ({ params, caller }) =>
      listDuplicates(database, params.id, await sightOf(caller)),
    ),
    handle(routes.listMessageTemplates, () => listTemplates(database)),
    handle(routes.getMessageTemplate, ({ params, query }) => getTemplate(database, params.key, query.version)),
    handle(routes.listMessageTemplateVersions, ({ params }) => listTemplateVersions(database, params.key)),
    handle(routes.tryMessageTemplate, async (call) =>
      tryTemplate(database, engine, call, await sightOf(call.caller, 'cases.see')),
    ),
    handle(routes.putMessageTemplate, async ({ body, caller, now }): Answer<typeof routes.putMessageTemplate> => {
      const { template, reason } = body
      const files = [{ name: `${template.key}.message.json`, content: template }]
      const put = await inTransaction(database, (tx) => deployTemplates(tx, files, { now, by: caller.name, reason }))
      if (!put.ok) return put
      const [deployed] = put.value
      if (deployed === undefined) throw new Error('expected a message template to be deployed')
      return accept(deployed)
    }),
  ]
}
