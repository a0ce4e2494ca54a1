declare module 'dmn-js/lib/Modeler' {
  export interface DmnElement {
    readonly id: string
    readonly $type: string
  }
  export interface DmnView {
    readonly id: string
    readonly type: string
    readonly name?: string
    readonly element: DmnElement
  }
  export interface DmnViewer {
    on(event: string, listener: () => void): void
  }
  export interface ViewerOptions {
    readonly additionalModules?: readonly object[]
  }
  export interface ModelerOptions {
    readonly container: HTMLElement
    readonly drd?: ViewerOptions
    readonly decisionTable?: ViewerOptions
    readonly literalExpression?: ViewerOptions
    readonly boxedExpression?: ViewerOptions
  }
  export default class Modeler {
    constructor(options: ModelerOptions)
    importXML(xml: string): Promise<{ readonly warnings: readonly unknown[] }>
    saveXML(options: { readonly format: boolean }): Promise<{ readonly xml: string }>
    getViews(): readonly DmnView[]
    getActiveView(): DmnView | undefined
    open(view: DmnView): Promise<unknown>
    on(event: string, listener: (event: { readonly viewer: DmnViewer }) => void): void
    destroy(): void
  }
}
