import type { ProcessProblem } from '../problem.ts'
import { shortened } from './shortened.ts'

/** The element that a reason is about: as it is drawn, or as it was read. */
type Owner = { readonly id?: string | undefined; readonly name?: string | undefined }

/** Collects every reason why a document will not execute, so that its author sees all of them at once. */
export class Problems {
  readonly list: ProcessProblem[] = []
  readonly #said = new Set<string>()

  /** Adds a reason about an element (or about the document, where `owner` is null); the same one only once. */
  add(owner: Owner | null, code: ProcessProblem['code'], en: string, zh: string): void {
    const element = owner?.id || null
    const said = `${code} ${element ?? ''} ${en}`
    if (this.#said.has(said)) return
    this.#said.add(said)
    // An element read without a name goes by its id.
    const drawn = shortened(owner?.name ?? '')
    const name = drawn === '' || drawn === element ? null : drawn
    this.list.push({ code, element, name, message: { en, 'zh-CN': zh } })
  }
}
