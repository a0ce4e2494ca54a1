import { z } from 'zod'
import { instantText, text } from './scalars.ts'

const target = z.number().positive().max(5_256_000).optional()

/** What is agreed for a case: how long each clock may run, in the hours of a calendar. */
export const clockAgreement = z.strictObject({
  calendar: text(64).meta({ description: 'The key of a deployed calendar' }),
  targets: z
    .strictObject({ firstResponse: target, update: target, solution: target })
    .meta({ description: 'Business minutes; a clock without a target is not kept' }),
  warnPercent: z
    .int()
    .min(1)
    .max(99)
    .nullable()
    .default(80)
    .meta({ description: 'Of a target, how much may be used before somebody is warned; null: nobody is' }),
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
