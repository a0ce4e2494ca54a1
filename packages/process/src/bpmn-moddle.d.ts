/** The package ships types for the elements only; this is the part of its parser and writer that we call. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>)
    fromXML(xml: string): Promise<{ rootElement: unknown; warnings: unknown[] }>
    toXML(root: unknown, options?: { readonly format?: boolean }): Promise<{ xml: string }>
    create(type: string, properties?: Readonly<Record<string, unknown>>): unknown
  }
}
