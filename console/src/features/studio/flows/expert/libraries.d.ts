/** Libraries of the editor that ship no types: what of them is called here. */

type EditorModule = Record<string, never>

declare module 'bpmn-js-properties-panel' {
  export const BpmnPropertiesPanelModule: EditorModule
  export const BpmnPropertiesProviderModule: EditorModule
  export const ZeebePropertiesProviderModule: EditorModule
  export function useService<Service>(name: string): Service
}

declare module '@bpmn-io/properties-panel' {
  type Value = string | boolean | undefined
  interface Entry {
    readonly element: unknown
    readonly id: string
    readonly label: string
    readonly description?: string
    readonly getValue: () => Value
    readonly setValue: (value: Value) => void
  }
  type Drawn = object
  export function TextFieldEntry(props: Entry & { readonly debounce: unknown }): Drawn
  export function CheckboxEntry(props: Entry): Drawn
  export function SelectEntry(
    props: Entry & { readonly getOptions: () => readonly { readonly value: string; readonly label: string }[] },
  ): Drawn
  export const ListGroup: unknown
  export const isTextFieldEntryEdited: unknown
  export const isCheckboxEntryEdited: unknown
  export const isSelectEntryEdited: unknown
}

declare module 'bpmn-js-element-templates' {
  export const CloudElementTemplatesPropertiesProviderModule: EditorModule
}

declare module 'bpmn-js-create-append-anything' {
  export const CreateAppendAnythingModule: EditorModule
  export const CreateAppendElementTemplatesModule: EditorModule
}

declare module 'bpmn-js-native-copy-paste' {
  const nativeCopyPaste: EditorModule
  export default nativeCopyPaste
}

declare module 'camunda-bpmn-js-behaviors/lib/camunda-cloud' {
  const behaviors: EditorModule
  export default behaviors
}
