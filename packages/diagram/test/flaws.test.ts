import { expect, test } from 'vitest'
import { boundary, chain, documentXml, message, process, processXml, sub, task } from '../../process/test/bpmn-xml.ts'
import type { Edge, Plane, Shape } from '../src/diagram.ts'
import type { Bounds, Point } from '../src/geometry.ts'
import { flawsOf } from './flaws.ts'
import { diagramOf } from './read.ts'

const { flow } = diagramOf(
  processXml(
    task('A'),
    task('B'),
    task('C'),
    sub('S', task('In')),
    boundary('On', 'A', message('m', '=k')),
    chain('A', 'B', 'C'),
    chain('A', 'C'),
  ),
)

const room = (x: number, y: number, width = 100, height = 80): Bounds => ({ x, y, width, height })
const shape = (bounds: Bounds, label: Bounds | null = null): Shape => ({ bounds, label, isExpanded: false })
const line = (...points: readonly (readonly [number, number])[]): Edge => ({
  points: points.map(([x, y]): Point => ({ x, y })),
  label: null,
})

const kinds = (shapes: Readonly<Record<string, Shape>>, edges: Readonly<Record<string, Edge>> = {}): string[] => {
  const plane: Plane = { of: 'p', shapes: new Map(Object.entries(shapes)), edges: new Map(Object.entries(edges)) }
  return flawsOf(plane, flow).map(({ kind }) => kind)
}

const row = { A: shape(room(0, 0)), B: shape(room(200, 0)), C: shape(room(400, 0)) }

test('a drawing without flaws has none', () => {
  expect(kinds(row, { 'A-B': line([100, 40], [200, 40]), 'B-C': line([300, 40], [400, 40]) })).toEqual([])
})

test('shapes that overlap are a flaw, what contains the other or lies on its border is none', () => {
  expect(kinds({ ...row, B: shape(room(90, 0)) })).toEqual(['shapes-overlap'])
  expect(kinds({ S: shape(room(0, 0, 300, 200)), In: shape(room(20, 20)) })).toEqual([])
  expect(kinds({ ...row, On: shape(room(30, 62, 36, 36)) })).toEqual([])
})

test('a line through a shape is a flaw, also through the one where it begins', () => {
  expect(kinds(row, { 'A-C': line([100, 40], [400, 40]) })).toEqual(['line-through-shape'])
  expect(kinds(row, { 'A-B': line([0, 40], [200, 40]) })).toEqual(['line-through-shape'])
})

test('lines that cross are a flaw, lines upon each other too unless they share an end', () => {
  const up = line([150, -50], [150, 120])
  expect(kinds({}, { 'A-B': line([100, 40], [200, 40]), 'B-C': up })).toEqual(['lines-cross'])
  expect(kinds({}, { 'A-B': line([0, 0], [50, 0]), 'B-C': line([20, 0], [80, 0]) })).toEqual(['lines-on-each-other'])
  expect(kinds({}, { 'A-B': line([0, 0], [50, 0]), 'A-C': line([0, 0], [80, 0]) })).toEqual([])
})

test('a name under a shape, another name or a line is a flaw', () => {
  const named = (label: Bounds) => ({ ...row, A: shape(room(0, 0), label) })
  expect(kinds(named(room(180, 20, 60, 14)))).toEqual(['label-covered'])
  expect(kinds({ ...named(room(0, 90, 60, 14)), B: shape(room(200, 0), room(50, 95, 60, 14)) })).toEqual([
    'label-covered',
  ])
  expect(kinds(named(room(110, 33, 60, 14)), { 'A-B': line([100, 40], [200, 40]) })).toEqual(['label-covered'])
})

test('pools are no flaw around what is in them', () => {
  const { flow: pooled } = diagramOf(
    documentXml(
      '<bpmn:collaboration id="c"><bpmn:participant id="P" processRef="q"/></bpmn:collaboration>',
      process('q', task('T')),
    ),
  )
  const shapes = new Map([
    ['P', shape(room(0, 0, 400, 200))],
    ['T', shape(room(50, 50))],
  ])
  expect(flawsOf({ of: 'c', shapes, edges: new Map() }, pooled)).toEqual([])
})
