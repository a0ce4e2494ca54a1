/** An element of bpmn-moddle as settings are written on it. */
export interface Moddle {
  readonly $type: string
  readonly id?: string
  $parent?: unknown
  get(property: string): unknown
}

/** An element of the drawing. */
export interface EditedElement {
  readonly id: string
  readonly type: string
  readonly businessObject: Moddle
  readonly labelTarget?: EditedElement
}

/** What changes a flow, so that it can be taken back. */
export interface Editing {
  readonly modeling: {
    updateModdleProperties(element: EditedElement, of: Moddle, properties: Readonly<Record<string, unknown>>): void
  }
  readonly bpmnFactory: { create(type: string, properties: Readonly<Record<string, unknown>>): Moddle }
}

const isModdle = (value: unknown): value is Moddle => typeof value === 'object' && value !== null && '$type' in value

/** The elements that a property holds. */
export function listOf(of: Moddle | null, property: string): readonly Moddle[] {
  const value = of?.get(property)
  return Array.isArray(value) ? value.filter(isModdle) : isModdle(value) ? [value] : []
}

/** The extension element of a type that an element carries; null: none. */
export const extensionOf = (of: Moddle, type: string): Moddle | null => extensionsOf(of, type)[0] ?? null

export const extensionsOf = (of: Moddle, type: string): readonly Moddle[] =>
  listOf(listOf(of, 'extensionElements')[0] ?? null, 'values').filter(({ $type }) => $type === type)

/** What an attribute says; empty: nothing. */
export function textIn(of: Moddle | null, property: string): string {
  const value = of?.get(property)
  return typeof value === 'string' ? value : ''
}

/** Replaces the extension elements of a type by others, in one step that can be taken back. */
export function putExtensions(
  element: EditedElement,
  of: Moddle,
  type: string,
  wanted: readonly Moddle[],
  { modeling, bpmnFactory }: Editing,
): void {
  const holder = listOf(of, 'extensionElements')[0]
  const others = listOf(holder ?? null, 'values').filter(({ $type }) => $type !== type)
  const values = [...others, ...wanted]
  if (holder === undefined) {
    const made = bpmnFactory.create('bpmn:ExtensionElements', { values })
    for (const one of values) one.$parent = made
    made.$parent = of
    modeling.updateModdleProperties(element, of, { extensionElements: made })
    return
  }
  for (const one of wanted) one.$parent = holder
  modeling.updateModdleProperties(element, holder, { values })
}

/** Writes one attribute of an extension element, which comes with its first attribute and goes with its last. */
export function putAttribute(
  element: EditedElement,
  of: Moddle,
  type: string,
  attribute: { readonly name: string; readonly value: string; readonly all: readonly string[] },
  editing: Editing,
): void {
  const own = extensionOf(of, type)
  const value = attribute.value === '' ? undefined : attribute.value
  if (own === null) {
    if (value === undefined) return
    putExtensions(element, of, type, [editing.bpmnFactory.create(type, { [attribute.name]: value })], editing)
    return
  }
  const isLast =
    value === undefined && attribute.all.every((name) => name === attribute.name || textIn(own, name) === '')
  if (isLast) putExtensions(element, of, type, [], editing)
  else editing.modeling.updateModdleProperties(element, own, { [attribute.name]: value })
}
