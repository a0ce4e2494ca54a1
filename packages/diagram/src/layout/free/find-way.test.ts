import { expect, test } from 'vitest'
import { type Dock, findWay } from './find-way.ts'

const dock = (x: number, y: number, awayX: number, awayY: number, cost = 0): Dock => ({
  point: { x, y },
  away: { x: awayX, y: awayY },
  cost,
})

test('a free way is straight', () => {
  const way = findWay([dock(0, 0, 1, 0)], [dock(200, 0, -1, 0)], [], [])
  expect(way).toEqual([
    { x: 0, y: 0 },
    { x: 200, y: 0 },
  ])
})

test('what stands in the way is passed at a distance, by horizontal and vertical pieces', () => {
  const wall = { x: 80, y: -50, width: 40, height: 80 }
  const way = findWay([dock(0, 0, 1, 0)], [dock(200, 0, -1, 0)], [wall], []) ?? []
  expect(way.length).toBeGreaterThan(2)
  for (const [position, point] of way.slice(1).entries()) {
    const before = way[position]
    expect(before?.x === point.x || before?.y === point.y).toBe(true)
  }
  // It goes below: that is nearer.
  expect(Math.max(...way.map(({ y }) => y))).toBeGreaterThan(30)
})

test('another line is crossed rather than gone around far, but not followed', () => {
  const crossed = [
    { x: 100, y: -500 },
    { x: 100, y: 500 },
  ]
  expect(findWay([dock(0, 0, 1, 0)], [dock(200, 0, -1, 0)], [], [crossed])).toHaveLength(2)
  const followed = [
    { x: 20, y: 0 },
    { x: 180, y: 0 },
  ]
  const beside = { x: 90, y: 30, width: 20, height: 20 }
  const way = findWay([dock(0, 0, 1, 0)], [dock(200, 0, -1, 0)], [beside], [followed]) ?? []
  expect(way.length).toBeGreaterThan(2)
})

test('the cheaper of several places to begin is taken, one that is walled in is not', () => {
  const starts = [dock(0, 0, 1, 0, 500), dock(0, 40, 1, 0)]
  expect(findWay(starts, [dock(200, 40, -1, 0)], [], [])?.[0]).toEqual({ x: 0, y: 40 })
  const wall = { x: 2, y: 20, width: 30, height: 40 }
  expect(findWay(starts, [dock(200, 40, -1, 0)], [wall], [])?.[0]).toEqual({ x: 0, y: 0 })
  expect(findWay([dock(0, 40, 1, 0)], [dock(200, 40, -1, 0)], [wall], [])).toBeNull()
})
