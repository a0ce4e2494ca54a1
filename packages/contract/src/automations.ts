import { z } from 'zod'
import { caseTypeKey } from './case-types.ts'
import { serviceClock } from './clocks.ts'
import { fieldProblem } from './field-problem.ts'
import { bilingual } from './language.ts'
import { identifier, instantText, json, text } from './scalars.ts'

/** What an automation may hear of. */
export const automationRecord = z.enum(['case', 'return', 'refund', 'repair', 'parcel', 'customer', 'order', 'stock'])
export type AutomationRecord = z.output<typeof automationRecord>

/** What an automation is called by: a lower-case letter, then lower-case letters, digits and `-`. */
export const automationKey = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/)

const feel = text(2_000).meta({ description: 'FEEL' })
const values = z.record(z.string().max(80), feel)
const about = feel.optional().meta({ description: 'FEEL: id or number of the case; absent: that of the record' })

const clockName = serviceClock.shape.name

const whose = {
  record: automationRecord,
  type: text(64).optional().meta({ description: 'Only of this kind: for cases the key of their type; absent: all' }),
}

/** When an automation looks. */
const automationTrigger = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('change'), ...whose }),
  z.strictObject({
    kind: z.literal('schedule'),
    ...whose,
    every: text(200).meta({ description: 'A cron expression, or ISO 8601 such as R/PT1H' }),
    calendar: text(64)
      .optional()
      .meta({ description: 'Whose zone and workdays count; absent: the zone of the server' }),
    workdays: z.boolean().default(false).meta({ description: 'Only on days on which the calendar is open' }),
  }),
  z.strictObject({
    kind: z.literal('date'),
    ...whose,
    field: text(100).meta({ description: 'Of the record: `openedAt`, `fields.appointment`' }),
    offset: text(40).meta({ description: 'ISO 8601 duration of days, hours and minutes: PT2H after, -P1D before' }),
    calendar: text(64).optional().meta({ description: 'Counts hours and minutes of its business time' }),
  }),
  z.strictObject({
    kind: z.literal('clock'),
    record: z.literal('case').default('case'),
    type: whose.type,
    state: z.enum(['warned', 'breached']).meta({ description: 'The clock came near its due instant, or ran past it' }),
    clock: z
      .union([clockName, z.array(clockName).min(1).max(3)])
      .optional()
      .meta({ description: 'Which service clocks; absent: any' }),
    after: text(40).optional().meta({
      description:
        'ISO 8601 duration of days, hours and minutes: only once the clock has been late for so long and still is; absent: at once',
    }),
  }),
])

const doing = [
  z.strictObject({
    action: z.literal('change-case'),
    case: about,
    title: feel.optional(),
    priority: feel.optional(),
    fields: values.optional(),
  }),
  z.strictObject({
    action: z.literal('note'),
    case: about,
    template: text(100),
  }),
  z.strictObject({
    action: z.literal('tell'),
    case: about,
    template: text(100).meta({ description: 'Of a message that the customer reads' }),
  }),
  z.strictObject({
    action: z.literal('watch'),
    case: about,
    persons: z
      .union([z.array(text(320)).min(1).max(50), feel])
      .optional()
      .meta({ description: 'E-mail addresses, or FEEL that gives some: they are shown the case (抄送)' }),
    groups: z
      .array(text(64))
      .min(1)
      .max(20)
      .optional()
      .meta({ description: 'Those of their members who see the case anyway' }),
  }),
  z.strictObject({
    action: z.literal('open-case'),
    type: caseTypeKey,
    source: feel.optional(),
    customer: feel.optional(),
    order: feel.optional(),
    product: feel.optional(),
    title: feel.optional(),
    fields: values.optional(),
  }),
  z.strictObject({ action: z.literal('start-flow'), process: text(200), variables: values.optional() }),
  z.strictObject({
    action: z.literal('publish'),
    message: text(200),
    correlationKey: feel.optional().meta({ description: 'FEEL; absent: the id of the case' }),
    variables: values.optional(),
  }),
  z.strictObject({
    action: z.literal('webhook'),
    url: text(2_000),
    secret: z
      .string()
      .regex(/^[A-Z][A-Z0-9_]{0,39}$/)
      .meta({
        description: 'Name of the secret that the server keeps in AFTERSALE_WEBHOOK_SECRET_<name>',
      }),
    body: values.optional(),
  }),
] as const

const automationAction = z.discriminatedUnion('action', doing)
export type AutomationAction = z.output<typeof automationAction>

/** What is done by itself, and when: the content of a file `<key>.automation.json`. */
export const automationDocument = z
  .strictObject({
    key: automationKey,
    name: z.strictObject({ en: text(200), 'zh-CN': text(200) }),
    enabled: z.boolean().default(true),
    trigger: automationTrigger,
    when: feel.optional().meta({ description: 'FEEL over the record; absent: always' }),
    do: z.array(automationAction).min(1).max(20),
    stopOnRefusal: z.boolean().default(false).meta({ description: 'Whether a refused action stops those after it' }),
    depth: z
      .int()
      .min(1)
      .max(16)
      .default(8)
      .meta({ description: 'How many automations may lead to it, one after another' }),
    catchUp: text(40).default('P1D').meta({ description: 'How long after its time what was missed is still done' }),
  })
  .meta({ id: 'AutomationDocument' })
export type AutomationDocument = z.output<typeof automationDocument>

export const exampleAutomation: z.input<typeof automationDocument> = {
  key: 'urgent-parcel-lost',
  name: { en: 'Lost parcels press', 'zh-CN': '包裹丢失，提高优先级' },
  trigger: { kind: 'change', record: 'parcel' },
  when: 'parcel.direction = "return" and parcel.lostAt != null',
  do: [{ action: 'change-case', priority: '"high"' }],
}

/** One version of an automation. */
export const automationVersion = z
  .object({
    key: automationKey,
    version: z.int(),
    document: automationDocument,
    deployedAt: instantText,
    deployedBy: z.string().nullable().meta({ description: 'Null: the program brought it with its pack' }),
  })
  .meta({ id: 'AutomationVersion' })

export const exampleAutomationVersion: z.input<typeof automationVersion> = {
  key: exampleAutomation.key,
  version: 2,
  document: exampleAutomation,
  deployedAt: '2026-03-01T08:00:00Z',
  deployedBy: '林晓',
}

export const runStatus = z.enum(['pending', 'done', 'refused', 'failed'])

const refusal = z.object({ code: z.string(), words: bilingual })

/** What one action of a run came to. */
const actionResult = z.object({
  action: z.string(),
  outcome: z.enum(['done', 'refused', 'skipped']),
  made: json.meta({ description: 'What came of it, by its id: `case`, `instance`, `message`, `delivery`' }),
  refusal: refusal.nullable(),
})

/** Something that an automation did, or would have done, and why. */
export const automationRun = z
  .object({
    id: identifier,
    automation: automationKey,
    version: z.int(),
    record: automationRecord,
    recordId: identifier,
    caseId: identifier.nullable(),
    cause: json.meta({ description: 'What it was done for: trigger, what became what, by whom' }),
    chain: z.array(z.string()).meta({ description: 'The automations that led to it, the first first' }),
    status: runStatus,
    results: z.array(actionResult),
    trouble: refusal.nullable().meta({ description: 'Why it could not be done at all' }),
    circle: z.boolean().meta({ description: 'Whether it stands in its own chain: automations move each other' }),
    madeAt: instantText,
    endedAt: instantText.nullable(),
  })
  .meta({ id: 'AutomationRun' })

export const exampleRun: z.input<typeof automationRun> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d12',
  automation: exampleAutomation.key,
  version: 2,
  record: 'parcel',
  recordId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d13',
  caseId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d10',
  cause: { trigger: 'change', changes: { lostAt: { from: null, to: '2026-03-01T08:00:00Z' } } },
  chain: [],
  status: 'done',
  results: [
    { action: 'change-case', outcome: 'done', made: { case: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d10' }, refusal: null },
  ],
  trouble: null,
  circle: false,
  madeAt: '2026-03-01T08:00:01Z',
  endedAt: '2026-03-01T08:00:01Z',
}

/** What a draft would have done to one record. */
export const triedRecord = z.object({
  recordId: identifier,
  fires: z.boolean(),
  actions: z.array(json).meta({ description: 'With their values, as they would have been asked' }),
  problems: z.array(fieldProblem),
})
