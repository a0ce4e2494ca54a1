import type { FeelNumber } from '../decimal.ts'
import { feelEquals } from '../equality.ts'
import type { Evaluation } from '../evaluation.ts'
import { invoke } from '../invoke.ts'
import { badValue } from '../messages.ts'
import { truncated } from '../number.ts'
import type { FeelFunction, FeelValue } from '../value.ts'
import { define } from './define.ts'
import { distinct } from './distinct.ts'

type List = readonly FeelValue[]

/** The index of a place counted from 1, or from the end with -1; null with a warning where the list has no such place. */
function indexOfPlace(list: List, place: FeelValue, evaluation: Evaluation): number | null {
  const position = truncated(place as FeelNumber)
  const index = position > 0 ? position - 1 : list.length + position
  if (position === 0 || index < 0 || index >= list.length) {
    return evaluation.warn('feel.bad-value', badValue(`position ${position}`))
  }
  return index
}

function sublist(list: List, start: FeelValue, length: FeelValue, evaluation: Evaluation): FeelValue {
  const index = indexOfPlace(list, start, evaluation)
  if (index === null) return null
  const count = length === null ? list.length - index : truncated(length as FeelNumber)
  if (count < 1 || index + count > list.length) return evaluation.warn('feel.bad-value', badValue('length'))
  return list.slice(index, index + count)
}

function flatten(list: List, evaluation: Evaluation): FeelValue[] {
  const flat: FeelValue[] = []
  const visit = (items: List, depth: number) => {
    evaluation.checkList(flat.length + items.length - depth)
    for (const item of items) {
      if (Array.isArray(item)) visit(item as List, depth + 1)
      else flat.push(item)
    }
  }
  visit(list, 0)
  return flat
}

function concatenated(lists: List, evaluation: Evaluation): FeelValue[] {
  evaluation.checkList(lists.reduce<number>((length, list) => length + (list as List).length, 0))
  return lists.flatMap((list) => list as List)
}

function splice(list: List, index: number, remove: number, items: List, evaluation: Evaluation): FeelValue {
  evaluation.checkList(list.length + items.length)
  return list.toSpliced(index, remove, ...items)
}

/** Merge sort: stable, and at most n log n invocations of a function that need not be an order at all. */
function sorted(list: List, precedes: (a: FeelValue, b: FeelValue) => boolean): List {
  if (list.length < 2) return list
  const middle = list.length >> 1
  const left = sorted(list.slice(0, middle), precedes)
  const right = sorted(list.slice(middle), precedes)
  const merged: FeelValue[] = []
  let leftIndex = 0
  let rightIndex = 0
  while (leftIndex < left.length && rightIndex < right.length) {
    const a = left[leftIndex] ?? null
    const b = right[rightIndex] ?? null
    if (precedes(b, a)) {
      merged.push(b)
      rightIndex += 1
    } else {
      merged.push(a)
      leftIndex += 1
    }
  }
  return [...merged, ...left.slice(leftIndex), ...right.slice(rightIndex)]
}

function sortBy(list: List, precedes: FeelFunction, evaluation: Evaluation): FeelValue {
  const { site } = evaluation
  let broken = false
  const result = sorted(list, (a, b) => {
    const first = broken ? false : invoke(precedes, [a, b], null, evaluation, site)
    if (typeof first !== 'boolean') broken = true
    return first === true
  })
  return broken ? evaluation.warn('feel.arguments', badValue('precedes'), site) : result
}

function replaceMatching(list: List, match: FeelFunction, item: FeelValue, evaluation: Evaluation): FeelValue {
  const { site } = evaluation
  const replaced: FeelValue[] = []
  for (const old of list) {
    const matches = invoke(match, [old, item], null, evaluation, site)
    if (typeof matches !== 'boolean') return evaluation.warn('feel.arguments', badValue('match'), site)
    replaced.push(matches ? item : old)
  }
  return replaced
}

function placesOf(list: List, match: FeelValue, evaluation: Evaluation): number[] {
  return list.flatMap((item, index) => (feelEquals(item, match, evaluation) === true ? [index + 1] : []))
}

export const listFunctions = [
  define('list contains', [
    'list: list, element: Any',
    'boolean',
    ([list, element = null], e) => (list as List).some((item) => feelEquals(item, element, e) === true),
  ]),
  define('count', ['list: list', 'number', ([list]) => (list as List).length]),
  define('sublist', [
    'list: list, start position: number, length?: number',
    'list',
    ([list, start = null, length = null], e) => sublist(list as List, start, length, e),
  ]),
  define('append', [
    'list: list, ...item: Any',
    'list',
    ([list, ...items], e) => splice(list as List, (list as List).length, 0, items, e),
  ]),
  define('concatenate', ['...list: list', 'list', (lists, e) => concatenated(lists, e)]),
  define('insert before', [
    'list: list, position: number, newItem: Any',
    'list',
    ([list, position = null, item = null], e) => {
      const index = indexOfPlace(list as List, position, e)
      return index === null ? null : splice(list as List, index, 0, [item], e)
    },
  ]),
  define('remove', [
    'list: list, position: number',
    'list',
    ([list, position = null], e) => {
      const index = indexOfPlace(list as List, position, e)
      return index === null ? null : splice(list as List, index, 1, [], e)
    },
  ]),
  define('reverse', ['list: list', 'list', ([list]) => (list as List).toReversed()]),
  define('index of', [
    'list: list, match: Any',
    'list<number>',
    ([list, match = null], e) => placesOf(list as List, match, e),
  ]),
  define('union', ['...list: list', 'list', (lists, e) => distinct(concatenated(lists, e), e)]),
  define('distinct values', ['list: list', 'list', ([list], e) => distinct(list as List, e)]),
  define('flatten', ['list: list', 'list', ([list], e) => flatten(list as List, e)]),
  define('sort', [
    'list: list, precedes: function',
    'list',
    ([list, precedes], e) => sortBy(list as List, precedes as FeelFunction, e),
  ]),
  define(
    'list replace',
    [
      'list: list, position: number, newItem: Any',
      'list',
      ([list, position = null, item = null], e) => {
        const index = indexOfPlace(list as List, position, e)
        return index === null ? null : splice(list as List, index, 1, [item], e)
      },
    ],
    [
      'list: list, match: function, newItem: Any',
      'list',
      ([list, match, item = null], e) => replaceMatching(list as List, match as FeelFunction, item, e),
    ],
  ),
]
