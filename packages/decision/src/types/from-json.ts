import {
  dateFromText,
  dateTimeFromText,
  durationFromText,
  type FeelContext,
  type FeelType,
  type FeelValue,
  feelFromJson,
  numberFromText,
  timeFromText,
  typeNameOf,
} from '@aftersale/feel'

/** The kinds that JSON has no form for: they travel as the text that FEEL's own conversion reads. */
const readers: ReadonlyMap<FeelType['kind'], (text: string) => FeelValue> = new Map<
  FeelType['kind'],
  (text: string) => FeelValue
>([
  ['number', numberFromText],
  ['date', dateFromText],
  ['time', timeFromText],
  ['date and time', dateTimeFromText],
  ['days and time duration', durationFromText],
  ['years and months duration', durationFromText],
])

function typed(value: FeelValue, type: FeelType): FeelValue {
  if (type.kind === 'defined') return typed(value, type.base)
  if (typeof value === 'string') return readers.get(type.kind)?.(value) ?? value
  if (Array.isArray(value)) {
    return type.kind === 'list' ? (value as readonly FeelValue[]).map((item) => typed(item, type.of)) : value
  }
  if (type.kind !== 'context' || typeNameOf(value) !== 'context') return value
  const context: Record<string, FeelValue> = { ...(value as FeelContext) }
  for (const [name, entry] of type.entries) {
    if (Object.hasOwn(context, name)) context[name] = typed(context[name] ?? null, entry)
  }
  return context
}

/**
 * JSON as a value of a type: texts become the dates, times, durations or long numbers they stand for where the type asks
 * for one. What does not fit is left as it is, for the type check to tell.
 */
export const typedFromJson = (json: unknown, type: FeelType): FeelValue => typed(feelFromJson(json), type)
