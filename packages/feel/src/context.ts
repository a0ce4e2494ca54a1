import type { FeelContext, FeelValue } from './value.ts'

/** The value of an own property, undefined where there is none: nothing of Object.prototype is ever a name. */
export function entryOf(context: FeelContext, name: string): FeelValue | undefined {
  return Object.hasOwn(context, name) ? context[name] : undefined
}

export type Building = Record<string, FeelValue>

/** Sets an entry; assigning `__proto__` would set the prototype instead. */
export function setEntry(context: Building, name: string, value: FeelValue): void {
  if (name === '__proto__') {
    Object.defineProperty(context, name, { value, enumerable: true, writable: true, configurable: true })
  } else {
    context[name] = value
  }
}

export function copyOf(context: FeelContext): Building {
  const copy: Building = {}
  for (const name of Object.keys(context)) setEntry(copy, name, context[name] ?? null)
  return copy
}
