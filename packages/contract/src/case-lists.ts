import { z } from 'zod'
import { casePriority, caseTypeKey } from './case-types.ts'
import { caseState, caseSummary } from './cases.ts'
import { fieldCondition, fieldValues } from './fields.ts'
import { instantText, queryList, text } from './scalars.ts'

/** What a list of cases may be narrowed to; all that is given must hold. */
export const caseConditions = {
  state: z
    .enum([...caseState.options, 'open'])
    .optional()
    .meta({ description: '`open`: every state but `closed`' }),
  outcome: text(64).optional(),
  reason: text(64).optional(),
  judgement: text(64).optional().meta({ description: 'What the rules decided: `approve` or `person`' }),
  refunded: z.literal('true').optional().meta({ description: 'Only cases whose money went back' }),
  source: text(64).optional(),
  customer: text(200).optional().meta({ description: "The customer's number at the source" }),
  order: text(200).optional().meta({ description: 'The number of the order that they name' }),
  product: text(200).optional(),
  type: caseTypeKey.optional(),
  priority: casePriority.optional(),
  group: text(64).optional().meta({ description: 'With an open task for this group' }),
  assignee: text(254)
    .optional()
    .meta({ description: 'With an open task of this person; `me`: of yours; `none`: that nobody has' }),
  unit: text(64).optional().meta({ description: 'Of the shops of this organisation unit and those below it' }),
  overdue: z.literal('true').optional().meta({ description: 'A service clock has run out' }),
  openedFrom: instantText.optional().meta({ description: 'Opened at or after' }),
  openedBefore: instantText.optional(),
  closedFrom: instantText.optional().meta({ description: 'Closed at or after' }),
  closedBefore: instantText.optional(),
  score: z.enum(['1', '2', '3', '4', '5']).optional().meta({ description: 'Its customer rated it so, 5 the best' }),
  ratedFrom: instantText.optional().meta({ description: 'Rated at or after' }),
  ratedBefore: instantText.optional(),
  field: queryList(fieldCondition, 10)
    .optional()
    .meta({ description: 'Conditions on fields of the case type, which `type` must name: `about=service`' }),
  q: text(200).optional().meta({
    description: 'The beginning of a case or order number, or parts of a title, customer or product, in any order',
  }),
}

/** What a list of cases is sorted by; a case without what it is sorted by comes last. */
export const caseOrder = {
  sort: z.enum(['opened', 'due', 'priority', 'refund']).default('opened'),
  direction: z.enum(['first', 'last']).default('first').meta({
    description: '`first`: what presses more: the newest, soonest due, most urgent, largest; `last`: the other way',
  }),
}

/** A case as a list shows it: with the words for what it names, and with what has to be done about it. */
export const listedCase = caseSummary
  .extend({
    customerName: z.string().nullable().meta({ description: 'Where the customer is on record' }),
    dueAt: instantText.nullable().meta({ description: 'When the first of its service clocks is used up' }),
    groups: z.array(z.string()).meta({ description: 'For whom its open tasks are' }),
    assignees: z.array(z.object({ email: z.string(), name: z.string() })).meta({ description: 'Who has them' }),
    score: z.int().min(1).max(5).nullable().meta({ description: 'How its customer rated it, 5 the best' }),
    fields: fieldValues.meta({ description: 'The fields of its type by name' }),
  })
  .meta({ id: 'ListedCase' })

export type ListedCase = z.output<typeof listedCase>
