import type { AutomationDocument, Bilingual, CaseTypeDocument, Vocabulary } from '@aftersale/contract'
import type { Engine, Usage } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { storedAutomations } from '../automations/index.ts'
import { newestTypes } from '../cases/index.ts'
import { storedTemplates } from '../conversations/index.ts'
import { listWords } from '../words/index.ts'
import { formFieldsOf } from './form-fields.ts'
import { formName } from './shelves/described.ts'

/** What models may name, as it is in force now. */
export async function readVocabulary(database: Database, engine: Engine): Promise<Vocabulary> {
  const { operations } = engine
  const [files, usage, words, templates, types, automations] = await Promise.all([
    operations.files(database),
    operations.usage(database),
    listWords(database),
    storedTemplates(database, null),
    newestTypes(database),
    storedAutomations(database, null),
  ])
  const partsOf = (kind: string) => files.filter((file) => file.kind === kind).flatMap(({ definitions }) => definitions)
  const named = ({ key, name }: { readonly key: string; readonly name: Bilingual }) => ({ key, name })
  const decisions = files
    .filter(({ kind }) => kind === 'decision')
    .flatMap(({ resource, definitions }) => definitions.map((part) => ({ resource, ...part })))
  const faces = await operations.decisionFaces(
    database,
    decisions.map(({ definitionId }) => definitionId),
  )
  const forms: Vocabulary['forms'] = []
  for (const { key, definitionId } of partsOf('form')) {
    const fields = formFieldsOf(await operations.fileContent(database, definitionId))
    forms.push({ key, name: formName(key, usage), fields })
  }
  return {
    groups: Object.entries(words.group).map(([key, name]) => ({ key, name })),
    forms,
    processes: partsOf('process').map(named),
    calendars: partsOf('calendar').map(named),
    templates: templates.map(({ key, document }) => ({
      key,
      name: (document as { readonly name: Bilingual }).name,
      usedBy: [
        ...usage
          .filter(({ headers }) => headers['template'] === key)
          .map(({ processName, elementName }) => ({ name: processName, step: elementName })),
        ...automations
          .map(({ document: automation }) => automation as unknown as AutomationDocument)
          .filter((automation) => automation.do.some((action) => 'template' in action && action.template === key))
          .map(({ name }) => ({ name, step: null })),
      ],
    })),
    decisions: decisions.map(({ key, name, resource }) => {
      const face = faces.find((one) => one.key === key)
      return { key, name, resource, inputs: [...(face?.inputs ?? [])], outputs: [...(face?.outputs ?? [])] }
    }),
    work: workNames(operations.workTypes(), usage),
    caseTypes: [...types.values()].map(({ key, document }) => ({
      key,
      name: document.name,
      process: document.process,
      fields: document.fields.map(fieldOf),
      figures: Object.values(document.portal?.figures ?? {}),
    })),
  }
}

/** Work is called what the most steps call it that have it done. */
function workNames(types: readonly string[], usage: readonly Usage[]) {
  const byType = Map.groupBy(
    usage.filter(({ kind }) => kind === 'work'),
    ({ of }) => of,
  )
  return [...new Set([...types, ...byType.keys()])].sort().map((key) => {
    const names = Map.groupBy(byType.get(key) ?? [], ({ elementName }) => elementName.en)
    const [most] = [...names.values()].sort((one, other) => other.length - one.length)
    return { key, name: most?.[0]?.elementName ?? { en: key, 'zh-CN': key } }
  })
}

function fieldOf({ name, label, kind }: CaseTypeDocument['fields'][number]) {
  const options = 'options' in kind ? kind.options : []
  return { name, label, type: kind.type, options: options.map(({ value, label: said }) => ({ value, label: said })) }
}
