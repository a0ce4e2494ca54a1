import type { Source } from './source.ts'

/** Prefixes under which the extensions of other engines are usually written. */
export const OTHER_ENGINE = /^(camunda|activiti|flowable):/

const OTHER_ENGINE_URI = /^http:\/\/(camunda\.org\/schema\/1\.0\/bpmn|activiti\.org\/bpmn|(www\.)?flowable\.org\/bpmn)$/

/** Settings of theirs that only modelers, task lists and clean-up jobs look at. */
const HARMLESS = new Set([
  'diagramRelationId',
  'exclusive',
  'historyTimeToLive',
  'isStartableInTasklist',
  'modelerTemplate',
  'modelerTemplateIcon',
  'modelerTemplateVersion',
  'properties',
])

/** Settings that switch something off that is off here anyway. */
const OFF = new Set(['async', 'asyncAfter', 'asyncBefore', 'asyncLeave'])

/** Names, as written, of what another engine would act on and this one would not: attributes and extension elements. */
export function otherEngineSettings(source: Source, extensions: readonly Source[]): readonly string[] {
  const attributes = Object.entries(source.$attrs ?? {}).flatMap(([name, value]) => {
    const local = name.split(':')[1] ?? ''
    const matters = isOtherEngine(name, prefixUri(source, name)) && !(OFF.has(local) && value === 'false')
    return matters ? [name] : []
  })
  const elements = extensions.flatMap(({ $type, $descriptor }) =>
    isOtherEngine($type, $descriptor?.ns?.uri) ? [$type] : [],
  )
  return [...elements, ...attributes]
}

function isOtherEngine(name: string, uri: string | undefined): boolean {
  const isTheirs = uri === undefined ? OTHER_ENGINE.test(name) : OTHER_ENGINE_URI.test(uri)
  return isTheirs && !HARMLESS.has(name.split(':')[1] ?? '')
}

/** What the prefix of an attribute stands for, where an element around declares it. */
function prefixUri(source: Source, name: string): string | undefined {
  const declaration = `xmlns:${name.split(':')[0]}`
  for (let at: Source | undefined = source; at !== undefined; at = at.$parent) {
    const uri = at.$attrs?.[declaration]
    if (typeof uri === 'string') return uri
  }
  return undefined
}
