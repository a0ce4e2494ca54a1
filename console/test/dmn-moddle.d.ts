declare module 'dmn-moddle' {
  export class DmnModdle {
    fromXML(xml: string, type: string): Promise<{ readonly rootElement: object; readonly warnings: readonly unknown[] }>
    toXML(element: object, options: { readonly format: boolean }): Promise<{ readonly xml: string }>
  }
}
