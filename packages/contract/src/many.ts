import type { Result } from '@aftersale/kernel'
import { z } from 'zod'
import { errorBody, errorBodyOf } from './error-body.ts'
import { languageOf } from './language.ts'
import type { KnownRefusal } from './refusals/catalogue.ts'
import { text } from './scalars.ts'

/** What a caller knows one command by, of at most 200 characters: asked again under it, the same is done once. */
const commandKey = text(200).meta({
  description: 'Your own name for this one. The same key with the same content is answered as the first time',
})

/** Each outcome of many commands, in the order they were asked. `answer` is what one that was done answers. */
export function eachOutcome<T extends z.ZodRawShape>(answer: z.ZodObject<T>) {
  return z.object({
    items: z.array(
      z.object({
        key: z.string(),
        done: answer.nullable().meta({ description: 'Null where it was refused' }),
        repeated: z.boolean().meta({ description: 'Whether it had been done before, under the same key' }),
        refusal: errorBody.shape.error.nullable().meta({ description: 'Why it was refused, or null' }),
      }),
    ),
  })
}

/** Many commands in one body: one to `most` of them, each with its key. */
export function manyOf<T extends z.ZodRawShape>(item: z.ZodObject<T>, most: number) {
  return z.strictObject({
    items: z
      .array(item.extend({ key: commandKey }).strict())
      .min(1)
      .max(most),
  })
}

/** The outcomes of many commands on the wire, a result for each item, refusals in the language that the headers ask for. */
export function outcomesOf<Answer>(
  items: readonly { readonly key: string }[],
  results: readonly Result<{ readonly answer: Answer; readonly repeated: boolean }, KnownRefusal>[],
  headers: Headers,
) {
  const language = languageOf(headers.get('accept-language') ?? undefined)
  return {
    items: items.map(({ key }, at) => {
      const result = results[at]
      if (result === undefined) throw new Error(`expected a result for the key ${key}, got none`)
      if (result.ok) return { key, done: result.value.answer, repeated: result.value.repeated, refusal: null }
      return { key, done: null, repeated: false, refusal: errorBodyOf(result.refusal, language).error }
    }),
  }
}
