import type { Expression } from '@aftersale/feel'
import type { DataAssociation } from '../settings.ts'
import { compileFeel, expressionText, readExpression } from './attributes.ts'
import type { Drawing } from './drawing.ts'
import type { DataPlace } from './scan.ts'
import { child, children, nameOf, type Source } from './source.ts'

const TRANSFORMATION = { en: 'transformation', zh: '数据转换' }

/** What bpmn-io's modelers let an input association lead to: BPMN asks for a target, and the author drew none. */
const NO_TARGET = '__targetRef_placeholder'

/** What flows into an element: its own properties, which begin empty, then what its associations bring. */
export function readDataInputs(source: Source, drawing: Drawing): DataAssociation[] {
  const associations = children(source, 'dataInputAssociations').flatMap((one) => readAssociation(one, source, drawing))
  // What a sub-process owns are variables of its body.
  const properties = source.$instanceOf?.('bpmn:SubProcess') ? [] : children(source, 'properties')
  const filled = new Set(associations.map(({ target }) => target))
  const empty = properties.flatMap((property) => {
    const target = nameOf(property) ?? property.id ?? null
    return filled.has(target) || target === NO_TARGET ? [] : [{ ...NOTHING, target }]
  })
  return [...empty, ...associations]
}

/** What flows out of an element when it is done. */
export const readDataOutputs = (source: Source, drawing: Drawing): DataAssociation[] =>
  children(source, 'dataOutputAssociations').flatMap((one) => readAssociation(one, source, drawing))

const NOTHING: DataAssociation = {
  source: null,
  target: null,
  sourceStore: null,
  targetStore: null,
  transformation: null,
}

function readAssociation(association: Source, owner: Source, drawing: Drawing): DataAssociation[] {
  const { scan } = drawing
  const sources = children(association, 'sourceRef').map(({ id }) => scan.data.get(id ?? ''))
  const written = child(association, 'targetRef')
  const target = scan.data.get(written?.id ?? '')
  const assignments = readAssignments(association, owner, drawing)
  const transformation = readExpression(association, 'transformation', owner, TRANSFORMATION, drawing)
  if (assignments.length > 0 && transformation === null && sources.length === 0) return assignments
  if (transformation === null && written !== null && (sources.length === 0 || nameOf(written) === NO_TARGET)) {
    const place = sources.length === 0 ? target : sources[0]
    if (sources.length <= 1 && place !== undefined)
      return [...underItsOwnName(place, sources.length > 0), ...assignments]
  }
  if (target === undefined || sources.includes(undefined) || (sources.length === 0 && transformation === null)) {
    addLoose(owner, drawing)
    return assignments
  }
  if (sources.length > 1 && (transformation === null || sources.some((place) => place?.store != null))) {
    addAmbiguous(owner, drawing)
    return assignments
  }
  return [between(sources[0] ?? null, target, transformation), ...assignments]
}

/**
 * Drawn without saying which variable: the one with the data's own name. A data object is that variable itself, so nothing
 * is to be copied.
 */
function underItsOwnName(place: DataPlace, isInput: boolean): DataAssociation[] {
  if (place.store === null) return []
  const variable = { variable: place.store, store: null }
  return [isInput ? between(place, variable, null) : between(variable, place, null)]
}

const between = (from: DataPlace | null, to: DataPlace, transformation: Expression | null): DataAssociation => ({
  source: from?.variable ?? null,
  target: to.variable,
  sourceStore: from?.store ?? null,
  targetStore: to.store,
  transformation,
})

/** `assignment`: the value of one expression goes to the variable that the other one names. */
function readAssignments(association: Source, owner: Source, drawing: Drawing): DataAssociation[] {
  return children(association, 'assignment').flatMap((assignment) => {
    const from = expressionText(assignment, 'from', owner, drawing)
    const to = expressionText(assignment, 'to', owner, drawing)?.replace(/^\s*=/, '').trim() ?? ''
    if (from === null || !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(to)) {
      addLoose(owner, drawing)
      return []
    }
    return [{ ...NOTHING, target: to, transformation: compileFeel(from, owner, TRANSFORMATION, drawing) }]
  })
}

/** A reference that leads nowhere was already named by the parser. */
function addLoose(owner: Source, { problems }: Drawing): void {
  if (problems.list.some(({ code, element }) => code === 'process.reference-unresolved' && element === owner.id)) return
  problems.add(
    owner,
    'process.data-loose',
    'One of its data associations does not connect it with data.',
    '它有一条数据关联没有连接到数据。',
  )
}

function addAmbiguous(owner: Source, { problems }: Drawing): void {
  problems.add(
    owner,
    'process.data-ambiguous',
    'One of its data associations has several sources, which only a transformation of variables can join.',
    '它有一条数据关联有多个来源，只能通过变量的转换来合并。',
  )
}
