import { z } from 'zod'
import { bilingual } from './language.ts'
import { identifier, instantText, text } from './scalars.ts'
import { modelContent, resourceName } from './studio.ts'

/** At most so many past cases are tried in one call. */
const MOST_TRIED = 1_000

const amounts = z.record(z.string(), z.int()).meta({ description: 'Minor units by currency' })

/** How many of the cases, under one version of the flow and its rules, … */
const trialSums = z
  .object({
    ended: z.int(),
    waiting: z.int().meta({ description: 'Go no further than something that the past has no answer to' }),
    stopped: z.int().meta({ description: 'Stop as an incident, or turn without end' }),
    granted: z.int(),
    grantedByRule: z.int(),
    refused: z.int(),
    refusedByRule: z.int(),
    asked: z.int().meta({ description: 'Tasks that people get' }),
    askedByGroup: z.record(z.string(), z.int()),
    messages: z.int().meta({ description: 'Messages to customers' }),
    refunds: amounts,
    estimated: amounts.meta({
      description: 'Part of it that the past does not tell: what was paid for what was granted',
    }),
  })
  .meta({ id: 'TrialSums' })
export type TrialSums = z.output<typeof trialSums>

const trialRule = z
  .object({
    decision: z.object({ id: z.string(), name: bilingual }),
    rule: z.string(),
    number: z.object({ before: z.int().nullable(), after: z.int().nullable() }),
    note: bilingual.nullable(),
    before: z.int(),
    after: z.int(),
  })
  .meta({ id: 'TrialRule', description: 'How often a rule decided, by the version in force and by the draft' })
export type TrialRule = z.output<typeof trialRule>

const trialChange = z.enum(['stops', 'verdict', 'waits', 'outcome', 'refund', 'asked', 'messages', 'rule', 'path'])
export type TrialChange = z.output<typeof trialChange>

const triedCase = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string().nullable(),
  type: z.string(),
  openedAt: instantText,
  isOpen: z.boolean(),
})

const trialCase = triedCase
  .extend({
    changes: z.array(trialChange).meta({ description: 'What comes out otherwise, the weightiest first' }),
    asked: z.int().meta({ description: 'Tasks more or, below zero, fewer' }),
    refund: z.object({ minor: z.int(), currency: z.string() }).nullable().meta({ description: 'More or less' }),
    before: bilingual,
    after: bilingual,
  })
  .meta({ id: 'TrialCase' })
export type TrialCase = z.output<typeof trialCase>

const trialSide = z
  .object({
    words: bilingual,
    path: z.array(
      z.object({ element: z.string(), name: bilingual, kind: z.string(), at: instantText, isDone: z.boolean() }),
    ),
    rules: z.array(
      z.object({
        element: z.string(),
        table: z.string(),
        name: bilingual,
        rules: z.array(z.int()).meta({ description: 'Rows that decided, from 1' }),
        words: bilingual,
      }),
    ),
    tasks: z.array(
      z.object({
        element: z.string(),
        name: bilingual,
        groups: z.array(z.string()),
        persons: z.array(z.string()),
        answeredBy: z.string().nullable().meta({ description: 'Who answered in the past; null: nobody has' }),
      }),
    ),
    messages: z.array(z.object({ element: z.string(), name: bilingual, template: z.string() })),
    stops: z.array(
      z.object({ element: z.string(), kind: z.enum(['person', 'work', 'event', 'incident']), words: bilingual }),
    ),
    refund: z.object({ minor: z.int(), currency: z.string(), isEstimate: z.boolean() }).nullable(),
    supposed: z
      .array(bilingual)
      .meta({ description: 'Steps that the past never did and that were supposed to be done' }),
  })
  .meta({ id: 'TrialSide' })
export type TrialSide = z.output<typeof trialSide>

export const trialBody = z.strictObject({
  resources: z
    .array(z.strictObject({ name: resourceName, content: modelContent }))
    .min(1)
    .max(50)
    .meta({ description: 'The drafts; everything else is what is in force' }),
  process: text(200).nullable().meta({ description: 'Null: every flow that the drafts change' }),
  cases: z.union([
    z.strictObject({ numbers: z.array(text(100)).min(1).max(100).meta({ description: 'Numbers or ids' }) }),
    z.strictObject({
      last: z.int().min(1).max(MOST_TRIED),
      before: identifier.optional().meta({ description: 'Go on before this case: `next` of the answer before' }),
      from: z.iso
        .date()
        .optional()
        .meta({ description: 'Only cases opened on this day or later, in the time zone of the server' }),
      to: z.iso.date().optional().meta({ description: 'Only cases opened on this day or earlier' }),
    }),
  ]),
})

export const trialAnswer = z.object({
  processes: z.array(z.object({ key: z.string(), name: bilingual })),
  tried: z.int(),
  compared: z.int(),
  unclear: z
    .array(z.object({ id: z.string(), number: z.string() }))
    .meta({ description: 'Of which too little was written down; they are in no sum' }),
  missing: z.array(z.string()).meta({ description: 'Numbers that are no case of these flows, or not seen' }),
  next: z
    .string()
    .nullable()
    .meta({ description: 'Go on before this case: the time was up, or there may be more; null: there are no more' }),
  before: trialSums,
  after: trialSums,
  rules: z.array(trialRule),
  cases: z.array(trialCase).meta({ description: 'Those that come out otherwise, the newest first' }),
  story: z
    .object({ case: trialCase, isClear: z.boolean(), before: trialSide, after: trialSide })
    .nullable()
    .meta({ description: 'Of the one case that was asked for' }),
})

const exampleSums: z.input<typeof trialSums> = {
  ended: 880,
  waiting: 20,
  stopped: 0,
  granted: 720,
  grantedByRule: 610,
  refused: 160,
  refusedByRule: 90,
  asked: 260,
  askedByGroup: { 'store-managers': 260 },
  messages: 1_780,
  refunds: { CNY: 8_123_400 },
  estimated: {},
}

export const exampleTrial: z.input<typeof trialAnswer> = {
  processes: [{ key: 'return-refund', name: { en: 'Return and refund', 'zh-CN': '退货退款' } }],
  tried: 900,
  compared: 900,
  unclear: [],
  missing: [],
  next: null,
  before: exampleSums,
  after: { ...exampleSums, granted: 752, grantedByRule: 642, refused: 128, refusedByRule: 58, asked: 255 },
  rules: [
    {
      decision: { id: 'return-refund-judgement', name: { en: 'Return judgement', 'zh-CN': '退货判定' } },
      rule: 'rule-late',
      number: { before: 4, after: 4 },
      note: { en: 'After the window', 'zh-CN': '超过期限' },
      before: 90,
      after: 58,
    },
  ],
  cases: [
    {
      id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d12',
      number: 'TH-20260301-0042',
      title: null,
      type: 'return-refund',
      openedAt: '2026-03-01T08:00:00Z',
      isOpen: false,
      changes: ['verdict'],
      asked: -1,
      refund: { minor: 12_900, currency: 'CNY' },
      before: { en: 'Refused by the rules.', 'zh-CN': '规则直接拒绝。' },
      after: { en: 'Granted by the rules.', 'zh-CN': '规则直接批准。' },
    },
  ],
  story: null,
}
