import { CHINESE_NAME } from '../../drawing/names.ts'
import { type EditedElement, type Editing, extensionOf, listOf, putExtensions, textIn } from './editing.ts'

/** The Chinese name of an element; empty: none. */
export function chineseNameOf({ businessObject }: EditedElement): string {
  const properties = listOf(extensionOf(businessObject, 'zeebe:Properties'), 'properties')
  return textIn(properties.find((one) => textIn(one, 'name') === CHINESE_NAME) ?? null, 'value')
}

/** Gives an element its Chinese name, or takes it away where it is empty. */
export function setChineseName(element: EditedElement, name: string, editing: Editing): void {
  const { businessObject } = element
  const { modeling, bpmnFactory } = editing
  const holder = extensionOf(businessObject, 'zeebe:Properties')
  const properties = listOf(holder, 'properties')
  const own = properties.find((one) => textIn(one, 'name') === CHINESE_NAME)
  const value = name.trim()
  if (own !== undefined && value !== '') {
    modeling.updateModdleProperties(element, own, { value })
    return
  }
  const others = properties.filter((one) => one !== own)
  const wanted =
    value === '' ? others : [...others, bpmnFactory.create('zeebe:Property', { name: CHINESE_NAME, value })]
  if (holder === null) {
    if (wanted.length === 0) return
    const made = bpmnFactory.create('zeebe:Properties', { properties: wanted })
    for (const one of wanted) one.$parent = made
    putExtensions(element, businessObject, 'zeebe:Properties', [made], editing)
    return
  }
  for (const one of wanted) one.$parent = holder
  if (wanted.length === 0) putExtensions(element, businessObject, 'zeebe:Properties', [], editing)
  else modeling.updateModdleProperties(element, holder, { properties: wanted })
}
