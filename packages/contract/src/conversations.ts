import { z } from 'zod'
import { attachment, attachmentIds } from './attachments.ts'
import { caseState } from './cases.ts'
import { bilingual } from './language.ts'
import { identifier, instantText, text } from './scalars.ts'

/** Tabs and line ends are part of what somebody typed; other control characters come from no keyboard. */
const CONTROL = /(?![\t\n\r])[\p{Cc}]/u

/** What somebody says in a case, kept as it was typed: at most 20,000 UTF-16 units, not blank. */
const entryText = text(20_000).refine((typed) => !CONTROL.test(typed), {
  params: { problem: 'unusable-text' },
})

const direction = z.enum(['to-customer', 'from-customer'])

/** One entry of a case's conversation. It never changes. */
export const entry = z
  .object({
    id: identifier,
    kind: z.enum(['public', 'partner', 'note', 'automatic']).meta({
      description:
        'A reply that the customer sees, something between the company and the partners who work on the case, an internal note, ' +
        'or a message that the program wrote',
    }),
    direction: direction.nullable().meta({ description: 'Null: the customer has no part in it' }),
    author: z.enum(['user', 'customer', 'system']),
    by: z.string().nullable().meta({ description: 'E-mail address of whoever put it in; null: the program' }),
    byName: z.string().nullable().meta({ description: 'Their name then, or that of their API key' }),
    text: z.string().nullable().meta({ description: 'As it was typed; null where `texts` says it' }),
    texts: bilingual.nullable().meta({ description: 'What the program says, in both languages' }),
    template: z
      .object({ key: z.string(), version: z.int() })
      .nullable()
      .meta({ description: 'The message template that it was made from' }),
    attachments: z.array(attachment),
    writtenAt: instantText,
  })
  .meta({ id: 'ConversationEntry' })

const said = {
  kind: z.enum(['public', 'partner', 'note']).meta({
    description:
      '`public` takes the permission “cases.answer”. `partner`: whoever sees the case reads it, the customer never does. ' +
      '`note`: for those who see internal notes',
  }),
  text: entryText,
  direction: direction.default('to-customer').meta({
    description: 'Of public ones: who says it to whom. `from-customer` where you pass on what the customer said',
  }),
  attachments: attachmentIds.default([]).meta({ description: 'Files that were uploaded before, by their ids' }),
}

/** What somebody says in a case; of many, each names its case. */
export const saidInCase = z.object(said)
export const entryItem = z.object({
  case: identifier.meta({ description: "The case's id or its number" }),
  ...said,
})

export const writtenEntry = entry.pick({ id: true }).extend({
  caseId: identifier,
  watching: z.array(z.string()).meta({ description: 'Whom a note names by @, and who watches the case from now on' }),
})

export const watcher = z
  .object({ person: z.string(), name: z.string(), addedAt: instantText, addedBy: z.string() })
  .meta({ id: 'CaseWatcher' })

/** A case that somebody watches, with what was said in it last. */
export const watchedCase = z
  .object({
    id: identifier,
    number: z.string(),
    type: z.string(),
    state: caseState,
    customer: z.string().nullable(),
    openedAt: instantText,
    watchedSince: instantText,
    addedBy: z.string(),
    last: z
      .object({ at: instantText, kind: entry.shape.kind, author: entry.shape.author })
      .nullable()
      .meta({ description: 'The last entry of its conversation' }),
  })
  .meta({ id: 'WatchedCase' })

export const linkKind = z.enum(['relates', 'duplicates', 'follows'])

/** Another case that has to do with this one. */
export const caseLink = z
  .object({
    kind: z.enum([...linkKind.options, 'merged']),
    direction: z.enum(['to', 'from']).meta({
      description: '`to`: this one duplicates, follows, was merged into the other; `from`: the other this one',
    }),
    case: z.object({ id: identifier, number: z.string(), state: caseState }),
    linkedAt: instantText,
    linkedBy: z.string(),
  })
  .meta({ id: 'CaseLink' })

/** A case that may be about the same thing. */
export const duplicateCase = z
  .object({
    id: identifier,
    number: z.string(),
    type: z.string(),
    state: caseState,
    product: z.string().nullable(),
    order: z.string().nullable(),
    openedAt: instantText,
    same: z.enum(['order', 'product']).meta({ description: 'What both are about, beside the customer' }),
  })
  .meta({ id: 'DuplicateCase' })

export const exampleEntry: z.input<typeof entry> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d31',
  kind: 'public',
  direction: 'to-customer',
  author: 'user',
  by: 'lin@example.com',
  byName: '林晓',
  text: '您好，退货已收到，三个工作日内退款。',
  texts: null,
  template: null,
  attachments: [],
  writtenAt: '2026-03-01T09:00:00Z',
}

export const exampleWatcher: z.input<typeof watcher> = {
  person: 'wang@example.com',
  name: '王小芳',
  addedAt: '2026-03-01T09:00:00Z',
  addedBy: 'lin@example.com',
}
