import { z } from 'zod'
import { instantText, text } from './scalars.ts'

const target = z.number().positive().max(5_256_000).optional()

const targets = z
  .strictObject({ firstResponse: target, update: target, solution: target })
  .meta({ description: 'Business minutes; a clock without a target is not kept' })

const agreed = {
  calendar: text(64).meta({ description: 'The key of a deployed calendar' }),
  awaiting: z.array(text(200)).max(50).default([]).meta({
    description: 'Elements of the flow: while a case is at one, somebody else is awaited and its clocks stand still',
  }),
  warnPercent: z
    .int()
    .min(1)
    .max(99)
    .nullable()
    .default(80)
    .meta({ description: 'Of a target, how much may be used before somebody is warned; null: nobody is' }),
}

/** What is agreed for a case: how long each clock may run, in the hours of a calendar. */
export const clockAgreement = z.strictObject({ ...agreed, targets })

/** What is agreed for the cases of a type, by how much they press. */
export const typeClocks = z.strictObject({
  ...agreed,
  targets: z
    .strictObject({ low: targets.optional(), normal: targets, high: targets.optional(), urgent: targets.optional() })
    .meta({ description: 'By priority; one without targets has those of `normal`' }),
})

/** A clock as it stands. */
export const serviceClock = z
  .object({
    name: z.enum(['firstResponse', 'update', 'solution']),
    due: instantText.meta({ description: 'When its target is used up if nothing pauses it any more' }),
    standing: z.enum(['running', 'paused', 'stopped']),
    breached: z.boolean().meta({ description: 'It ran on after it was due' }),
  })
  .meta({ id: 'ServiceClock' })

export const exampleClock: z.input<typeof serviceClock> = {
  name: 'firstResponse',
  due: '2026-03-02T02:00:00Z',
  standing: 'running',
  breached: false,
}
