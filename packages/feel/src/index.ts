export { matchesPattern } from './bounded-match.ts'
export { compileExpression, compileUnaryTests } from './compile-source.ts'
export { coerceTo, conformsTo } from './conformance.ts'
export { Decimal, type FeelNumber } from './decimal.ts'
export { feelEquals } from './equality.ts'
export {
  createEvaluation,
  type Evaluation,
  type FeelWarning,
  type Limits,
  type Sentence,
  type Site,
} from './evaluation.ts'
export type { CompileOptions, Expression, FeelProblem, FeelUnreadable, TestShape, UnaryTests } from './expression.ts'
export { nativeFunction } from './invoke.ts'
export { feelFromJson, feelToJson, type Json } from './json.ts'
export { kindOf as typeNameOf } from './kind.ts'
export { numberFromText } from './number.ts'
export { feelCompare } from './order.ts'
export { typeFromText } from './parse-type.ts'
export { type NamePath, pathsRead } from './paths-read.ts'
export { type Filter, type FilterValue, readFilter } from './read-filter.ts'
export { dateFromText, dateTimeFromText, durationFromText, timeFromText } from './temporal-text.ts'
export { formatFeel } from './text.ts'
export {
  DaysTimeDuration,
  type FeelContext,
  FeelDate,
  FeelDateTime,
  FeelFunction,
  type FeelParameter,
  FeelRange,
  FeelTime,
  type FeelType,
  type FeelValue,
  type Implementation,
  type Kind,
  type RangeOperator,
  type Signature,
  YearsMonthsDuration,
} from './value.ts'
