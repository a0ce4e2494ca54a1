import type { Bilingual, Language, ModelKind } from '@aftersale/contract'
import type { Model } from '../studio-queries.ts'

/** In the order in which people look for them. */
export const MODEL_KINDS = [
  'rules',
  'flow',
  'form',
  'case-type',
  'template',
  'automation',
  'calendar',
] as const satisfies readonly ModelKind[]

export interface Looked {
  /** A kind, `drafts`, or all. */
  readonly view: string
  readonly q: string
  readonly language: Language
}

/** Those in which every word that was typed stands, in either language, in the name of a file or of what it defines. */
export function foundModels(models: readonly Model[], { view, q, language }: Looked): Model[] {
  const words = q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return models
    .filter((model) => isKind(model, view) && words.every((word) => textOf(model).includes(word)))
    .sort((one, other) => one.name[language].localeCompare(other.name[language], language))
}

function isKind({ kind, draft }: Model, view: string): boolean {
  if (view === 'drafts') return draft !== null
  return !MODEL_KINDS.some((one) => one === view) || kind === view
}

const textOf = ({ resource, name, parts }: Model) =>
  [resource, ...[name, ...parts.map((part) => part.name)].flatMap((one) => [one.en, one['zh-CN']])]
    .join(' ')
    .toLowerCase()

/** A kind of case with all that decides what becomes of it. */
export interface Matter {
  readonly key: string
  readonly name: Bilingual
  readonly models: readonly Model[]
}

/** Files by the case type that they belong to; what belongs to none is left out: it is found by its kind. */
export function mattersOf(models: readonly Model[]): Matter[] {
  const types = models.filter(({ kind }) => kind === 'case-type')
  return types.map(({ parts, name }) => {
    const key = parts[0]?.key ?? ''
    return { key, name, models: models.filter(({ about }) => about.includes(key)) }
  })
}
