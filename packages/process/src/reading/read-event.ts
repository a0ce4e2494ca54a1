import type { BoundaryEvent, CatchEvent, EndEvent, StartEvent, ThrowEvent } from '../definition.ts'
import { optionalAttribute } from './attributes.ts'
import type { Drawing } from './drawing.ts'
import { readBase } from './read-base.ts'
import { readEventDefinitions } from './read-event-definition.ts'
import { refuseUnlinkedForm } from './read-form.ts'
import { readJob } from './read-job.ts'
import { readPublish } from './read-message.ts'
import { child, extension, flag, type Source } from './source.ts'

const FORM = { en: 'form id', zh: '表单 id' }

/** Extensions that a throwing event acts on. */
const THROWING = [
  'zeebe:IoMapping',
  'zeebe:TaskDefinition',
  'zeebe:JobPriorityDefinition',
  'zeebe:PublishMessage',
  'aftersale:Publish',
]

export function readStartEvent(source: Source, parent: string | null, drawing: Drawing): StartEvent | null {
  const base = readCatching(source, parent, ['zeebe:FormDefinition'], drawing)
  if (base === null) return null
  const form = extension(source, 'zeebe:FormDefinition')
  if (form !== null) refuseUnlinkedForm(form, source, drawing.problems)
  const formId = optionalAttribute(form, 'formId', source, FORM, drawing)
  return { ...base, kind: 'startEvent', isInterrupting: source.get('isInterrupting') !== false, formId }
}

export function readCatchEvent(source: Source, parent: string | null, drawing: Drawing): CatchEvent | null {
  const base = readCatching(source, parent, [], drawing)
  return base === null ? null : { ...base, kind: 'intermediateCatchEvent' }
}

/** Reads a boundary event; one that is attached to nothing has an empty `attachedTo`. */
export function readBoundary(source: Source, parent: string | null, drawing: Drawing): BoundaryEvent | null {
  const base = readCatching(source, parent, [], drawing)
  if (base === null) return null
  const attachedTo = child(source, 'attachedToRef')?.id ?? ''
  return { ...base, kind: 'boundaryEvent', attachedTo, isInterrupting: source.get('cancelActivity') !== false }
}

export function readThrowEvent(source: Source, parent: string | null, drawing: Drawing): ThrowEvent | null {
  const base = readThrowing(source, parent, drawing)
  return base === null ? null : { ...base, kind: 'intermediateThrowEvent' }
}

export function readEndEvent(source: Source, parent: string | null, drawing: Drawing): EndEvent | null {
  const base = readThrowing(source, parent, drawing)
  return base === null ? null : { ...base, kind: 'endEvent' }
}

type Common = Omit<CatchEvent, 'kind'>

function readCatching(
  source: Source,
  parent: string | null,
  executed: readonly string[],
  drawing: Drawing,
): Common | null {
  const base = readBase(source, parent, ['zeebe:IoMapping', ...executed], drawing)
  if (base === null) return null
  const definitions = readEventDefinitions(source, drawing)
  return { ...base, definitions, parallelMultiple: flag(source, 'parallelMultiple') }
}

function readThrowing(source: Source, parent: string | null, drawing: Drawing): Omit<ThrowEvent, 'kind'> | null {
  const base = readBase(source, parent, THROWING, drawing)
  if (base === null) return null
  return {
    ...base,
    definitions: readEventDefinitions(source, drawing),
    parallelMultiple: false,
    job: readJob(source, drawing),
    publish: readPublish(source, drawing),
  }
}
