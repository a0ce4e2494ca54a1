import { type FeelContext, feelFromJson, feelToJson, type Json } from '@aftersale/feel'
import { instantOf } from '@aftersale/kernel'
import type { ElementInstance, InstanceState } from './state.ts'

/** An active instance as JSON in two parts: variables change on their own, and people ask about them. */
export interface StoredState {
  readonly position: Json
  readonly variables: Json
}

/** Writes an instance so that `readState` gives it back: the order of a context's members alone may be lost. */
export function writeState({ nextKey, elements, variables }: InstanceState): StoredState {
  const written = elements.map(({ key, element, since, waitsFor, locals }) => ({
    key,
    element,
    since,
    waitsFor,
    locals: locals === null ? null : feelToJson(locals),
  }))
  return { position: { nextKey, elements: written }, variables: feelToJson(variables) }
}

/** Reads an active instance back from what `writeState` wrote. */
export function readState({ position, variables }: { position: unknown; variables: unknown }): InstanceState {
  const { nextKey, elements } = position as { nextKey: number; elements: readonly ElementInstance[] }
  return {
    status: 'active',
    nextKey,
    variables: feelFromJson(variables) as FeelContext,
    elements: elements.map(({ key, element, since, waitsFor, locals }) => ({
      key,
      element,
      since: instantOf(since),
      waitsFor,
      locals: locals === null ? null : (feelFromJson(locals) as FeelContext),
    })),
  }
}
