import { isPlainObject } from './plain-object.ts'

/** Whether two JSON values are the same, entries of objects in any order. */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSameValue(item, other[index]))
  }
  if (isPlainObject(one) && isPlainObject(other)) {
    const keys = Object.keys(one)
    if (keys.length !== Object.keys(other).length) return false
    return keys.every((key) => Object.hasOwn(other, key) && isSameValue(one[key], other[key]))
  }
  return one === other
}
