import { type Attributes, element, wrap } from './xml-text.ts'

// Settings of the dialect

export const input = (target: string, source: string): string => element('zeebe:input', { source, target })
export const output = (target: string, source: string): string => element('zeebe:output', { source, target })
export const work = (type: string, retries?: string): string => element('zeebe:taskDefinition', { type, retries })
export const headers = (values: Readonly<Record<string, string>>): string => {
  const entries = Object.entries(values).map(([key, value]) => element('zeebe:header', { key, value }))
  return wrap('zeebe:taskHeaders', entries.join(''))
}
export const jobPriority = (priority: string): string => element('zeebe:jobPriorityDefinition', { priority })
/** Types of work by occasion, in order. */
export const listeners = (types: { readonly start?: readonly string[]; readonly end?: readonly string[] }): string => {
  const one = (eventType: string) => (type: string) => element('zeebe:executionListener', { eventType, type })
  const all = [...(types.start ?? []).map(one('start')), ...(types.end ?? []).map(one('end'))]
  return wrap('zeebe:executionListeners', all.join(''))
}
/** Pairs of occasion (`creating`, `assigning` …) and type of work. */
export const taskListeners = (...pairs: readonly (readonly [on: string, type: string])[]): string => {
  const all = pairs.map(([eventType, type]) => element('zeebe:taskListener', { eventType, type }))
  return wrap('zeebe:taskListeners', all.join(''))
}
export const names = (translations: Readonly<Record<string, string>>): string => {
  const all = Object.entries(translations).map(([language, value]) =>
    element('zeebe:property', { name: `name:${language}`, value }),
  )
  return wrap('zeebe:properties', all.join(''))
}
export const versionTag = (value: string): string => element('zeebe:versionTag', { value })
export const formOf = (attributes: Attributes): string => element('zeebe:formDefinition', attributes)

// Settings of our own

interface Approval {
  readonly policy: string
  readonly approvers?: string
  readonly ratio?: string
  readonly variable?: string
  readonly approves?: string
}

export const approval = (settings: Approval): string => element('aftersale:approval', { ...settings })
/** Rights (`hidden`, `readonly`, `editable`, `required`) by field. */
export const fieldRights = (rights: Readonly<Record<string, string>>): string => {
  const all = Object.entries(rights).map(([field, right]) => element('aftersale:fieldRight', { field, right }))
  return wrap('aftersale:fieldRights', all.join(''))
}
export const sendBack = (...to: readonly string[]): string =>
  to.map((one) => element('aftersale:sendBack', { to: one })).join('')
export const publish = (settings: {
  readonly correlationKey?: string
  readonly messageId?: string
  readonly timeToLive?: string
}): string => element('aftersale:publish', settings)
