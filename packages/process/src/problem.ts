/**
 * Why a model will not execute: which element, and one plain sentence in each language. `code` is stable
 * (`process.…`), so that an editor can mark the element and offer a mend.
 */
export interface ProcessProblem {
  readonly code: `process.${string}`
  /** Id of the BPMN element, or null where the trouble is the document itself. */
  readonly element: string | null
  /** Name of the element as drawn, or null where it has none. */
  readonly name: string | null
  readonly message: { readonly en: string; readonly 'zh-CN': string }
}

/** What `readProcesses` answers for a model that will not execute: every reason it found, not only the first. */
export interface WillNotExecute {
  readonly code: 'process.will-not-execute'
  readonly problems: readonly ProcessProblem[]
}
