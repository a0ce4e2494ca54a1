import type { Source } from './source.ts'

/** Prefixes under which the extensions of other engines are usually written. */
export const OTHER_ENGINE = /^(camunda|activiti|flowable):/

const OTHER_ENGINE_URI =
  /^http:\/\/(www\.)?(camunda\.org(\/schema\/1\.0)?\/bpmn|camunda\.com\/fox|activiti\.org\/bpmn|flowable\.org\/bpmn)$/

/**
 * Settings of theirs that change nothing of what happens: for modelers, task lists and clean-up jobs; and where they commit,
 * since here everything up to the next wait is one transaction and what fails stops where it is, not further back.
 */
const HARMLESS = new Set([
  'async',
  'asyncAfter',
  'asyncBefore',
  'asyncLeave',
  'diagramRelationId',
  'exclusive',
  'formFieldValidation',
  'historyTimeToLive',
  'isStartableInTasklist',
  'modelerTemplate',
  'modelerTemplateIcon',
  'modelerTemplateVersion',
  'properties',
  'versionTag',
  'work-form-field-validation',
])

/** Settings that state, with this value, what is so here anyway. */
const USUAL: Readonly<Record<string, string>> = {
  autoStoreVariables: 'false',
  calledElementBinding: 'latest',
  scope: 'global',
  terminateAll: 'false',
}

/** Names, as written, of what another engine would act on and this one would not: attributes and extension elements. */
export function otherEngineSettings(source: Source, extensions: readonly Source[]): readonly string[] {
  const attributes = Object.entries(source.$attrs ?? {}).flatMap(([name, value]) => {
    const local = name.split(':')[1] ?? ''
    return isOtherEngine(name, prefixUri(source, name)) && USUAL[local] !== value ? [name] : []
  })
  const elements = extensions.flatMap(({ $type, $descriptor }) =>
    isOtherEngine($type, $descriptor?.ns?.uri) ? [$type] : [],
  )
  return [...elements, ...attributes]
}

function isOtherEngine(name: string, uri: string | undefined): boolean {
  const isTheirs = OTHER_ENGINE.test(name) || (uri !== undefined && OTHER_ENGINE_URI.test(uri))
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

interface Words {
  readonly en: string
  readonly zh: string
}

const WORK: Words = {
  en: 'give it a zeebe:taskDefinition with a type, which a worker does',
  zh: '请改用 zeebe:taskDefinition 指定类型，由工作程序执行',
}
const WHO: Words = {
  en: 'say who does it in a zeebe:assignmentDefinition',
  zh: '请用 zeebe:assignmentDefinition 指定办理人',
}
const FORM: Words = { en: 'name its form in a zeebe:formDefinition', zh: '请用 zeebe:formDefinition 指定表单' }
const WHEN: Words = { en: 'say when in a zeebe:taskSchedule', zh: '请用 zeebe:taskSchedule 指定时间' }
const ITEMS: Words = {
  en: 'name the items in zeebe:loopCharacteristics',
  zh: '请用 zeebe:loopCharacteristics 指定集合',
}
const MAPPED: Words = { en: 'map variables in a zeebe:ioMapping', zh: '请用 zeebe:ioMapping 映射变量' }
const RULE: Words = { en: 'name the decision in a zeebe:calledDecision', zh: '请用 zeebe:calledDecision 指定决策' }

/** What to write instead, by their own word. */
const INSTEAD: Readonly<Record<string, Words>> = {
  class: WORK,
  delegateExpression: WORK,
  expression: WORK,
  topic: WORK,
  type: WORK,
  assignee: WHO,
  candidateGroups: WHO,
  candidateUsers: WHO,
  formData: FORM,
  formKey: FORM,
  formProperty: FORM,
  formRef: FORM,
  dueDate: WHEN,
  followUpDate: WHEN,
  collection: ITEMS,
  elementVariable: ITEMS,
  in: MAPPED,
  inputOutput: MAPPED,
  out: MAPPED,
  resultVariable: MAPPED,
  decisionRef: RULE,
  executionListener: { en: 'use zeebe:executionListeners', zh: '请改用 zeebe:executionListeners' },
  taskListener: { en: 'use zeebe:taskListeners', zh: '请改用 zeebe:taskListeners' },
  failedJobRetryTimeCycle: {
    en: 'state the retries in its zeebe:taskDefinition',
    zh: '请在 zeebe:taskDefinition 中指定重试次数',
  },
}

/** What an author writes instead of another engine's setting; null where nothing corresponds. */
export const insteadOf = (name: string): Words | null =>
  (OTHER_ENGINE.test(name) ? INSTEAD[name.split(':')[1] ?? ''] : undefined) ?? null
