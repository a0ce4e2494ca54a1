import { readFields } from '@aftersale/contract'
import type { Refusal, Result } from '@aftersale/kernel'
import type { z } from 'zod'
import type { Language } from '../frame/index.ts'

/** What a calculator found: the document for `--json`, and the lines for people in one language. */
type Calculation = {
  readonly document: unknown
  readonly lines: (language: Language) => readonly string[]
}

/** Reads an input of any shape and reckons, or refuses. Refusals have a text in the contract; `field` names the place. */
export type Calculator = (input: unknown) => Result<Calculation, Refusal & { readonly field?: string }>

/** A calculator that reads its input by a schema. The schema is strict: a key that it does not know is refused. */
export function calculatorOf<S extends z.ZodType>(
  schema: S,
  calculate: (input: z.output<S>) => ReturnType<Calculator>,
): Calculator {
  return (input) => {
    const read = readFields(schema, input)
    return read.ok ? calculate(read.value) : read
  }
}
