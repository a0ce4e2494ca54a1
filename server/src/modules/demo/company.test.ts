import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { companyOf } from './company.ts'
import { orderOf } from './order.ts'

const { units, staff } = companyOf(1)
const ROLES = join(import.meta.dirname, '../../../../pack/retail/roles')
const roles = readdirSync(ROLES).map((file) => JSON.parse(readFileSync(join(ROLES, file), 'utf8')))

test('thirty stores in regions and an online department make one tree, parents first', () => {
  expect(units.filter(({ parent }) => parent === null).map(({ unit }) => unit)).toEqual(['company'])
  expect(units.filter(({ unit }) => unit.startsWith('store-'))).toHaveLength(30)
  units.forEach(({ parent }, place) => {
    if (parent !== null) expect(units.slice(0, place).map(({ unit }) => unit)).toContain(parent)
  })
  for (const { unit, parent } of units) if (unit.startsWith('store-')) expect(parent).toMatch(/^region-/)
})

test('every shop is of one unit, and every order is of a shop', () => {
  const sources = units.flatMap((unit) => unit.sources)
  expect(new Set(sources).size).toBe(sources.length)
  const retailer = { seed: 1, scale: 1, now: instant('2026-11-01T00:00:00Z') }
  for (let place = 0; place < 500; place += 1) {
    const { channel, store } = orderOf(retailer, place)
    expect(sources).toContain(channel.isCounter ? store.key : channel.key)
  }
})

test('some two hundred people work there, each with an address of their own, in roles that the pack brings', () => {
  expect(staff.length).toBeGreaterThan(200)
  expect(new Set(staff.map(({ email }) => email)).size).toBe(staff.length)
  const known = roles.map(({ key }) => key)
  for (const { role, unit } of staff) {
    expect(known).toContain(role)
    expect(units.map((one) => one.unit)).toContain(unit)
  }
})

test('for whatever group a flow of the pack names, somebody is there for every shop', () => {
  // Suppliers and dealers look after their own cases from outside; no flow waits for them.
  const inside = roles.filter(({ key }) => key !== 'supplier' && key !== 'dealer')
  const groups = new Set(inside.flatMap(({ groups: brought }) => brought as string[]))
  const parentOf = new Map(units.map(({ unit, parent }) => [unit, parent]))
  for (const { unit } of units.filter(({ sources }) => sources.length > 0)) {
    const above: string[] = []
    for (let at: string | null = unit; at !== null; at = parentOf.get(at) ?? null) above.push(at)
    for (const group of groups) {
      const bringing = roles.filter(({ groups: brought }) => brought.includes(group)).map(({ key }) => key)
      const there = staff.filter((one) => bringing.includes(one.role) && above.includes(one.unit))
      expect(there.length, `${group} for ${unit}`).toBeGreaterThan(0)
    }
  }
})

test('the same seed makes the same company', () => {
  expect(companyOf(1)).toEqual({ units, staff })
  expect(companyOf(2).staff).not.toEqual(staff)
})
