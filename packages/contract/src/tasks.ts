import { z } from 'zod'
import { caseSummary } from './cases.ts'
import { bilingual } from './language.ts'
import { identifier, instantText, json } from './scalars.ts'

/** A person as flows and tasks name them: by e-mail address. */
const person = z.string().max(200)

/** What can be done with a task. */
const taskOperation = z.enum([
  'complete',
  'claim',
  'release',
  'save-draft',
  'assign',
  'delegate',
  'add-approver',
  'send-back',
  'change',
  'urge',
  'copy',
  'withdraw',
])

/** A task as the work list shows it, whatever flow it belongs to. */
export const workItem = z
  .object({
    id: identifier,
    instanceId: identifier,
    businessKey: z.string(),
    process: z.object({ id: z.string(), name: bilingual }),
    element: z.string().meta({ description: 'The id of the user task in the flow' }),
    name: bilingual,
    state: z.enum(['open', 'completed', 'canceled']),
    assignee: person.nullable(),
    owner: person.nullable().meta({ description: 'Who has delegated it and gets it back' }),
    candidateGroups: z.array(z.string()),
    candidateUsers: z.array(z.string()),
    isApproval: z.boolean().meta({ description: "Whether it is one approver's part of an approval" }),
    priority: z.int().meta({ description: '0 to 100' }),
    dueAt: instantText.nullable(),
    followUpAt: instantText.nullable(),
    createdAt: instantText,
    claimedAt: instantText
      .nullable()
      .meta({ description: 'Since when somebody has it who was not given it when it opened' }),
    urgedCount: z.int(),
    isSuspended: z.boolean(),
  })
  .meta({ id: 'WorkItem' })

/** A task of the work list, with what one picks the next by. */
export const listedWork = workItem
  .extend({
    assigneeName: z.string().nullable().meta({ description: 'Of whoever has it; null: nobody has' }),
    case: caseSummary
      .pick({
        id: true,
        number: true,
        type: true,
        title: true,
        priority: true,
        reason: true,
        customer: true,
        product: true,
        productName: true,
        productWords: true,
        orderNumber: true,
        refund: true,
      })
      .extend({
        customerName: z.string().nullable().meta({ description: 'Where the customer is on record, and may be seen' }),
      })
      .nullable()
      .meta({ description: 'The case that it belongs to; null: its flow belongs to none' }),
  })
  .meta({ id: 'ListedWork' })

const values = z.record(z.string(), json)

const approver = z.object({ who: z.string(), status: z.enum(['waiting', 'open', 'approved', 'refused']) })

/** One task with all that a person needs to act on it. */
export const taskDetail = z
  .object({
    ...workItem.shape,
    form: z
      .object({
        schema: json,
        rights: z.record(z.string(), z.enum(['hidden', 'readonly', 'editable'])),
        data: values.meta({ description: 'The values that its fields and conditions start from' }),
      })
      .nullable(),
    draft: z.object({ values, savedAt: instantText }).nullable(),
    approval: z
      .object({ policy: z.enum(['any', 'all', 'ordered', 'ratio']), approvers: z.array(approver) })
      .nullable()
      .meta({ description: 'Who has approved and whose turn it is; null where one person decides' }),
    sendBackTo: z.array(z.object({ element: z.string(), name: bilingual })),
    copies: z.array(z.object({ person, seenAt: instantText.nullable() })),
    closed: z.object({ at: instantText, by: z.string().nullable() }).nullable(),
    may: z.array(taskOperation).meta({ description: 'What whoever asks may do with it now' }),
    names: z
      .record(z.string(), z.string())
      .meta({ description: 'Names of the persons that are named here, by e-mail address' }),
  })
  .meta({ id: 'TaskDetail' })

/** A copy of a task that somebody was sent. */
export const taskCopy = z
  .object({ id: identifier, copiedBy: person, copiedAt: instantText, seenAt: instantText.nullable(), task: workItem })
  .meta({ id: 'TaskCopy' })

/** Who does a person's new tasks while they are away. */
export const absence = z
  .object({
    id: identifier,
    person,
    deputy: person,
    processId: z.string().nullable().meta({ description: 'Only tasks of this flow; null: of every flow' }),
    startsAt: instantText,
    endsAt: instantText,
    madeBy: z.string(),
  })
  .meta({ id: 'Absence' })

export const exampleWorkItem: z.input<typeof workItem> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d12',
  instanceId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d13',
  businessKey: 'R00000042',
  process: { id: 'return', name: { en: 'Return', 'zh-CN': '退货' } },
  element: 'Decide',
  name: { en: 'Decide', 'zh-CN': '人工审核' },
  state: 'open',
  assignee: null,
  owner: null,
  candidateGroups: ['store-managers'],
  candidateUsers: [],
  isApproval: false,
  priority: 50,
  dueAt: '2026-03-02T10:00:00Z',
  followUpAt: null,
  createdAt: '2026-03-01T08:00:00Z',
  claimedAt: null,
  urgedCount: 0,
  isSuspended: false,
}

export const exampleListedWork: z.input<typeof listedWork> = {
  ...exampleWorkItem,
  assigneeName: null,
  case: {
    id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d10',
    number: exampleWorkItem.businessKey,
    type: 'return',
    title: null,
    priority: 'normal',
    reason: 'tooOld',
    customer: '14527',
    customerName: '王芳',
    product: '22752',
    productName: 'Nesting boxes',
    productWords: null,
    orderNumber: '536365',
    refund: { minor: 765, currency: 'GBP' },
  },
}

export type ListedWork = z.output<typeof listedWork>
export type WorkItem = z.output<typeof workItem>
export type TaskDetail = z.output<typeof taskDetail>
export type TaskOperation = z.output<typeof taskOperation>
