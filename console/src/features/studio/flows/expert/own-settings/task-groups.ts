import type { Bilingual } from '@aftersale/kernel'
import { ListGroup } from '@bpmn-io/properties-panel'
import { nameIn } from '../../drawing/names.ts'
import { attributeEntries } from './attribute-entries.ts'
import {
  type EditedElement,
  type Editing,
  extensionOf,
  extensionsOf,
  listOf,
  type Moddle,
  putExtensions,
  textIn,
} from './editing.ts'
import { checkEntry, choiceEntry, type PanelGroup, textEntry } from './entry.ts'
import type { SettingWords } from './setting-words.ts'

/** How several approve a task. */
export function approvalGroup(element: EditedElement, editing: Editing, words: SettingWords): PanelGroup {
  const of = element.businessObject
  const policies = ['', 'any', 'all', 'ordered', 'ratio'] as const
  const options = policies.map((value) => ({ value, label: words.policies[value] }))
  const policy = textIn(extensionOf(of, 'aftersale:Approval'), 'policy')
  const attributes = [
    { name: 'policy', label: words.policy, options },
    { name: 'approvers', label: words.approvers, description: words.approversHint },
    ...(policy === 'ratio' ? [{ name: 'ratio', label: words.ratio, description: words.ratioHint }] : []),
    { name: 'variable', label: words.answer, description: words.answerHint },
    { name: 'approves', label: words.approves, description: words.approvesHint },
  ]
  const shown = policy === '' && extensionOf(of, 'aftersale:Approval') === null ? attributes.slice(0, 1) : attributes
  return {
    id: 'aftersale-approval',
    label: words.approval,
    entries: attributeEntries(element, of, 'aftersale:Approval', shown, editing),
  }
}

/** Which earlier tasks a task may be sent back to. */
export function sendBackGroup(
  element: EditedElement,
  tasks: readonly Moddle[],
  editing: Editing,
  words: SettingWords,
  language: keyof Bilingual,
): PanelGroup | null {
  const of = element.businessObject
  const type = 'aftersale:SendBack'
  const others = tasks.filter((task) => task !== of && task.id !== undefined)
  if (others.length === 0 && extensionsOf(of, type).length === 0) return null
  const entries = others.map((task) =>
    checkEntry({
      id: `aftersale-send-back-${task.id}`,
      label:
        nameIn({ $type: task.$type, name: textIn(task, 'name'), ...extensionsIn(task) }, language) || (task.id ?? ''),
      get: () => extensionsOf(of, type).some((one) => textIn(one, 'to') === task.id),
      set: (isAllowed) => {
        const kept = extensionsOf(of, type).filter((one) => textIn(one, 'to') !== task.id)
        const added = isAllowed ? [editing.bpmnFactory.create(type, { to: task.id })] : []
        putExtensions(element, of, type, [...kept, ...added], editing)
      },
    }),
  )
  return { id: 'aftersale-send-back', label: words.sendBack, entries }
}

const extensionsIn = (task: Moddle) => {
  const [holder] = listOf(task, 'extensionElements')
  return holder === undefined ? {} : { extensionElements: { values: listOf(holder, 'values') } }
}

/** What whoever does a task may do with each field of its form. */
export function fieldRightsGroup(element: EditedElement, editing: Editing, words: SettingWords): PanelGroup {
  const of = element.businessObject
  const type = 'aftersale:FieldRights'
  const holder = extensionOf(of, type)
  const rights = listOf(holder, 'values')
  const put = (values: readonly Moddle[]): void => {
    if (holder !== null && values.length > 0) {
      for (const one of values) one.$parent = holder
      editing.modeling.updateModdleProperties(element, holder, { values })
      return
    }
    const made = values.length === 0 ? [] : [editing.bpmnFactory.create(type, { values })]
    for (const one of values) one.$parent = made[0]
    putExtensions(element, of, type, made, editing)
  }
  const options = (['hidden', 'readonly', 'editable', 'required'] as const).map((value) => ({
    value,
    label: words.rights[value],
  }))
  const items = rights.map((one, place) => ({
    id: `aftersale-field-right-${place}`,
    label: textIn(one, 'field') || words.field,
    autoFocusEntry: `aftersale-field-right-${place}-field`,
    entries: [
      textEntry({
        id: `aftersale-field-right-${place}-field`,
        label: words.field,
        get: () => textIn(one, 'field'),
        set: (field) => editing.modeling.updateModdleProperties(element, one, { field: field.trim() || undefined }),
      }),
      choiceEntry({
        id: `aftersale-field-right-${place}-right`,
        label: words.right,
        options,
        get: () => textIn(one, 'right'),
        set: (right) => editing.modeling.updateModdleProperties(element, one, { right }),
      }),
    ],
    remove: (event: { stopPropagation(): void }) => {
      event.stopPropagation()
      put(rights.filter((other) => other !== one))
    },
  }))
  return {
    id: 'aftersale-field-rights',
    label: words.fieldRights,
    component: ListGroup,
    items,
    add: (event) => {
      event.stopPropagation()
      put([...rights, editing.bpmnFactory.create('aftersale:FieldRight', { right: 'readonly' })])
    },
  }
}
