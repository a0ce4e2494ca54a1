import { z } from 'zod'

/** A name, a date or a time as it is typed: long enough for any of them. */
export const shortText = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => text === '' || text.trim() !== '', { params: { problem: 'unusable-text' } })
