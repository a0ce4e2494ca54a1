import { expect, test } from 'vitest'
import { possibleParents, unitsWithin, unitTree } from './unit-tree.ts'

const unit = (key: string, parent: string | null) => ({ unit: key, parent, closedAt: null })
const units = [unit('company', null), unit('east', 'company'), unit('hz', 'east'), unit('north', 'company')]

test('units stand below what they belong to', () => {
  expect(unitTree(units).map(({ unit: key, depth }) => [key, depth])).toEqual([
    ['company', 0],
    ['east', 1],
    ['hz', 2],
    ['north', 1],
  ])
})

test('a unit is not put under itself or what is below it', () => {
  expect(possibleParents(units, 'east').map(({ unit: key }) => key)).toEqual(['company', 'north'])
  expect(possibleParents(units, 'hz').map(({ unit: key }) => key)).toEqual(['company', 'east', 'north'])
  expect(possibleParents(units, null)).toHaveLength(4)
})

test('within a unit are itself and all below it, and nothing in one that is not there', () => {
  expect([...unitsWithin(units, 'east')]).toEqual(['east', 'hz'])
  expect([...unitsWithin(units, 'gone')]).toEqual([])
})
