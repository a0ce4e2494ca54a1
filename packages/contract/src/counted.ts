import { z } from 'zod'

/** How many there are of something, as far as they are counted. */
export const counted = z
  .object({ count: z.int(), more: z.boolean().meta({ description: 'Whether there are more than were counted' }) })
  .meta({ id: 'Counted', examples: [{ count: 42, more: false }] })

export type Counted = z.output<typeof counted>
