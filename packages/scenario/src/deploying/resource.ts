import type { DecisionModel } from '@aftersale/decision'
import type { BusinessCalendar } from '@aftersale/kernel'
import type { ProcessDefinition, StartTrigger, StartWait } from '@aftersale/process'
import type { Sentence } from '../sentence.ts'

/** A file to deploy: its name (the ending says what it is) and its text. */
export interface Resource {
  readonly name: string
  readonly content: string
}

/** Why a file does not execute: where in it, and one sentence in each language. */
export interface ResourceProblem {
  readonly resource: string
  readonly code: string
  readonly element: string | null
  /** Name of the element as drawn. */
  readonly name: string | null
  readonly message: Sentence
}

/** A definition as read from its file. */
export type Draft = { readonly key: string; readonly name: string; readonly resource: Resource } & (
  | { readonly kind: 'process'; readonly process: ProcessDefinition; readonly starts: readonly Start[] }
  | { readonly kind: 'decision'; readonly model: DecisionModel }
  | { readonly kind: 'form' }
  | { readonly kind: 'calendar'; readonly calendar: BusinessCalendar }
)

/** Something that begins instances of a process, and what it waits for. */
export interface Start {
  readonly trigger: StartTrigger
  readonly wait: StartWait
}

/** A version of a definition. */
export type Deployed<K extends Draft['kind'] = Draft['kind']> = Extract<Draft, { kind: K }> & {
  readonly version: number
}
