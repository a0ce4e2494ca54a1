import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  boundary,
  catching,
  chain,
  compensation,
  dataObject,
  end,
  eventSub,
  gateway,
  message,
  processXml,
  reads,
  service,
  start,
  sub,
  task,
  timer,
  undoneBy,
  user,
} from '../../../process/test/bpmn-xml.ts'
import { blockXml } from '../../../process/test/draw-block.ts'
import { randomBlock } from '../../../process/test/random-process.ts'
import { flawsOf } from '../../test/flaws.ts'
import { models } from '../../test/models.ts'
import { diagramOf, laidOut } from '../../test/read.ts'
import { bottom, center, contains, right } from '../geometry.ts'
import { layOut } from './lay-out.ts'

/** A thousand take some minutes and were tried; this many keep the suite fast. */
const RUNS = Number(process.env['AFTERSALE_LAYOUT_RUNS'] ?? 60)

/** Of each kind, how many flaws all planes have. */
function flawsIn(xml: string): Record<string, number> {
  const { flow, planes } = layOut(diagramOf(xml).flow)
  const all = planes.flatMap((plane) => flawsOf(plane, flow))
  return Object.fromEntries([...Map.groupBy(all, ({ kind }) => kind)].map(([kind, list]) => [kind, list.length]))
}

/** Lines that cross because they must: a lane lies between, or a message has to leave a pool. */
const CROSSINGS: Readonly<Record<string, number>> = { lanes: 2, pools: 7 }

test.each(Object.entries(models))('%s is drawn whole and without flaws', (name, xml) => {
  const { flow } = diagramOf(xml)
  const { planes } = layOut(flow)
  expect(planes.flatMap(({ shapes }) => [...shapes.keys()]).toSorted()).toEqual([...flow.elements.keys()].toSorted())
  expect(planes.flatMap(({ edges }) => [...edges.keys()]).toSorted()).toEqual([...flow.connections.keys()].toSorted())
  const { 'lines-cross': crossings = 0, ...others } = flawsIn(xml)
  expect(others).toEqual({})
  expect(crossings).toBeLessThanOrEqual(CROSSINGS[name] ?? 0)
})

/** Names of all lengths, in both scripts, on two elements and flows of three. */
const NAMES = [
  'OK',
  'Check the customer',
  '等待客户寄回商品并验货',
  'withdrawn by the customer before anything was sent',
  '退款',
  'Averyveryverylongwordwithoutanyblank',
]

function withNames(xml: string, seed: number): string {
  let drawn = seed
  return xml.replaceAll(/<bpmn:\w+ id="[^"]+"(?! name)/g, (tag) => {
    drawn = (drawn * 31 + 7) % 1009
    return drawn % 3 === 0 ? tag : `${tag} name="${NAMES[drawn % NAMES.length]}"`
  })
}

test('whatever the process and its names: no shapes overlap, no line passes through a shape, every name can be read', () => {
  let crossings = 0
  let connections = 0
  fc.assert(
    fc.property(randomBlock, fc.nat(1000), (block, seed) => {
      const xml = withNames(blockXml(block), seed)
      const { 'lines-cross': crossed = 0, ...others } = flawsIn(xml)
      expect(others).toEqual({})
      crossings += crossed
      connections += diagramOf(xml).flow.connections.size
    }),
    { numRuns: RUNS },
  )
  // Some must cross: a handler on a border that returns to the main way past another one's end.
  expect(crossings).toBeLessThanOrEqual(Math.max(6, connections / 50))
})

test('the same flow is laid out the same', () => {
  fc.assert(
    fc.property(randomBlock, (block) => {
      const { flow } = diagramOf(blockXml(block))
      expect(layOut(flow)).toEqual(layOut(flow))
    }),
    { numRuns: 10 },
  )
})

describe('the flow goes from the left to the right', () => {
  test('the main way is one straight line, whatever else branches off', () => {
    const { at } = laidOut(
      processXml(
        start(),
        task('A'),
        gateway('G'),
        task('B'),
        task('C'),
        gateway('J'),
        end(),
        chain('Start', 'A', 'G', 'B', 'J', 'End'),
        chain('G', 'C', 'J'),
      ),
    )
    const main = ['Start', 'A', 'G', 'B', 'J', 'End'].map(at)
    expect(new Set(main.map((bounds) => center(bounds).y)).size).toBe(1)
    for (const [position, bounds] of main.slice(1).entries()) {
      expect(bounds.x).toBeGreaterThan(right(main[position] ?? bounds))
    }
    expect(center(at('C')).y).toBeGreaterThan(center(at('B')).y)
  })

  test('a branch leaves a gateway by its corner and meets the next one at its corner', () => {
    const { edges, at } = laidOut(
      processXml(
        start(),
        gateway('G'),
        task('B'),
        task('C'),
        gateway('J'),
        end(),
        chain('Start', 'G', 'B', 'J', 'End'),
        chain('G', 'C', 'J'),
      ),
    )
    const [from, to] = [edges.get('G-C')?.points, edges.get('C-J')?.points]
    expect(from?.[0]).toEqual({ x: center(at('G')).x, y: bottom(at('G')) })
    expect(to?.at(-1)).toEqual({ x: center(at('J')).x, y: bottom(at('J')) })
    expect([from?.length, to?.length]).toEqual([3, 3])
  })

  test('what leads back goes over the top', () => {
    const { edges, at } = laidOut(
      processXml(start(), task('A'), gateway('G'), end(), chain('Start', 'A', 'G', 'End'), chain('G', 'A')),
    )
    const way = edges.get('G-A')?.points ?? []
    expect(way[0]).toEqual({ x: center(at('G')).x, y: at('G').y })
    expect(way.at(-1)?.y).toBe(at('A').y)
    expect(Math.min(...way.map(({ y }) => y))).toBeLessThan(at('A').y)
  })

  test('an error is no main way, though it was drawn first', () => {
    const { at } = laidOut(
      processXml(
        start(),
        gateway('G'),
        end('Off', '<bpmn:errorEventDefinition/>'),
        task('A'),
        end(),
        chain('Start', 'G', 'Off'),
        chain('G', 'A', 'End'),
      ),
    )
    expect(center(at('A')).y).toBe(center(at('G')).y)
  })
})

test('events on a border lie below their activity, side by side, and lead down', () => {
  const { at, edges } = laidOut(
    processXml(
      start(),
      user('A'),
      boundary('One', 'A', timer('duration', 'PT1H')),
      boundary('Two', 'A', message('m', '=k')),
      end(),
      end('E1'),
      end('E2'),
      chain('Start', 'A', 'End'),
      chain('One', 'E1'),
      chain('Two', 'E2'),
    ),
  )
  for (const id of ['One', 'Two']) expect(center(at(id)).y).toBe(bottom(at('A')))
  expect(Math.abs(at('One').x - at('Two').x)).toBeGreaterThanOrEqual(at('One').width)
  const [first, second] = edges.get('One-E1')?.points ?? []
  expect(second?.x).toBe(first?.x)
  expect(second?.y).toBeGreaterThan(first?.y ?? 0)
})

test('what undoes an activity stands below it', () => {
  const { at } = laidOut(
    processXml(
      start(),
      service('A', 'a'),
      boundary('U', 'A', compensation()),
      service('Back', 'b', { isForCompensation: 'true' }),
      end(),
      undoneBy('U', 'Back'),
      chain('Start', 'A', 'End'),
    ),
  )
  expect(center(at('Back')).x).toBe(center(at('U')).x)
  expect(at('Back').y).toBeGreaterThan(bottom(at('A')))
})

test('sub-processes are open around what is in them, event sub-processes below the flow', () => {
  const { at, shapes } = laidOut(
    processXml(
      start(),
      sub('S', start('In'), task('T'), sub('Inner', task('Deep')), chain('In', 'T', 'Inner')),
      eventSub('E', start('On', message('m', '=k')), task('Do'), chain('On', 'Do')),
      end(),
      chain('Start', 'S', 'End'),
    ),
  )
  expect(shapes.get('S')?.isExpanded).toBe(true)
  for (const [outer, inner] of [
    ['S', 'T'],
    ['S', 'Inner'],
    ['Inner', 'Deep'],
    ['E', 'Do'],
  ] as const) {
    expect(contains(at(outer), at(inner))).toBe(true)
  }
  expect(at('E').y).toBeGreaterThan(bottom(at('S')))
})

test('data and notes stand above what they belong to', () => {
  const { at } = laidOut(
    processXml(start(), dataObject('D', 'Data'), service('A', 'a', reads('D', 'd')), chain('Start', 'A')),
  )
  expect(bottom(at('D'))).toBeLessThan(at('A').y)
  expect(Math.abs(center(at('D')).x - center(at('A')).x)).toBeLessThan(at('A').width)
})

test('lanes are kept: each element lies in its own, in their order from the top', () => {
  const xml = models['lanes'] ?? ''
  const { at } = laidOut(xml)
  const { flow } = diagramOf(xml)
  for (const { id, lane } of flow.elements.values()) if (lane !== null) expect(contains(at(lane), at(id))).toBe(true)
  expect(bottom(at('Agents'))).toBe(at('Workshop').y)
  expect(bottom(at('Workshop'))).toBe(at('Finance').y)
  expect(contains(at('Shop'), at('Agents'))).toBe(true)
})

test('pools lie below each other in their order; messages go between them', () => {
  const { at, edges } = laidOut(models['pools'] ?? '')
  expect(bottom(at('Customer'))).toBeLessThan(at('Shop').y)
  expect(bottom(at('Shop'))).toBeLessThan(at('Maker').y)
  expect(edges.get('Asks')?.points[0]?.y).toBe(bottom(at('Customer')))
})

test('ids that stand twice, also within each other, are drawn once and end', () => {
  const xml = processXml(sub('p', task('A')), sub('S', sub('S', task('B')), task('A')), chain('S', 'S'))
  expect([...laidOut(xml).shapes.keys()]).toEqual(['S', 'A'])
})

test('a name of a million letters is cut off, and its element stays in sight', () => {
  const name = '退款 refund '.repeat(100_000)
  const { at, shapes } = laidOut(processXml(task('A', { name }), gateway('G', undefined, { name }), chain('A', 'G')))
  expect(at('A').height).toBeLessThan(500)
  expect(shapes.get('G')?.label?.height).toBeLessThan(500)
})

test('what lies in a lane around other lanes stands in the first of those', () => {
  const lanes = `<bpmn:laneSet id="L"><bpmn:lane id="Outer"><bpmn:flowNodeRef>A</bpmn:flowNodeRef><bpmn:flowNodeRef>B</bpmn:flowNodeRef>
    <bpmn:childLaneSet id="M"><bpmn:lane id="First"/><bpmn:lane id="Second"><bpmn:flowNodeRef>B</bpmn:flowNodeRef></bpmn:lane></bpmn:childLaneSet>
    </bpmn:lane><bpmn:lane id="Last"><bpmn:flowNodeRef>C</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>`
  const { at } = laidOut(processXml(lanes, task('A'), task('B'), task('C'), chain('A', 'B', 'C')))
  for (const [lane, id] of [
    ['First', 'A'],
    ['Second', 'B'],
    ['Last', 'C'],
    ['Outer', 'Second'],
  ] as const) {
    expect(contains(at(lane), at(id))).toBe(true)
  }
})

test('a process that is drawn half, or oddly, is laid out all the same', () => {
  const odd = processXml(
    task('Alone'),
    catching('Loose', timer('duration', 'PT1H')),
    boundary('Nowhere', 'gone'),
    task('Self'),
    chain('Self', 'Self'),
    chain('Alone', 'Alone'),
  )
  const { shapes } = laidOut(odd)
  expect([...shapes.keys()].toSorted()).toEqual(['Alone', 'Loose', 'Nowhere', 'Self'])
  expect(flawsIn(odd)).toEqual({})
  expect(laidOut(processXml(gateway('G'), task('A'), chain('G', 'A', 'G'), chain('A', 'A'))).shapes.size).toBe(2)
  expect(layOut(diagramOf(processXml()).flow).planes[0]?.shapes.size).toBe(0)
})
