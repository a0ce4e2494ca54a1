import { z } from 'zod'
import { errorBody } from './error-body.ts'
import { bilingual } from './language.ts'
import { identifier, instantText, json, text } from './scalars.ts'

/** Values by variable name, as JSON. */
export const jobVariables = z.record(text(200), json).meta({ description: 'Variables by name, at most 4 MiB of JSON' })

/** A job in the hands of a worker. */
export const activatedJob = z
  .object({
    id: identifier,
    type: z.string(),
    fence: z.int().meta({ description: 'Show it when you answer: it tells whether the job is still yours' }),
    effectKey: z.string().meta({
      description: 'The same at every attempt: give it to whom you order from or pay, so that nothing is done twice',
    }),
    processKey: z.string(),
    processVersion: z.int(),
    instanceId: identifier,
    businessKey: z.string(),
    element: z.string().meta({ description: 'The id of the element in the flow' }),
    part: z
      .string()
      .meta({ description: 'Empty for the work of the element itself; `start-0` for its first start listener' }),
    headers: z.record(z.string(), z.string()).meta({ description: 'Constants from the model' }),
    variables: z.record(z.string(), json).meta({ description: 'What the element sees, or what you asked for of it' }),
    retries: z.int().meta({ description: 'Attempts left, this one included' }),
    lockedUntil: instantText.meta({ description: 'Answer, or prolong the lock, before' }),
  })
  .meta({ id: 'ActivatedJob' })

/** What became of one of many answers. */
export const jobAnswer = z
  .object({
    id: identifier,
    accepted: z.boolean(),
    error: errorBody.shape.error.nullable().meta({ description: 'Why it was not accepted' }),
  })
  .meta({ id: 'JobAnswer' })

/** A job that nobody has done yet. */
export const openJob = z
  .object({
    id: identifier,
    type: z.string(),
    instanceId: identifier,
    caseNumber: z
      .string()
      .nullable()
      .meta({ description: 'The case whose flow it belongs to; null: none, or none that you see' }),
    processKey: z.string(),
    processName: bilingual,
    element: z.string(),
    elementName: bilingual.nullable().meta({ description: 'Null: the flow has no such element any more' }),
    part: z.string(),
    state: z
      .enum(['waiting', 'resting', 'locked', 'suspended'])
      .meta({ description: '`resting`: an attempt failed, and the next one is not due yet' }),
    priority: z.int(),
    retries: z.int().meta({ description: 'Attempts left' }),
    dueAt: instantText,
    worker: z.string().nullable().meta({ description: 'Who has it, or had it last where the lock ran out' }),
    lockedUntil: instantText.nullable(),
    createdAt: instantText,
    failure: z
      .object({
        code: z.string().nullable(),
        message: bilingual.nullable(),
        worker: z.string().nullable(),
        at: z.iso.datetime({ offset: true }),
        attempts: z.int().meta({ description: 'How many came to nothing until then' }),
      })
      .nullable()
      .meta({ description: 'What the last attempt told that came to nothing' }),
  })
  .meta({ id: 'OpenJob' })

/** Example content for the API documentation, on the wire. */
export const exampleJob: z.input<typeof activatedJob> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d20',
  type: 'print-label',
  fence: 1,
  effectKey: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11/4',
  processKey: 'exchange',
  processVersion: 3,
  instanceId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11',
  businessKey: 'R000042',
  element: 'PrintLabel',
  part: '',
  headers: { carrier: 'sf' },
  variables: { address: '上海市南京东路 1 号' },
  retries: 3,
  lockedUntil: '2026-03-01T08:05:00Z',
}

export const exampleOpenJob: z.input<typeof openJob> = {
  id: exampleJob.id,
  type: exampleJob.type,
  instanceId: exampleJob.instanceId,
  caseNumber: 'R000042',
  processKey: exampleJob.processKey,
  processName: { en: 'Exchange', 'zh-CN': '换货' },
  element: exampleJob.element,
  elementName: { en: 'Print the label', 'zh-CN': '打印面单' },
  part: '',
  state: 'resting',
  priority: 0,
  retries: 2,
  dueAt: '2026-03-01T08:00:10Z',
  worker: null,
  lockedUntil: null,
  createdAt: '2026-03-01T07:59:58Z',
  failure: {
    code: null,
    message: { en: 'No paper.', 'zh-CN': '缺纸。' },
    worker: 'label-printer-1',
    at: '2026-03-01T08:00:00Z',
    attempts: 1,
  },
}
