import type { StepFailure } from '../failure.ts'
import { refusedStep } from '../failure.ts'
import type { Modification, StepOf } from '../reading/step-shapes.ts'
import { type ActiveInstance, isOf } from '../room/instance.ts'
import { activeInstances } from '../room/instances.ts'
import type { Room } from '../room/room.ts'
import { said } from '../sentence.ts'
import { BY, tell } from './act-on-work.ts'
import { findOpen, type Open } from './find-open.ts'

export function retry(room: Room, { of, given }: StepOf<'retry'>): StepFailure | null {
  const fits = ({ element: { wait } }: Open) => wait.kind === 'repair'
  const found = findOpen(room, of, given, { fits, en: 'incident', zh: '异常' })
  if (!found.ok) return found.refusal
  return tell(room, found.value, { kind: 'retry', key: found.value.element.key, by: BY })
}

/** Whatever the element waits for, it counts as done. */
export function skip(room: Room, { of, given }: StepOf<'skip'>): StepFailure | null {
  const fits = ({ element: { wait } }: Open) => wait.kind !== 'children' && wait.kind !== 'compensation'
  const found = findOpen(room, of, given, { fits, en: 'waiting element', zh: '等待中的节点' })
  if (!found.ok) return found.refusal
  const { key } = found.value.element
  return tell(room, found.value, { kind: 'skip', key, variables: given.variables ?? {}, by: BY })
}

/** Begins activities of an ad-hoc sub-process. */
export function activate(room: Room, { of, given }: StepOf<'activate'>): StepFailure | null {
  const fits = ({ instance, element }: Open) =>
    element.wait.kind === 'children' &&
    element.loop === null &&
    instance.deployed.process.nodes.get(element.element)?.kind === 'adHocSubProcess'
  const found = findOpen(room, of, given, { fits, en: 'ad-hoc sub-process', zh: '特别子流程' })
  if (!found.ok) return found.refusal
  const { key } = found.value.element
  return tell(room, found.value, { kind: 'activate-ad-hoc', key, elements: given.elements ?? [] })
}

/** Ends elements here and begins others there, in one instance. */
export function modify(room: Room, { of, given }: StepOf<'modify'>): StepFailure | null {
  const { key } = given
  const instance = activeInstances(room).find((one) => (key === null || isOf(one, key)) && hasAll(one, of))
  if (instance === undefined) {
    return refusedStep(
      said(
        `No running instance has all of these elements active: ${of.terminate.join(', ') || '–'}.`,
        `没有运行中的实例同时处于这些节点：${of.terminate.join('、') || '–'}。`,
      ),
    )
  }
  const activate = of.activate.map((one) => ({ ...one, scope: null }))
  return tell(room, { instance }, { kind: 'modify', terminate: keysOf(instance, of.terminate), activate, by: BY })
}

const hasAll = (instance: ActiveInstance, { terminate, activate }: Modification): boolean =>
  keysOf(instance, terminate).length === terminate.length &&
  activate.every(({ element }) => instance.deployed.process.nodes.has(element))

/** A visit for each id, the oldest first; an id that stands twice is two visits. */
function keysOf({ state }: ActiveInstance, ids: readonly string[]): readonly number[] {
  const left = [...state.elements]
  return ids.flatMap((id) => {
    const position = left.findIndex(({ element }) => element === id)
    return position < 0 ? [] : left.splice(position, 1).map(({ key }) => key)
  })
}
