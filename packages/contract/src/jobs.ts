import { z } from 'zod'
import { errorBody } from './error-body.ts'
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
