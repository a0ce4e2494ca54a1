import { z } from 'zod'
import { awaitedNews } from './case-news.ts'
import { casePriority } from './case-types.ts'
import { fieldValues } from './fields.ts'
import { bilingual } from './language.ts'
import { identifier, instantText, json, money } from './scalars.ts'

/** Where a case stands: the machine works on it, a person must act, an incident must be mended, or it is over. */
export const caseState = z.enum(['running', 'waiting', 'stuck', 'closed'])

/** What is to be filled in for a task: a form-js schema. */
const taskForm = z.object({
  id: z.string(),
  schema: json,
  rights: z
    .record(z.string(), z.enum(['hidden', 'readonly', 'editable']))
    .meta({ description: 'What may be done with fields, by name: a column of a table is `parts.quantity`' }),
  data: z.record(z.string(), json).meta({ description: 'The values that its fields and conditions start from' }),
  currency: z
    .string()
    .nullable()
    .meta({ description: 'Of fields whose `properties.unit` is `minor`; null where the case knows of no order' }),
})

/** A task of a person. */
export const task = z
  .object({
    id: identifier,
    caseId: identifier,
    caseNumber: z.string(),
    element: z.string().meta({ description: 'The id of the user task in the flow' }),
    name: bilingual,
    state: z.enum(['open', 'completed', 'cancelled']),
    groups: z.array(z.string()).meta({ description: 'Whose members may do it' }),
    form: taskForm.nullable(),
    createdAt: instantText,
    dueAt: instantText.nullable(),
    subject: z
      .object({
        reason: z.string().nullable().meta({ description: 'The reason the rules gave' }),
        product: z.string().nullable(),
        productName: z.string().nullable(),
        customer: z.string().nullable(),
        quantity: z.int().nullable(),
        refund: money.nullable(),
        requestedAt: instantText,
      })
      .meta({ description: 'What it is about: the facts by which one picks the next' }),
  })
  .meta({ id: 'Task' })

const actor = z
  .object({ kind: z.enum(['person', 'api-key', 'machine']), name: z.string() })
  .meta({ description: 'Who did it' })

/** One rule table as it judged the case: what went in, which rows fired, what came out. */
const firedDecision = z.object({
  decision: z.string(),
  name: bilingual,
  version: z.int(),
  inputs: z.array(
    z.object({
      name: bilingual,
      value: json,
      said: bilingual.optional().meta({ description: 'What a choice among the fields of the case says' }),
    }),
  ),
  rules: z.array(z.object({ id: z.string(), position: z.int(), sentence: bilingual })),
  output: json,
  columns: z
    .array(
      z.object({
        key: z.string(),
        name: bilingual,
        said: bilingual.optional().meta({ description: 'What the words of the rule say for the value' }),
      }),
    )
    .meta({ description: 'What the columns of the output are called; its only column is the output itself' }),
})

/** What a value is called, and what it says where it is a choice. */
const saidValue = z.object({ label: bilingual, value: bilingual.nullable() })

/** One thing that happened. Its kind says which of the optional parts it has. */
export const timelineEntry = z
  .object({
    at: instantText,
    kind: z.enum(['opened', 'step', 'rule', 'task-opened', 'task-completed', 'money', 'incident', 'closed']),
    actor,
    title: bilingual,
    element: z.string().optional().meta({ description: 'The id of the element in the flow' }),
    rule: firedDecision.optional(),
    cause: bilingual
      .optional()
      .meta({ description: 'Of an incident: why it stopped, as the program says it; only with `incidents.see`' }),
    values: z
      .record(z.string(), json)
      .optional()
      .meta({ description: 'What a step took or gave, what a person filled in' }),
    words: z
      .record(
        z.string(),
        z.object({
          ...saidValue.shape,
          rows: z
            .array(z.record(z.string(), saidValue))
            .optional()
            .meta({ description: 'Of a table: the same of each of its rows, by column' }),
        }),
      )
      .optional()
      .meta({ description: 'What values are called, by name, and what choices among them say' }),
  })
  .meta({ id: 'TimelineEntry' })

/** A case as a list shows it. */
export const caseSummary = z
  .object({
    id: identifier,
    number: z.string(),
    type: z
      .string()
      .meta({ description: 'The key of its case type; `return` where it was opened for an imported request' }),
    title: z
      .string()
      .nullable()
      .meta({ description: 'As somebody wrote it; without one a case is told by its product, or by its type' }),
    priority: casePriority,
    channel: z.string().nullable().meta({ description: 'The way it came in' }),
    state: caseState,
    outcome: z.string().nullable().meta({ description: 'What became of it, once that is known' }),
    judgement: z.string().nullable().meta({ description: 'What the rules decided: `approve` or `person`' }),
    reason: z.string().nullable().meta({ description: 'The reason the rules gave' }),
    source: z.string(),
    externalId: z.string().nullable().meta({ description: 'Its id at the source, where it has one' }),
    customer: z.string().nullable(),
    orderNumber: z.string().nullable().meta({ description: 'The order it names, where it names one' }),
    product: z.string().nullable(),
    productName: z
      .string()
      .nullable()
      .meta({ description: 'As the request calls it, or its order where it is on no record' }),
    productWords: bilingual.nullable().meta({ description: 'Where the product is on record' }),
    quantity: z.int().nullable().meta({ description: 'Units, where it is about units of one product' }),
    cause: z.string().nullable().meta({ description: "The customer's reason" }),
    refund: money.nullable(),
    requestedAt: instantText.meta({
      description: 'When the customer asked; where that is not known, when it was opened',
    }),
    openedAt: instantText,
    closedAt: instantText.nullable(),
  })
  .meta({ id: 'CaseSummary' })

/** A case with all that happened in it and who has to act. */
export const caseDetail = z
  .object({
    ...caseSummary.shape,
    flow: z
      .object({ id: z.string(), name: bilingual, version: z.int() })
      .nullable()
      .meta({ description: 'Null where what happened in it is not kept any more' }),
    typeVersion: z
      .int()
      .nullable()
      .meta({ description: 'The version of its case type that it has; null: it has none' }),
    fields: fieldValues.meta({ description: 'The fields of its type by name' }),
    lines: z
      .array(
        z.object({
          orderLineId: identifier,
          orderNumber: z.string(),
          productName: z.string(),
          orderedAt: instantText,
          units: z.int(),
          refund: money,
          releasedAt: instantText
            .nullable()
            .meta({ description: 'When it let go of them, where the return was refused' }),
        }),
      )
      .meta({ description: 'The order lines whose units it claims' }),
    tasks: z.array(task).meta({ description: 'Who has to act' }),
    incidents: z
      .array(
        z.object({
          id: identifier,
          element: z.string(),
          name: bilingual.meta({ description: 'Of the step that it stopped at' }),
          since: instantText,
          message: bilingual
            .nullable()
            .meta({ description: 'What has to be mended, as the program says it; null without `incidents.see`' }),
        }),
      )
      .meta({ description: 'Where it is stuck' }),
    awaits: z.array(awaitedNews).meta({ description: 'What of the news of its type its flow awaits just now' }),
    timeline: z.array(timelineEntry).meta({ description: 'Oldest first' }),
  })
  .meta({ id: 'CaseDetail' })

export type Task = z.output<typeof task>
export type TimelineEntry = z.output<typeof timelineEntry>
export type CaseSummary = z.output<typeof caseSummary>
export type CaseDetail = z.output<typeof caseDetail>
