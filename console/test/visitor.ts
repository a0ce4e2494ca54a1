import type { Bilingual, Language } from '@aftersale/contract'
import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import groups from '../../pack/retail/words/groups.words.json' with { type: 'json' }
import outcomes from '../../pack/retail/words/outcomes.words.json' with { type: 'json' }
import reasons from '../../pack/retail/words/reasons.words.json' with { type: 'json' }
import { texts as chinese } from '../src/locales/chinese.ts'
import { texts as english } from '../src/locales/english.ts'
import { barriersOn } from './accessibility.ts'
import { openPage } from './browser.ts'

/** Chromium reports every answer above 399 as an error; refusals are answers that the console deals with. */
const REFUSED = /the server responded with a status of 4\d\d/

/** How much wider the page is than the screen. */
const WIDER_BY = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

type Texts = { readonly [name: string]: string | Texts }

/** The words of the pack, by the plural of their kind. */
const wordsIn = (language: Language): Texts =>
  Object.fromEntries(
    [reasons, outcomes, groups].map(({ kind, words }) => {
      const said: Readonly<Record<string, Bilingual>> = words
      return [`${kind}s`, Object.fromEntries(Object.entries(said).map(([key, both]) => [key, both[language]]))]
    }),
  )

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: { ...english, ...wordsIn('en') },
  'zh-CN': { ...chinese, ...wordsIn('zh-CN') },
}

/** Somebody with a browser, in a language, before a screen. Whatever goes wrong in the page is remembered. */
export class Visitor {
  readonly page: Page
  readonly context: BrowserContext
  readonly language: Language
  readonly #texts: Texts
  readonly #wrong: string[] = []

  constructor(page: Page, language: Language, texts: Texts) {
    this.page = page
    this.context = page.context()
    this.language = language
    this.#texts = texts
    page.on('pageerror', (error) => this.#wrong.push(error.stack ?? error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !REFUSED.test(message.text())) this.#wrong.push(message.text())
    })
  }

  /** The console's text of that key: what is on the screen is looked for in the words of the locale files. */
  readonly text = (key: string, values: Readonly<Record<string, string | number>> = {}): string => {
    const found = key
      .split('.')
      .reduce<string | Texts | undefined>(
        (texts, part) => (typeof texts === 'object' ? texts[part] : undefined),
        this.#texts,
      )
    if (typeof found !== 'string') throw new Error(`expected a text ${key}, got ${JSON.stringify(found)}`)
    return found.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]))
  }

  /** Nothing was thrown, rejected without a handler, logged as an error or left untranslated. */
  expectNothingWrong(): void {
    expect(this.#wrong).toEqual([])
  }

  /** The page is accessible as far as a machine can tell, and no wider than the screen. */
  async expectGoodPage(name: string): Promise<void> {
    expect({ name, barriers: await barriersOn(this.page) }).toEqual({ name, barriers: [] })
    const surplus = await this.page.evaluate<number>(WIDER_BY)
    expect({ name, surplus }).toEqual({ name, surplus: 0 })
  }
}

/** Somebody before a screen of that width. */
export const visit = async (language: Language, width: number): Promise<Visitor> =>
  new Visitor(await openPage(language, width), language, TEXTS[language])
