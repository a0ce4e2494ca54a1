import { z } from 'zod'
import { bilingual } from './language.ts'
import { identifier, instantText, text } from './scalars.ts'

/** What a file of the business is, by its ending. */
export const modelKind = z.enum(['flow', 'rules', 'form', 'calendar', 'case-type', 'template', 'automation'])

export type ModelKind = z.output<typeof modelKind>

/** A file by its name: `return-refund.bpmn`. */
export const resourceName = text(200).meta({ description: 'The name of the file; its ending says what it is' })

/** The largest file (UTF-16 units) that the studio takes. */
export const MOST_CONTENT = 4 * 1024 * 1024

export const modelContent = z.string().min(1).max(MOST_CONTENT)

export const draftHead = z
  .object({
    revision: z.int().meta({ description: 'Counts the saves: whoever saves says the one they began from' }),
    baseVersion: z
      .int()
      .nullable()
      .meta({ description: 'The version that was in force when it was begun; null: there was none' }),
    changedAt: instantText,
    changedBy: z.string(),
  })
  .meta({ id: 'DraftHead' })

export const modelSummary = z
  .object({
    resource: z.string(),
    kind: modelKind,
    name: bilingual,
    parts: z
      .array(z.object({ key: z.string(), name: bilingual }))
      .meta({ description: 'What is defined in it: processes, decisions, or itself' }),
    about: z.array(z.string()).meta({ description: 'Keys of the case types that it belongs to; empty: all, or none' }),
    version: z.int().nullable().meta({ description: 'The version in force; null: it is a draft only' }),
    deployedAt: instantText.nullable(),
    deployedBy: z.string().nullable().meta({ description: 'Null: the program brought it with its pack' }),
    note: z.string().nullable(),
    running: z.int().nullable().meta({ description: 'Instances that run, of any version; null: nothing of it runs' }),
    draft: draftHead.nullable(),
  })
  .meta({ id: 'ModelSummary' })

export const modelEditor = z.object({ name: z.string(), seenAt: instantText }).meta({ id: 'ModelEditor' })

export const modelDetail = modelSummary
  .extend({
    content: z.string().nullable().meta({ description: 'The file in force' }),
    draftContent: z.string().nullable(),
    onTrial: z.string().nullable().meta({ description: 'Why another version of it is on trial; null: none is' }),
    editors: z.array(modelEditor).meta({ description: 'Who else has it open' }),
  })
  .meta({ id: 'ModelDetail' })

export const modelVersion = z
  .object({
    version: z.int(),
    deployedAt: instantText,
    deployedBy: z.string().nullable(),
    note: z.string().nullable(),
    running: z.int().nullable(),
  })
  .meta({ id: 'ModelVersion' })

/** What would be refused, or should be looked at: in which file, at which element or field. */
export const modelProblem = z
  .object({
    resource: z.string(),
    code: z.string(),
    element: z.string().nullable(),
    message: bilingual,
  })
  .meta({ id: 'ModelProblem' })

export type ModelProblem = z.output<typeof modelProblem>

export const exampleDraftHead: z.input<typeof draftHead> = {
  revision: 7,
  baseVersion: 3,
  changedAt: '2026-03-01T08:00:00Z',
  changedBy: '林晓',
}

export const exampleModel: z.input<typeof modelSummary> = {
  resource: 'return-refund.dmn',
  kind: 'rules',
  name: { en: 'Return and refund', 'zh-CN': '退货退款判定' },
  parts: [{ key: 'return-refund-judgement', name: { en: 'Return and refund', 'zh-CN': '退货退款判定' } }],
  about: ['return-refund'],
  version: 3,
  deployedAt: '2026-02-01T08:00:00Z',
  deployedBy: '林晓',
  note: 'Fifteen days for members',
  running: null,
  draft: exampleDraftHead,
}

export const exampleModelProblem: z.input<typeof modelProblem> = {
  resource: 'exchange.bpmn',
  code: 'process.no-way-out',
  element: 'AskManager',
  message: { en: 'Nothing leads on from here.', 'zh-CN': '此处没有后续步骤。' },
}

const side = z
  .object({
    version: z.string().meta({ description: 'The version, or those that were in force meanwhile' }),
    opened: z.int(),
    closed: z.int(),
    hours: z.number().nullable().meta({ description: 'From opening to closing, the median of those that closed' }),
    asked: z.number().meta({ description: 'Tasks that people had, for each case' }),
    handed: z.int().meta({ description: 'Cases of which a person had a task' }),
    refunds: z.array(z.object({ currency: z.string(), minor: z.int() })),
    outcomes: z.array(z.object({ outcome: z.string().nullable(), cases: z.int() })),
    incidents: z.int().meta({ description: 'Steps that stopped, resolved or not' }),
  })
  .meta({ id: 'PilotSide' })

/** A version that is tried on some cases beside the one in force, with what came of both in the same time. */
export const pilot = z
  .object({
    id: identifier,
    files: z.array(z.string()),
    sources: z.array(z.string()).nullable().meta({ description: 'Shops whose cases take part; null: of all' }),
    share: z.int().meta({ description: 'How many of a hundred cases take part' }),
    note: z.string(),
    beganAt: instantText,
    beganBy: z.string(),
    endedAt: instantText.nullable(),
    endedBy: z.string().nullable(),
    outcome: z.enum(['published', 'ended']).nullable(),
    endNote: z.string().nullable(),
    processes: z.array(z.object({ key: z.string(), name: bilingual, version: z.int(), pilot: side, rest: side })),
  })
  .meta({ id: 'Pilot' })

const exampleSide: z.input<typeof side> = {
  version: '4',
  opened: 40,
  closed: 31,
  hours: 26.5,
  asked: 0.4,
  handed: 14,
  refunds: [{ currency: 'CNY', minor: 1_204_00 }],
  outcomes: [{ outcome: 'refunded', cases: 29 }],
  incidents: 0,
}

export const examplePilot: z.input<typeof pilot> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11',
  files: ['return-refund.bpmn', 'return-refund.dmn'],
  sources: ['north'],
  share: 100,
  note: 'Fifteen days, first in the north',
  beganAt: '2026-03-01T08:00:00Z',
  beganBy: '林晓',
  endedAt: null,
  endedBy: null,
  outcome: null,
  endNote: null,
  processes: [
    {
      key: 'return-refund',
      name: { en: 'Return and refund', 'zh-CN': '退货退款' },
      version: 4,
      pilot: exampleSide,
      rest: { ...exampleSide, version: '3', opened: 180, closed: 151 },
    },
  ],
}

const named = z.object({ key: z.string(), name: bilingual })

/** Something that a form or a case type asks. */
const askedField = z.object({
  name: z.string(),
  label: bilingual,
  type: z.string(),
  options: z.array(z.object({ value: z.string(), label: bilingual })),
})

/** What models may name, with words for people. */
export const vocabulary = z
  .object({
    groups: z.array(named),
    forms: z.array(
      named.extend({
        fields: z.array(askedField).meta({ description: 'What it asks; `minor` is an amount in minor units' }),
      }),
    ),
    processes: z.array(named),
    calendars: z.array(named),
    templates: z.array(
      named.extend({
        usedBy: z
          .array(z.object({ name: bilingual, step: bilingual.nullable() }))
          .meta({ description: 'Flows in force, with the step that sends it, and automations' }),
      }),
    ),
    decisions: z.array(
      named.extend({
        resource: z.string(),
        inputs: z.array(z.string()).meta({ description: 'Names of the variables that it reads' }),
        outputs: z.array(z.string()),
      }),
    ),
    work: z.array(named).meta({ description: 'Types of service tasks' }),
    caseTypes: z.array(
      named.extend({
        process: z.string(),
        fields: z.array(askedField),
        figures: z
          .array(z.string())
          .meta({ description: 'Ids of the decisions whose figures its offer to consumers goes by' }),
      }),
    ),
  })
  .meta({ id: 'Vocabulary' })

export type Vocabulary = z.output<typeof vocabulary>

export const exampleVocabulary: z.input<typeof vocabulary> = {
  groups: [{ key: 'managers', name: { en: 'Managers', 'zh-CN': '经理' } }],
  forms: [{ key: 'return-decision', name: { en: 'Return: Decide', 'zh-CN': '退货：审核' }, fields: [] }],
  processes: [{ key: 'return-refund', name: { en: 'Return and refund', 'zh-CN': '退货退款' } }],
  calendars: [{ key: 'office-hours', name: { en: 'Office hours', 'zh-CN': '工作时间' } }],
  templates: [
    {
      key: 'refund-issued',
      name: { en: 'Refund issued', 'zh-CN': '已退款' },
      usedBy: [
        {
          name: { en: 'Return and refund', 'zh-CN': '退货退款' },
          step: { en: 'Tell the customer', 'zh-CN': '通知客户' },
        },
      ],
    },
  ],
  decisions: [
    {
      key: 'return-refund-judgement',
      name: { en: 'Return and refund', 'zh-CN': '退货退款判定' },
      resource: 'return-refund.dmn',
      inputs: ['request', 'facts'],
      outputs: ['outcome', 'reason', 'group'],
    },
  ],
  work: [{ key: 'refunds.approve', name: { en: 'Approve refund', 'zh-CN': '批准退款' } }],
  caseTypes: [
    {
      key: 'return-refund',
      name: { en: 'Return and refund', 'zh-CN': '退货退款' },
      process: 'return-refund',
      fields: [{ name: 'reason', label: { en: 'Reason', 'zh-CN': '原因' }, type: 'choice', options: [] }],
      figures: ['return-refund-returnDays'],
    },
  ],
}
