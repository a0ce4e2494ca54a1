/** One clear sentence in each language the product speaks. */
export interface Sentence {
  readonly 'zh-CN': string
  readonly en: string
}

/**
 * Something around us does not work (a disk, a network, a permission): nobody's mistake in the request, and worth trying
 * again once it is mended. `text` may be shown to anyone; the cause may not, it can name hosts and files.
 */
export class Trouble extends Error {
  override readonly name = 'Trouble'
  readonly code: string
  readonly text: Sentence

  constructor(code: string, text: Sentence, cause?: unknown) {
    super(text.en, cause === undefined ? undefined : { cause })
    this.code = code
    this.text = text
  }
}
