import type { FeelContext, FeelValue } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import type { ElementInstance, InstanceState } from './state.ts'

/** What can be asked of an instance. `key` names an element instance that waits for exactly this. */
export type Command =
  | { readonly kind: 'start'; readonly variables: FeelContext }
  | { readonly kind: 'complete-job'; readonly key: number; readonly variables: FeelContext }
  | { readonly kind: 'complete-decision'; readonly key: number; readonly result: FeelValue; readonly trace: unknown }
  | { readonly kind: 'complete-user-task'; readonly key: number; readonly variables: FeelContext; readonly by: string }
  | { readonly kind: 'fail'; readonly key: number; readonly cause: Cause }
  | { readonly kind: 'retry'; readonly key: number; readonly by: string }

/** Why an element cannot go on by itself: a stable code, and a sentence in each language. */
export interface Cause {
  readonly code: string
  readonly message: { readonly en: string; readonly 'zh-CN': string }
}

/**
 * What happened, in order, for the history: append-only, and enough to show and to mine. Values are JSON
 * (`data` of a left decision is its trace); `flows` are the ids of the sequence flows taken. `element` is the BPMN id;
 * `key` tells two visits apart.
 */
export type ProcessEvent =
  | { readonly kind: 'started'; readonly at: Instant }
  | { readonly kind: 'entered'; readonly at: Instant; readonly element: string; readonly key: number }
  | {
      readonly kind: 'left'
      readonly at: Instant
      readonly element: string
      readonly key: number
      readonly flows: readonly string[]
      readonly data: unknown
    }
  | {
      readonly kind: 'stopped'
      readonly at: Instant
      readonly element: string
      readonly key: number
      readonly data: Cause
    }
  | {
      readonly kind: 'retried'
      readonly at: Instant
      readonly element: string
      readonly key: number
      readonly data: { by: string }
    }
  | { readonly kind: 'completed'; readonly at: Instant }

/** What the outside must do before the instance goes on. Its key makes it stable: (instance, key) never repeats. */
export type Effect =
  | {
      readonly kind: 'job'
      readonly key: number
      readonly element: string
      readonly type: string
      readonly headers: Readonly<Record<string, string>>
      readonly variables: FeelContext
    }
  | {
      readonly kind: 'decision'
      readonly key: number
      readonly element: string
      readonly decisionId: string
      readonly variables: FeelContext
    }
  | {
      readonly kind: 'user-task'
      readonly key: number
      readonly element: string
      readonly name: string
      readonly assignee: string | null
      readonly candidateGroups: readonly string[]
      readonly formId: string | null
    }
  | { readonly kind: 'incident'; readonly key: number; readonly element: string; readonly cause: Cause }

/** The answer of `step`. */
export interface Step {
  readonly state: InstanceState
  readonly events: readonly ProcessEvent[]
  readonly effects: readonly Effect[]
}

/** Why a command does not apply to the instance as it is now: somebody was faster, or it is over. */
export type StepRefusal =
  | { readonly code: 'process.already-started' }
  | { readonly code: 'process.not-started' }
  | {
      readonly code: 'process.not-waiting'
      readonly key: number
      readonly waitsFor: ElementInstance['waitsFor'] | null
    }
