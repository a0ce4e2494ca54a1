import { z } from 'zod'
import { automationKey, exampleAutomation, exampleRun } from './automations.ts'
import { identifier, instantText } from './scalars.ts'

export const deliveryState = z.enum(['waiting', 'taken', 'failed']).meta({
  description: 'waiting: to be sent, or sent again; taken: answered with 2xx; failed: given up after eight attempts',
})

/** What an automation had posted, or is to have posted, to a webhook. */
export const webhookDelivery = z
  .object({
    id: identifier.meta({ description: 'What the receiver knows it by: Aftersale-Delivery' }),
    automation: automationKey,
    run: identifier,
    action: z.int().meta({ description: 'Which of the actions, the first is 0' }),
    caseId: identifier.nullable(),
    url: z.string(),
    state: deliveryState,
    attempts: z.int().meta({ description: 'Since it was made, or since a person had it sent again' }),
    status: z.int().nullable().meta({ description: 'HTTP status of the last answer; null: none came' }),
    trouble: z.string().nullable().meta({ description: 'Why the last attempt was no success' }),
    madeAt: instantText,
    nextAt: instantText.nullable().meta({ description: 'When it is sent next; null: not any more' }),
  })
  .meta({ id: 'WebhookDelivery' })

export const exampleDelivery: z.input<typeof webhookDelivery> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d20',
  automation: exampleAutomation.key,
  run: exampleRun.id,
  action: 0,
  caseId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d10',
  url: 'https://erp.example.com/hooks/cases',
  state: 'failed',
  attempts: 8,
  status: 503,
  trouble: 'HTTP 503',
  madeAt: '2026-03-01T08:00:01Z',
  nextAt: null,
}
