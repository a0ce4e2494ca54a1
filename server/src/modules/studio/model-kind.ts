import type { ModelKind } from '@aftersale/contract'

const ENDINGS: readonly (readonly [string, ModelKind])[] = [
  ['.bpmn', 'flow'],
  ['.dmn', 'rules'],
  ['.form', 'form'],
  ['.calendar.json', 'calendar'],
  ['.case-type.json', 'case-type'],
  ['.message.json', 'template'],
  ['.automation.json', 'automation'],
]

/** What a file is, by its ending; null where it is nothing that the business is made of. */
export const modelKindOf = (resource: string): ModelKind | null =>
  ENDINGS.find(([ending]) => resource.endsWith(ending))?.[1] ?? null

export const endingOf = (kind: ModelKind): string => {
  const found = ENDINGS.find(([, one]) => one === kind)
  if (found === undefined) throw new Error(`expected a kind of model with an ending, got ${kind}`)
  return found[0]
}

/** Names under which a new file may be begun; what is in force may have come under any other. */
export const isNewName = (resource: string): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,150}$/.test(resource) && modelKindOf(resource) !== null
