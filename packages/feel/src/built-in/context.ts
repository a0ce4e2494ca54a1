import { type Building, copyOf, entryOf, setEntry } from '../context.ts'
import type { Evaluation } from '../evaluation.ts'
import { isContext } from '../kind.ts'
import { badValue, duplicateEntry } from '../messages.ts'
import type { FeelContext, FeelValue } from '../value.ts'
import { define } from './define.ts'

type List = readonly FeelValue[]

function entriesOf(context: FeelContext, evaluation: Evaluation): FeelValue {
  const names = Object.keys(context)
  evaluation.checkList(names.length)
  return names.map((key) => ({ key, value: entryOf(context, key) ?? null }))
}

/** Entries `{ key, value }`; null where one lacks either, or two share a key. */
function fromEntries(entries: readonly FeelContext[], evaluation: Evaluation): FeelValue {
  const built: Building = {}
  evaluation.checkList(entries.length)
  for (const entry of entries) {
    const key = entryOf(entry, 'key')
    const value = entryOf(entry, 'value')
    if (typeof key !== 'string' || value === undefined) return evaluation.warn('feel.bad-value', badValue('An entry'))
    if (Object.hasOwn(built, key)) return evaluation.warn('feel.duplicate-entry', duplicateEntry(key))
    setEntry(built, key, value)
  }
  return built
}

function withEntry(context: FeelContext, key: string, value: FeelValue, evaluation: Evaluation): Building {
  evaluation.spend(Object.keys(context).length)
  const copy = copyOf(context)
  setEntry(copy, key, value)
  return copy
}

/** Each key but the last must lead to a context. */
function withNestedEntry(context: FeelContext, keys: List, value: FeelValue, evaluation: Evaluation): FeelValue {
  const [key, ...rest] = keys
  if (typeof key !== 'string') return evaluation.warn('feel.bad-value', badValue('A key'))
  evaluation.spend(keys.length)
  if (rest.length === 0) return withEntry(context, key, value, evaluation)
  const inner = entryOf(context, key) ?? null
  if (!isContext(inner)) return evaluation.warn('feel.bad-value', badValue(`"${key}"`))
  const changed = withNestedEntry(inner, rest, value, evaluation)
  return changed === null ? null : withEntry(context, key, changed, evaluation)
}

function merged(contexts: readonly FeelContext[], evaluation: Evaluation): FeelValue {
  const result: Building = {}
  for (const context of contexts) {
    for (const name of Object.keys(context)) {
      evaluation.spend(1)
      setEntry(result, name, entryOf(context, name) ?? null)
    }
  }
  return result
}

/** A list whose every item is a context; a list may hold null, which is none. */
function contextsOf(list: FeelValue | undefined): readonly FeelContext[] | null {
  const items = list as List
  return items.every(isContext) ? items : null
}

function overContexts(compute: (contexts: readonly FeelContext[], evaluation: Evaluation) => FeelValue) {
  return ([list]: List, evaluation: Evaluation): FeelValue => {
    const contexts = contextsOf(list)
    return contexts === null
      ? evaluation.warn('feel.bad-value', badValue('An item that is no context'))
      : compute(contexts, evaluation)
  }
}

export const contextFunctions = [
  define('get value', [
    'm: context, key: string',
    'Any',
    ([m, key]) => entryOf(m as FeelContext, key as string) ?? null,
  ]),
  define('get entries', ['m: context', 'list', ([m], e) => entriesOf(m as FeelContext, e)]),
  define('context', ['entries: list', 'context', overContexts(fromEntries)]),
  define(
    'context put',
    [
      'context: context, key: string, value: Any',
      'context',
      ([context, key, value = null], e) => withEntry(context as FeelContext, key as string, value, e),
    ],
    [
      'context: context, keys: list<string>, value: Any',
      'context',
      ([context, keys, value = null], e) => withNestedEntry(context as FeelContext, keys as List, value, e),
    ],
  ),
  define('context merge', ['contexts: list', 'context', overContexts(merged)]),
]
