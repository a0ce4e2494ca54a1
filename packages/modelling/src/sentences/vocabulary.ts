import type { Words } from '../document/part.ts'

/** Something that a model names by its key, as people call it. */
export interface Named {
  readonly key: string
  readonly name: Words
}

/** Something that a form or a case type asks. */
export interface AskedField {
  readonly name: string
  readonly label: Words
  readonly type: string
  readonly options: readonly { readonly value: string; readonly label: Words }[]
}

/** What flows may name, in words. */
export interface FlowVocabulary {
  readonly groups: readonly Named[]
  readonly forms: readonly (Named & { readonly fields: readonly AskedField[] })[]
  readonly processes: readonly Named[]
  readonly calendars: readonly Named[]
  readonly templates: readonly Named[]
  readonly decisions: readonly (Named & { readonly outputs: readonly string[] })[]
  readonly work: readonly Named[]
  readonly caseTypes: readonly {
    readonly process: string
    readonly fields: readonly AskedField[]
  }[]
}

export type Language = keyof Words

/** What something is called; its key where nothing of that key is known. */
export const called = (all: readonly Named[], key: string, language: Language): string =>
  all.find((one) => one.key === key)?.name[language] ?? key
