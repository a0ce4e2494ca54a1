import type { BusinessCalendar } from '@aftersale/kernel'
import type { Binding, ProcessDefinition } from '@aftersale/process'
import type { DefinitionKind } from './definitions.store.ts'

/** A file to deploy; its ending says what it is (`.bpmn`, `.dmn`, `.form`, `.calendar.json`). */
export interface Resource {
  readonly name: string
  readonly content: string
}

/** Why a file will not be deployed: where in it, and one sentence in each language. */
export interface DeploymentProblem {
  readonly resource: string
  readonly code: string
  readonly element: string | null
  readonly message: { readonly en: string; readonly 'zh-CN': string }
}

/** A definition as read from its file, before it has a version. */
export interface Draft {
  readonly kind: DefinitionKind
  readonly key: string
  readonly name: string
  readonly versionTag: string | null
  readonly resource: Resource
  /** What it calls by a fixed name. */
  readonly calls: readonly Call[]
  /** The process; null where it is something else. */
  readonly process: ProcessDefinition | null
  /** The business calendar; null where it is something else. */
  readonly calendar: BusinessCalendar | null
}

/** Another definition that an element of a process names; it counts on a calendar, and calls the others. */
export interface Call {
  readonly kind: DefinitionKind
  readonly name: string
  readonly binding: Binding
  readonly element: string
}
