import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { barriersOn } from '../../console/test/accessibility.ts'
import { openPage } from '../../console/test/browser.ts'
import { chinese, type Texts } from '../src/text/chinese.ts'
import { english } from '../src/text/english.ts'
import type { Language } from '../src/text/language.ts'

/** Chromium reports every answer above 399 as an error, and every call without a network; the portal deals with both. */
const DEALT_WITH = /the server responded with a status of 4\d\d|net::ERR_INTERNET_DISCONNECTED/
const WIDER_BY = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

/** A consumer with a telephone or at a desk. Whatever goes wrong in the page is remembered. */
export class Consumer {
  readonly page: Page
  readonly context: BrowserContext
  readonly t: Texts
  readonly #wrong: string[] = []

  constructor(page: Page, language: Language) {
    this.page = page
    this.context = page.context()
    this.t = language === 'en' ? english : chinese
    page.on('pageerror', (error) => this.#wrong.push(error.stack ?? error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !DEALT_WITH.test(message.text())) this.#wrong.push(message.text())
    })
  }

  readonly button = (name: string | RegExp) => this.page.getByRole('button', { name })

  readonly heading = (name: string) => this.page.getByRole('heading', { name, exact: true }).waitFor()

  /** Gives the order number and the phone tail at the door. */
  async enter(order: string, tail = '5678'): Promise<void> {
    await this.page.getByLabel(this.t.orderNumber, { exact: false }).first().fill(order)
    await this.page.getByLabel(this.t.phoneTail).fill(tail)
    await this.button(this.t.enter).click()
  }

  expectNothingWrong(): void {
    expect(this.#wrong).toEqual([])
  }

  /** The page is accessible as far as a machine can tell, and no wider than the screen, on the narrowest telephone too. */
  async expectGoodPage(name: string): Promise<void> {
    expect({ name, barriers: await barriersOn(this.page) }).toEqual({ name, barriers: [] })
    const size = this.page.viewportSize()
    for (const width of [size?.width ?? 390, 320]) {
      await this.page.setViewportSize({ width, height: size?.height ?? 800 })
      expect({ name, width, surplus: await this.page.evaluate<number>(WIDER_BY) }).toEqual({ name, width, surplus: 0 })
    }
    if (size !== null) await this.page.setViewportSize(size)
  }
}

/** On a telephone at night, at a desk by day. */
export async function consumer(address: string, language: Language, width: number): Promise<Consumer> {
  const one = new Consumer(await openPage(language, width), language)
  await one.page.goto(`${address}/portal`)
  return one
}
