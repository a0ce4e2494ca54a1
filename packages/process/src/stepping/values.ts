import { Decimal, type FeelContext, type FeelValue, feelFromJson, feelToJson } from '@aftersale/feel'

/**
 * Variables live as JSON between steps, so a value takes at once the form in which it comes back: a date or a duration
 * is its text, a number what a double holds, text what a database stores. An instance that was stored and read back must
 * step on exactly as one that stayed in memory.
 */
export function asVariable(value: FeelValue): FeelValue {
  if (typeof value === 'string') return storableText(value)
  if (value === null || typeof value !== 'object') return value
  if (value instanceof Decimal) return feelFromJson(value.toNumber())
  if (Array.isArray(value)) return value.map(asVariable)
  return isPlainContext(value) ? contextAsVariables(value) : feelFromJson(feelToJson(value))
}

/** The context with every value as a variable holds it. */
export function contextAsVariables(context: FeelContext): FeelContext {
  const kept: Record<string, FeelValue> = {}
  for (const name of Object.keys(context)) put(kept, storableText(name), asVariable(context[name] ?? null))
  return kept
}

/** Assigning `__proto__` would set the prototype instead. */
function put(context: Record<string, FeelValue>, name: string, value: FeelValue): void {
  if (name !== '__proto__') context[name] = value
  else Object.defineProperty(context, name, { value, enumerable: true, writable: true, configurable: true })
}

/** FEEL can make NUL and halves of surrogate pairs, which PostgreSQL does not store. */
function storableText(text: string): string {
  return text.isWellFormed() && !text.includes('\0') ? text : text.toWellFormed().replaceAll('\0', '\uFFFD')
}

/** The context with the value at the path; contexts on the way are made where they are missing. */
export function written(context: FeelContext, path: readonly string[], value: FeelValue): FeelContext {
  const [name = '', ...rest] = path
  if (rest.length === 0) return { ...context, [name]: value }
  const inner = Object.hasOwn(context, name) ? context[name] : null
  return { ...context, [name]: written(isPlainContext(inner) ? inner : {}, rest, value) }
}

function isPlainContext(value: FeelValue | undefined): value is FeelContext {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Whether two values, both as variables hold them, are the same. */
export function isSame(one: FeelValue | undefined, other: FeelValue | undefined): boolean {
  if (Object.is(one, other)) return true
  if (Array.isArray(one))
    return Array.isArray(other) && one.length === other.length && one.every((item, at) => isSame(item, other[at]))
  if (!isPlainContext(one) || !isPlainContext(other)) return false
  const names = Object.keys(one)
  return names.length === Object.keys(other).length && names.every((name) => isSame(one[name], other[name]))
}
