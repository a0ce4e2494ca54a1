/** One plain sentence in each language. */
export interface Sentence {
  readonly en: string
  readonly 'zh-CN': string
}

export const said = (en: string, zh: string): Sentence => ({ en, 'zh-CN': zh })
