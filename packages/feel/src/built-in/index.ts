import type { FeelFunction } from '../value.ts'
import { conversionFunctions } from './conversion.ts'
import { logicalFunctions } from './logical.ts'
import { numericFunctions } from './numeric.ts'

/** The built-in functions (DMN 1.5, 10.3.4) by name. */
export const builtInFunctions: ReadonlyMap<string, FeelFunction> = new Map(
  [...numericFunctions, ...logicalFunctions, ...conversionFunctions].map((builtIn) => [builtIn.name, builtIn]),
)
