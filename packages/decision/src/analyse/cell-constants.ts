import {
  createEvaluation,
  type FeelValue,
  type Kind,
  type TestShape,
  typeNameOf,
  type UnaryTests,
} from '@aftersale/feel'
import { instantOf } from '@aftersale/kernel'

function constantsOfShape(shape: TestShape): readonly FeelValue[] {
  switch (shape.kind) {
    case 'any':
    case 'opaque':
      return []
    case 'not':
      return shape.tests.flatMap(constantsOfShape)
    case 'equal':
      return [shape.value]
    case 'member':
      return shape.values
    case 'range':
      // An open end is null, which is no value that the cell mentions.
      return [shape.start, shape.end].filter((end) => end !== null || shape.operator === '=' || shape.operator === '!=')
  }
}

/** The values a cell mentions: between and beside them its answer does not change. */
export const constantsOf = (cell: UnaryTests): FeelValue[] => cell.shapes.flatMap(constantsOfShape)

const structured: ReadonlySet<Kind> = new Set<Kind>(['list', 'context', 'range', 'function'])
const isScalar = (value: FeelValue): boolean => !structured.has(typeNameOf(value))

function isAnalysableShape(shape: TestShape): boolean {
  switch (shape.kind) {
    case 'any':
      return true
    case 'opaque':
      return false
    case 'not':
      return shape.tests.every(isAnalysableShape)
    case 'equal':
      return isScalar(shape.value)
    case 'member':
      return shape.values.every(isScalar)
    case 'range': {
      const equality = shape.operator === '=' || shape.operator === '!='
      const ends = [shape.start, shape.end]
      // Words have an order, but no value lies for certain between two of them.
      return ends.every(isScalar) && (equality || ends.every((end) => typeof end !== 'string'))
    }
  }
}

/** Whether a cell depends on nothing but its input, and in a way that samples can stand for. */
export const isAnalysable = (cell: UnaryTests): boolean => cell.shapes.every(isAnalysableShape)

/** Whether a value passes a cell that depends on nothing else. */
export const passesCell = (cell: UnaryTests, value: FeelValue): boolean =>
  cell.test(value, {}, createEvaluation({ now: instantOf(0) })) === true
