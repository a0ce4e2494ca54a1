import { z } from 'zod'
import { errorBody } from './error-body.ts'
import { exampleProblem, migrationProblem } from './migration-problem.ts'
import { identifier, instantText, json, text } from './scalars.ts'

const bilingual = z.object({ en: z.string(), 'zh-CN': z.string() })

/** Values by variable name, as JSON. */
export const givenVariables = z
  .record(text(200), json)
  .meta({ description: 'Variables by name, at most 4 MiB of JSON' })

const variables = z.record(z.string(), json)

/** An instance of a process, as a list shows it. */
export const instanceSummary = z
  .object({
    id: identifier,
    processKey: z.string(),
    version: z.int().meta({ description: 'The version that it is pinned to' }),
    businessKey: z.string(),
    status: z.enum(['active', 'suspended', 'completed', 'terminated']),
    openIncidents: z.int(),
    startedAt: instantText,
    endedAt: instantText.nullable(),
    callerId: identifier.nullable().meta({ description: 'The instance that called it' }),
  })
  .meta({ id: 'InstanceSummary' })

const visit = z
  .object({
    key: z.int().meta({ description: 'Tells this visit from others to the same element' }),
    element: z.string(),
    name: bilingual.nullable(),
    scope: z.int().meta({ description: 'The key of the visit that it lies in; 0: the instance' }),
    since: instantText,
    waitsFor: z.enum(['job', 'decision', 'user-task', 'call', 'event', 'children', 'compensation', 'data', 'repair']),
    variables: variables.nullable().meta({ description: 'Of its own' }),
  })
  .meta({ id: 'Visit' })

const subscription = z.object({
  owner: z.int().meta({ description: 'The visit that it hangs on; 0: the instance' }),
  event: z.string(),
  kind: z.enum(['message', 'signal', 'timer', 'conditional']),
  name: z.string().nullable().meta({ description: 'Of the message or signal' }),
  correlationKey: z.string().nullable(),
  dueAt: instantText.nullable(),
})

/** An instance as it stands. */
export const instanceDetail = z
  .object({
    ...instanceSummary.shape,
    processName: bilingual,
    suspendedBy: z.string().nullable(),
    canceledBy: z.string().nullable(),
    cancelReason: z.string().nullable(),
    variables: variables.meta({ description: 'Of the instance itself' }),
    visits: z.array(visit).meta({ description: 'What is active' }),
    subscriptions: z.array(subscription).meta({ description: 'What else it waits for' }),
    called: z.array(z.object({ instanceId: identifier, visit: z.int() })).meta({ description: 'What it has called' }),
  })
  .meta({ id: 'InstanceDetail' })

/** One row of the history. */
export const recordedEvent = z
  .object({
    number: z.int(),
    at: instantText,
    kind: z.string(),
    element: z.string().meta({ description: 'Empty: the instance itself' }),
    visit: z.int(),
    data: json.nullable(),
  })
  .meta({ id: 'RecordedEvent' })

/** Something that stands still until a person looks. */
export const incidentItem = z
  .object({
    id: identifier,
    process: z.object({ key: z.string(), version: z.int(), name: bilingual }),
    instanceId: identifier,
    businessKey: z.string(),
    element: z.string(),
    elementName: bilingual.nullable(),
    visit: z.int(),
    code: z.string(),
    message: bilingual,
    work: z.string().nullable().meta({ description: 'The type of the work that stopped' }),
    details: json.nullable().meta({ description: 'What the last attempt told' }),
    openedAt: instantText,
    resolvedAt: instantText.nullable(),
    resolvedBy: z.string().nullable(),
    resolution: z.enum(['retried', 'edited', 'skipped', 'modified', 'canceled']).nullable(),
  })
  .meta({ id: 'Incident' })

/** Open incidents that happened at the same step for the same reason. */
export const incidentGroup = z
  .object({
    process: z.object({ key: z.string(), name: bilingual }),
    element: z.string(),
    elementName: bilingual.nullable(),
    code: z.string(),
    message: bilingual.meta({ description: 'Of the one that happened last' }),
    count: z.int(),
    firstAt: instantText,
    lastAt: instantText,
  })
  .meta({ id: 'IncidentGroup' })

export const incidentDetail = z
  .object({
    ...incidentItem.shape,
    variables: variables.nullable().meta({ description: 'What the element sees; null where it is over' }),
  })
  .meta({ id: 'IncidentDetail' })

/** What became of one incident of many. */
export const resolvedItem = z.object({
  incidentId: identifier,
  instanceId: identifier.nullable(),
  error: errorBody.shape.error.nullable().meta({ description: 'Why nothing was done' }),
})

/** What becomes of running instances when they go over to another version. */
export const migrationReasons = z
  .array(
    z.object({
      ...migrationProblem.shape,
      count: z.int(),
      examples: z.array(identifier).meta({ description: 'The first instances that have this reason' }),
    }),
  )
  .meta({ description: 'Why some cannot, the most frequent first' })

export const migrationReport = z
  .object({
    running: z
      .array(z.object({ version: z.int(), count: z.int() }))
      .meta({ description: 'What runs in each version, before anything moved' }),
    moves: z.int(),
    stays: z.int().meta({ description: 'Of those looked at: ended or gone over meanwhile' }),
    cannot: z.int(),
    reasons: migrationReasons,
    instances: z.array(
      z.object({
        id: identifier,
        businessKey: z.string(),
        version: z.int(),
        outcome: z.enum(['moves', 'stays', 'cannot']),
        problems: z.array(migrationProblem),
      }),
    ),
    next: z.string().nullable().meta({ description: 'Give it back as `cursor` to go on; null: all were looked at' }),
  })
  .meta({ id: 'MigrationReport' })

/** A version of a process, as a list shows it. */
export const versionSummary = z
  .object({
    key: z.string(),
    version: z.int(),
    name: z.string(),
    versionTag: z.string().nullable(),
    resource: z.string().meta({ description: 'The name of its file' }),
    deployedAt: instantText,
    deployedBy: z.string().nullable(),
    running: z.int().meta({ description: 'Instances that are active in it' }),
  })
  .meta({ id: 'VersionSummary' })

export const versionDetail = z
  .object({
    version: z.int(),
    name: bilingual,
    versionTag: z.string().nullable(),
    resource: z.string(),
    xml: z.string().meta({ description: 'The file as it was deployed' }),
    starts: z
      .array(
        z.object({
          event: z.string(),
          kind: z.enum(['message', 'signal', 'conditional', 'timer']),
          name: z.string().nullable(),
          dueAt: instantText.nullable(),
        }),
      )
      .meta({ description: 'What begins an instance by itself now: of the latest version alone' }),
  })
  .meta({ id: 'VersionDetail' })

const INSTANCE_ID = '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11'
const NAME = { en: 'Exchange', 'zh-CN': '换货' }

/** Example content for the API documentation, on the wire. */
export const exampleInstance: z.input<typeof instanceSummary> = {
  id: INSTANCE_ID,
  processKey: 'exchange',
  version: 3,
  businessKey: 'R000042',
  status: 'active',
  openIncidents: 0,
  startedAt: '2026-03-01T08:00:00Z',
  endedAt: null,
  callerId: null,
}

export const exampleInstanceDetail: z.input<typeof instanceDetail> = {
  ...exampleInstance,
  processName: NAME,
  suspendedBy: null,
  canceledBy: null,
  cancelReason: null,
  variables: { quantity: 1 },
  visits: [
    {
      key: 4,
      element: 'AwaitParcel',
      name: { en: 'Await the parcel', 'zh-CN': '等待包裹' },
      scope: 0,
      since: '2026-03-01T08:00:00Z',
      waitsFor: 'event',
      variables: null,
    },
  ],
  subscriptions: [
    {
      owner: 4,
      event: 'AwaitParcel',
      kind: 'message',
      name: 'parcel-arrived',
      correlationKey: 'R000042',
      dueAt: null,
    },
  ],
  called: [],
}

export const exampleIncident: z.input<typeof incidentItem> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d31',
  process: { key: 'exchange', version: 3, name: NAME },
  instanceId: INSTANCE_ID,
  businessKey: 'R000042',
  element: 'PrintLabel',
  elementName: { en: 'Print the label', 'zh-CN': '打印面单' },
  visit: 7,
  code: 'work.failed',
  message: { en: 'The printer is out of paper.', 'zh-CN': '打印机缺纸。' },
  work: 'print-label',
  details: null,
  openedAt: '2026-03-01T08:10:00Z',
  resolvedAt: null,
  resolvedBy: null,
  resolution: null,
}

export const exampleReport: z.input<typeof migrationReport> = {
  running: [
    { version: 2, count: 33 },
    { version: 3, count: 4 },
  ],
  moves: 31,
  stays: 0,
  cannot: 2,
  reasons: [{ ...exampleProblem, count: 2, examples: [INSTANCE_ID] }],
  instances: [{ id: INSTANCE_ID, businessKey: 'R000042', version: 2, outcome: 'cannot', problems: [exampleProblem] }],
  next: null,
}

export const exampleVersion: z.input<typeof versionSummary> = {
  key: 'exchange',
  version: 3,
  name: 'Exchange',
  versionTag: null,
  resource: 'exchange.bpmn',
  deployedAt: '2026-03-01T08:00:00Z',
  deployedBy: 'lin@example.com',
  running: 4,
}
