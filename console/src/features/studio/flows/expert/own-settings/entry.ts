import {
  CheckboxEntry,
  isCheckboxEntryEdited,
  isSelectEntryEdited,
  isTextFieldEntryEdited,
  SelectEntry,
  TextFieldEntry,
} from '@bpmn-io/properties-panel'
import { useService } from 'bpmn-js-properties-panel'

/** What an entry of the panel edits. */
interface Entered<Value> {
  readonly id: string
  readonly label: string
  readonly description?: string
  get(): Value
  set(value: Value): void
}

/** What the panel draws, with the properties of an element. */
interface PanelProps {
  readonly element: unknown
  readonly id: string
}

const described = ({ description }: { readonly description?: string }) =>
  description === undefined ? {} : { description }

/** A line of text. */
export const textEntry = (entry: Entered<string>) => ({
  id: entry.id,
  component: ({ element, id }: PanelProps) =>
    TextFieldEntry({
      element,
      id,
      label: entry.label,
      ...described(entry),
      getValue: entry.get,
      setValue: (value) => entry.set(typeof value === 'string' ? value : ''),
      debounce: useService('debounceInput'),
    }),
  isEdited: isTextFieldEntryEdited,
})

/** A choice; what stands there and is none of the options stays one. */
export const choiceEntry = (
  entry: Entered<string> & { readonly options: readonly { readonly value: string; readonly label: string }[] },
) => ({
  id: entry.id,
  component: ({ element, id }: PanelProps) =>
    SelectEntry({
      element,
      id,
      label: entry.label,
      ...described(entry),
      getValue: entry.get,
      setValue: (value) => entry.set(typeof value === 'string' ? value : ''),
      getOptions: () => {
        const now = entry.get()
        const isKnown = entry.options.some(({ value }) => value === now)
        return isKnown ? entry.options : [...entry.options, { value: now, label: now }]
      },
    }),
  isEdited: isSelectEntryEdited,
})

/** Yes or no. */
export const checkEntry = (entry: Entered<boolean>) => ({
  id: entry.id,
  component: ({ element, id }: PanelProps) =>
    CheckboxEntry({
      element,
      id,
      label: entry.label,
      ...described(entry),
      getValue: entry.get,
      setValue: (value) => entry.set(value === true),
    }),
  isEdited: isCheckboxEntryEdited,
})

export type PanelEntry = ReturnType<typeof textEntry | typeof choiceEntry | typeof checkEntry>

/** A part of the panel. */
export interface PanelGroup {
  readonly id: string
  readonly label: string
  readonly component?: unknown
  readonly entries?: readonly PanelEntry[]
  readonly items?: readonly PanelItem[]
  readonly add?: (event: { stopPropagation(): void }) => void
}

interface PanelItem {
  readonly id: string
  readonly label: string
  readonly entries: readonly PanelEntry[]
  readonly autoFocusEntry?: string
  readonly remove: (event: { stopPropagation(): void }) => void
}
