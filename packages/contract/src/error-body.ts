import { z } from 'zod'
import { fieldProblem } from './field-problem.ts'
import type { Language } from './language.ts'
import { type KnownRefusal, refusalCodes, refusalEntry, sentenceOf } from './refusals/catalogue.ts'
import { type Json, json } from './scalars.ts'

/** The body of every answer that is not a success. Read with any code, so that an older client reads a newer server. */
export const errorBody = z.object({
  error: z.object({
    code: z.string().meta({ enum: refusalCodes }),
    message: z.string().meta({ description: "In the caller's language (Accept-Language)" }),
    facts: z.record(z.string(), json).optional(),
    fields: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'What is wrong, field by field' }),
  }),
})

export type ErrorBody = z.output<typeof errorBody>

const fieldsFact = z.object({ fields: z.array(fieldProblem) })

/** The error body of a refusal, in one language. Throws when its facts are not those of its code: that is a defect. */
export function errorBodyOf(refusal: KnownRefusal, language: Language): ErrorBody {
  const { code, ...given } = refusal
  const { fields, ...facts } = refusalEntry(code).facts.encode(given) as Record<string, Json>
  const problems = fieldsFact.safeParse({ fields })
  return {
    error: {
      code,
      message: sentenceOf(refusal, language),
      ...(Object.keys(facts).length > 0 && { facts }),
      ...(problems.success && {
        fields: problems.data.fields.map((problem) => ({ path: problem.path, message: problem[language] })),
      }),
    },
  }
}
