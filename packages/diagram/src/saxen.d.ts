/** The package ships no types; this is the part of it that we call. */
declare module 'saxen' {
  /** Where the parser stands: the raw text of what it reports, and its place counted from 0. */
  export interface Context {
    readonly data: string
    readonly line: number
    readonly column: number
  }

  type Decode = (text: string) => string
  type Place = () => Context

  export class Parser {
    ns(prefixes: Readonly<Record<string, string>>): this
    on(
      event: 'openTag',
      told: (
        name: string,
        attributes: () => Readonly<Record<string, string>>,
        decode: Decode,
        isEmpty: boolean,
        place: Place,
      ) => void,
    ): this
    on(event: 'closeTag', told: (name: string, decode: Decode, isEmpty: boolean, place: Place) => void): this
    on(event: 'text', told: (text: string, decode: Decode) => void): this
    on(event: 'cdata', told: (text: string) => void): this
    on(event: 'error' | 'warn', told: (error: Error, place: Place) => void): this
    parse(xml: string): void
  }
}
