import { type FeelContext, type FeelValue, feelFromJson, feelToJson, type Json } from '@aftersale/feel'
import { instantOf } from '@aftersale/kernel'
import { readFirstForm } from './first-stored-form.ts'
import { type ElementInstance, INSTANCE, type InstanceState, type LoopState } from './state.ts'
import { readCompensable, writeCompensable } from './stored-compensable.ts'
import { readWait, type StoredWait, writeWait } from './stored-wait.ts'

/** An instance as JSON in two parts: variables change on their own, and people ask about them. */
export interface StoredState {
  readonly position: Json
  readonly variables: Json
}

/** Version of the form below. An instance that an earlier release stored is read by its form, and written anew in this one. */
const FORM = 2

/** What is usual is left out: an instance with ten thousand children must stay small. */
type StoredElement = Pick<ElementInstance, 'key' | 'element' | 'since'> & {
  readonly wait: StoredWait
  readonly scope?: number
  readonly variables?: Json
  readonly brought?: Json
  readonly loop?: Json
  readonly compensates?: number
}

interface StoredPosition {
  readonly form: typeof FORM
  readonly nextKey: number
  readonly elements: readonly StoredElement[]
  readonly businessKey?: string
  readonly isCalled?: true
  readonly taken?: InstanceState['taken']
  readonly subscriptions?: InstanceState['subscriptions']
  readonly compensable?: readonly Json[]
  readonly fired?: InstanceState['fired']
}

/** Writes an instance so that `readState` gives it back: the order of a context's members alone may be lost. */
export function writeState(state: InstanceState): StoredState {
  const { nextKey, businessKey, isCalled, taken, subscriptions, compensable, fired } = state
  const position: StoredPosition = {
    form: FORM,
    nextKey,
    elements: state.elements.map(writeElement),
    ...(businessKey === '' ? {} : { businessKey }),
    ...(isCalled ? { isCalled } : {}),
    ...(taken.length > 0 ? { taken } : {}),
    ...(subscriptions.length > 0 ? { subscriptions } : {}),
    ...(compensable.length > 0 ? { compensable: compensable.map(writeCompensable) } : {}),
    ...(fired.length > 0 ? { fired } : {}),
  }
  return { position: position as unknown as Json, variables: feelToJson(state.variables) }
}

/** Reads an active instance back from what `writeState` of this or an earlier release wrote. */
export function readState({ position, variables }: { position: unknown; variables: unknown }): InstanceState {
  const read = feelFromJson(variables) as FeelContext
  if (!isPosition(position)) return readFirstForm(position, read)
  return {
    status: 'active',
    businessKey: position.businessKey ?? '',
    isCalled: position.isCalled ?? false,
    nextKey: position.nextKey,
    variables: read,
    elements: position.elements.map(readElement),
    taken: position.taken ?? [],
    subscriptions: position.subscriptions ?? [],
    compensable: (position.compensable ?? []).map(readCompensable),
    fired: position.fired ?? [],
  }
}

const isPosition = (position: unknown): position is StoredPosition =>
  typeof position === 'object' && position !== null && 'form' in position

function writeElement(element: ElementInstance): StoredElement {
  const { key, scope, since, wait, variables, brought, loop, compensates } = element
  return {
    key,
    element: element.element,
    since,
    wait: writeWait(wait),
    ...(scope === INSTANCE ? {} : { scope }),
    ...(variables === null ? {} : { variables: feelToJson(variables) }),
    ...(brought === null ? {} : { brought: feelToJson(brought) }),
    ...(loop === null ? {} : { loop: writeLoop(loop) }),
    ...(compensates === null ? {} : { compensates }),
  }
}

function readElement(stored: StoredElement): ElementInstance {
  const { key, element, since, wait } = stored
  return {
    key,
    element,
    scope: stored.scope ?? INSTANCE,
    since: instantOf(since),
    variables: contextFrom(stored.variables),
    brought: contextFrom(stored.brought),
    wait: readWait(wait),
    loop: stored.loop === undefined ? null : readLoop(stored.loop as unknown as LoopState),
    compensates: stored.compensates ?? null,
  }
}

function writeLoop(loop: LoopState): Json {
  const { items, outputs } = loop
  const written = { ...loop, items: items?.map(feelToJson) ?? null, outputs: outputs?.map(feelToJson) ?? null }
  return written as unknown as Json
}

function readLoop(loop: LoopState): LoopState {
  const values = (list: readonly FeelValue[] | null) => list?.map(feelFromJson) ?? null
  return { ...loop, items: values(loop.items), outputs: values(loop.outputs) }
}

const contextFrom = (stored: Json | undefined): FeelContext | null =>
  stored === undefined ? null : (feelFromJson(stored) as FeelContext)
