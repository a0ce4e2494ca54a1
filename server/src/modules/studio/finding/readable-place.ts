/** A piece of a file that people read, and where an editor shows it. */
export interface ReadablePlace {
  readonly text: string
  /**
   * The id of the step, rule or decision; in JSON the path (`components[2]`, `text.zh-CN`), of a form no deeper than the field. Null:
   * the file as a whole.
   */
  readonly at: string | null
}

export const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
