import type { FeelFunction } from '../value.ts'
import { aggregateFunctions } from './aggregate.ts'
import { calendarFunctions } from './calendar.ts'
import { contextFunctions } from './context.ts'
import { conversionFunctions } from './conversion.ts'
import { listFunctions } from './list.ts'
import { logicalFunctions } from './logical.ts'
import { numericFunctions } from './numeric.ts'
import { rangeFunctions } from './range.ts'
import { textFunctions } from './text.ts'

/** The built-in functions (DMN 1.5, 10.3.4) by name. */
export const builtInFunctions: ReadonlyMap<string, FeelFunction> = new Map(
  [
    ...conversionFunctions,
    ...logicalFunctions,
    ...textFunctions,
    ...listFunctions,
    ...aggregateFunctions,
    ...numericFunctions,
    ...calendarFunctions,
    ...rangeFunctions,
    ...contextFunctions,
  ].map((builtIn) => [builtIn.name, builtIn]),
)
