/** Why an element cannot go on by itself: a stable code, and a sentence in each language. */
export interface Cause {
  readonly code: string
  readonly message: { readonly en: string; readonly 'zh-CN': string }
}
