import { z } from 'zod'

/** A name, a date or a time as it is typed: long enough for any of them. */
export const shortText = z.string().max(200)
