import { type EditedElement, type Editing, extensionOf, type Moddle, putAttribute, textIn } from './editing.ts'
import { choiceEntry, type PanelEntry, textEntry } from './entry.ts'

/** One attribute of an extension element of ours. */
export interface Attribute {
  readonly name: string
  readonly label: string
  readonly description?: string
  /** What may be chosen; without it anything may be written. */
  readonly options?: readonly { readonly value: string; readonly label: string }[]
}

/** Entries for the attributes of an extension element of ours, which is there as long as one of them is. */
export function attributeEntries(
  element: EditedElement,
  of: Moddle,
  type: string,
  attributes: readonly Attribute[],
  editing: Editing,
): PanelEntry[] {
  const all = attributes.map(({ name }) => name)
  return attributes.map(({ name, label, description, options }) => {
    const entry = {
      id: `${type.replace(':', '-')}-${name}`,
      label,
      ...(description === undefined ? {} : { description }),
      get: () => textIn(extensionOf(of, type), name),
      set: (value: string) => putAttribute(element, of, type, { name, value: value.trim(), all }, editing),
    }
    return options === undefined ? textEntry(entry) : choiceEntry({ ...entry, options })
  })
}
