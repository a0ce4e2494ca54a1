import { describe, expect, test } from 'vitest'
import { badgePlace, type Neighbour } from './badge-place.ts'

const gateway = { x: 100, y: 100, width: 50, height: 50 }
const nameAbove = { x: 98, y: 78, width: 54, height: 20 }
const nameBelow = { x: 98, y: 154, width: 54, height: 20 }
const line = (...points: readonly (readonly [x: number, y: number])[]): Neighbour => ({
  waypoints: points.map(([x, y]) => ({ x, y })),
})

describe('a badge stands where neither a name nor a line is', () => {
  test('above its shape where nothing is', () => {
    expect(badgePlace('✓ 37', gateway, [nameBelow, line([60, 125], [100, 125])])).toEqual({ top: -18, left: -2 })
  })

  test('below, beside the line downwards, where its name stands above', () => {
    const { top, left } = badgePlace('✓ 37', gateway, [nameAbove, line([125, 150], [125, 220], [200, 220])])
    expect(top).toBeGreaterThan(40)
    expect(left).toBeLessThan(0)
  })

  test('above, beside the line upwards, where its name stands below', () => {
    const { top, left } = badgePlace('✓ 37', gateway, [nameBelow, line([125, 100], [125, 40])])
    expect(top).toBeLessThan(0)
    expect(left).toBeLessThan(-5)
  })

  test('crossed by a line aslant it goes elsewhere', () => {
    expect(badgePlace('✓ 37', gateway, [line([90, 70], [120, 100])])).not.toEqual({ top: -18, left: -2 })
  })

  test('above all the same where everything is taken', () => {
    expect(badgePlace('✓ 37', gateway, [{ x: 0, y: 0, width: 300, height: 300 }])).toEqual({ top: -18, left: -2 })
  })
})
