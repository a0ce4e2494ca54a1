declare module '@bpmn-io/feel-editor' {
  export interface FeelEditorOptions {
    readonly container: HTMLElement
    readonly dialect?: 'expression' | 'unaryTests'
    readonly value?: string
    readonly readOnly?: boolean
    readonly variables?: readonly object[]
    readonly contentAttributes?: Readonly<Record<string, string>>
    readonly onChange?: (value: string) => void
    readonly onKeyDown?: (event: KeyboardEvent) => void
  }
  export default class FeelEditor {
    constructor(options: FeelEditorOptions)
    setVariables(variables: readonly object[]): void
    focus(position?: number): void
  }
}
