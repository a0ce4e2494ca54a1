import type { JobAnswer, JobHandlers } from '../../engine/index.ts'
import { casesOfInstances } from '../cases/index.ts'
import { failureOf } from '../commands/index.ts'
import { insertEntries } from './entries/entry.store.ts'
import { automaticMessage } from './entries/entry.ts'
import { readTemplates } from './templates/read-templates.ts'
import { renderMessage } from './templates/render-message.ts'

/**
 * Work that flows ask of conversations. `cases.tell` writes one public message into the conversation of the case whose flow
 * it is, or that calls it: the task header `template` names a message template, all variables of the job are there for its
 * placeholders. It brings nothing. However often the step is run, the message is written once. Templates that are not there
 * and messages that come to nothing are for a person to repair.
 */
export function conversationTasks(zone: string): JobHandlers {
  return {
    'cases.tell': async (tx, jobs, now) => {
      const [cases, templates] = [
        await casesOfInstances(
          tx,
          jobs.map(({ rootId }) => rootId),
        ),
        await readTemplates(
          tx,
          jobs.flatMap(({ headers }) => headers['template'] ?? []),
        ),
      ]
      const told = jobs.map((job) => {
        const key = job.headers['template'] ?? ''
        if (key === '') return failureOf({ code: 'conversations.template-unnamed' })
        const template = templates.get(key)
        if (template === undefined) return failureOf({ code: 'conversations.template-unknown', template: key })
        const found = cases.get(job.rootId)
        if (found === undefined) return failureOf({ code: 'conversations.no-case' })
        const message = renderMessage(template, job.variables, { now, zone })
        if (!message.ok) return failureOf(message.refusal)
        const from = { template: key, version: template.version, effectKey: job.effectKey }
        return automaticMessage(found.id, message.value, from, now)
      })
      await insertEntries(
        tx,
        told.flatMap((one) => ('failure' in one ? [] : [one])),
      )
      return told.map((one): JobAnswer => ('failure' in one ? one : { variables: {} }))
    },
  }
}
