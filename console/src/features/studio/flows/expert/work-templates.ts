import type { Language, Vocabulary } from '@aftersale/contract'
import { settingWords } from './own-settings/setting-words.ts'

const SCHEMA = 'https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json'

type Named = Vocabulary['work'][number]

interface Property {
  readonly type: 'Hidden' | 'String'
  readonly value: string
  readonly label?: string
  readonly binding: { readonly type: string; readonly name?: string; readonly property?: string }
}

const hidden = (value: string, binding: Property['binding']): Property => ({ type: 'Hidden', value, binding })

/** Both names of a step as what it does is called. */
const names = ({ name }: Named): Property[] => [
  hidden(name.en, { type: 'property', name: 'name' }),
  hidden(name['zh-CN'], { type: 'zeebe:property', name: 'name:zh-CN' }),
]

/**
 * What a step may be without being set up: every work that this system does, every decision and every form, as element
 * templates of the editor, in the reader's language.
 */
export function workTemplates({ work, decisions, forms }: Vocabulary, language: Language): readonly object[] {
  const words = settingWords(language)
  const template = (
    kind: string,
    one: Named,
    category: string,
    elementType: string,
    properties: readonly Property[],
  ) => ({
    $schema: SCHEMA,
    id: `aftersale.${kind}.${one.key}`,
    name: one.name[language],
    description: one.key,
    category: { id: `aftersale.${kind}`, name: category },
    appliesTo: ['bpmn:Task', elementType],
    elementType: { value: elementType },
    properties,
  })
  return [
    ...work.map((one) =>
      template('work', one, words.work, 'bpmn:ServiceTask', [
        ...names(one),
        hidden(one.key, { type: 'zeebe:taskDefinition', property: 'type' }),
      ]),
    ),
    ...decisions.map((one) =>
      template('decision', one, words.rules, 'bpmn:BusinessRuleTask', [
        ...names(one),
        hidden(one.key, { type: 'zeebe:calledDecision', property: 'decisionId' }),
        hidden(variableOf(one.key), { type: 'zeebe:calledDecision', property: 'resultVariable' }),
      ]),
    ),
    ...forms.map((one) =>
      template('form', one, words.forms, 'bpmn:UserTask', [
        ...names(one),
        { type: 'Hidden', value: 'true', binding: { type: 'zeebe:userTask' } },
        hidden(one.key, { type: 'zeebe:formDefinition', property: 'formId' }),
      ]),
    ),
  ]
}

/** A name of FEEL for what a decision gives: the last word of its key. */
const variableOf = (key: string): string => key.split('-').at(-1)?.replaceAll(/\W/g, '') || 'result'
