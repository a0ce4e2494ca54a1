import type { Result } from '@aftersale/kernel'
import type { CompileOptions, Expression, FeelUnreadable, UnaryTests } from './expression.ts'
import type { FeelFunction, FeelParameter, FeelType, FeelValue, Implementation, Kind } from './value.ts'

export declare function compileExpression(source: string, options?: CompileOptions): Result<Expression, FeelUnreadable>
export declare function compileUnaryTests(source: string, options?: CompileOptions): Result<UnaryTests, FeelUnreadable>
/** JSON (numbers, strings, booleans, null, arrays, objects) as FEEL values; FEEL values pass through. */
export declare function feelFromJson(value: unknown): FeelValue
/** Numbers beyond a double, dates, durations, ranges become text; functions null. */
export declare function feelToJson(value: FeelValue): unknown
/** FEEL literal text. */
export declare function formatFeel(value: FeelValue): string
/** null where the kinds do not compare */
export declare function feelEquals(left: FeelValue, right: FeelValue): boolean | null
/** negative, 0, positive; null where the values have no order between them */
export declare function feelCompare(left: FeelValue, right: FeelValue): number | null
export declare function typeNameOf(value: FeelValue): Kind
export declare function conformsTo(value: FeelValue, type: FeelType): boolean
/** The value as that type, by the implicit conversions of DMN 1.5 10.3.2.9.4; undefined where it does not conform. */
export declare function coerceTo(value: FeelValue, type: FeelType): FeelValue | undefined
export declare function nativeFunction(
  name: string,
  parameters: readonly FeelParameter[],
  result: FeelType,
  run: Implementation,
): FeelFunction
/** Numbers, dates etc. from their lexical forms; null where the text is not one */
export declare function numberFromText(text: string): FeelValue
export declare function dateFromText(text: string): FeelValue
export declare function timeFromText(text: string): FeelValue
export declare function dateTimeFromText(text: string): FeelValue
export declare function durationFromText(text: string): FeelValue
export declare function typeFromText(text: string): FeelType | undefined
