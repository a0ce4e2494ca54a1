import { readFileSync } from 'node:fs'
import type { Instant } from '@aftersale/kernel'
import { beforeAll, expect, test } from 'vitest'
import { sell } from '../../server/test/shop.ts'
import { type Company, startCompany } from './company.ts'

let company: Company
let late = ''

const rules = readFileSync(new URL('../../pack/retail/return-refund.dmn', import.meta.url), 'utf8')

/** Returns that were asked for some days after delivery, and a draft with a longer window. */
beforeAll(async () => {
  company = await startCompany()
  const { admin, server, open } = company
  for (const days of [1, 2, 9, 12, 40]) {
    const deliveredAt = (Date.now() - days * 86_400_000) as Instant
    const orderNumber = `T-${days}`
    const sold = {
      orderNumber,
      customer: orderNumber,
      product: 'EAR-01',
      quantity: 2,
      currency: 'CNY',
      paidMinor: 19_900,
    }
    await sell(server.database, { ...sold, deliveredAt })
    const number = await open('return-refund', { order: orderNumber, fields: { reason: 'no-reason', units: 1 } })
    if (days === 9) late = number
  }
  const content = rules.replace(/(<literalExpression id="returnDays-expression">\s*<text>)7/, '$115')
  const saved = await admin.saveModelDraft({
    params: { resource: 'return-refund.dmn' },
    body: { content, revision: 0 },
  })
  expect(saved.ok).toBe(true)
})

test.each([
  ['zh-CN', 1440],
  ['en', 390],
] as const)('in %s at %i pixels a draft is tried on the last cases and on one of them', async (language, width) => {
  const visitor = await company.sitDown('', language, width)
  const { page, text } = visitor
  await page.goto(`${company.server.address}/studio/models/return-refund.dmn`)
  await page.getByRole('button', { name: text('studioTrial.open'), exact: true }).click()
  await page.getByRole('button', { name: text('studioTrial.run'), exact: true }).click()
  await page
    .getByText(text('studioTrial.otherwise_other', { count: 2, of: 5, flows: '' }).replace(/ · $/, ''))
    .waitFor()
  const figures = await page
    .locator('dl')
    .filter({ hasText: text('studioTrial.figure.granted') })
    .innerText()
  expect(figures).toContain('+2')
  expect(figures).toContain('199.00')
  await visitor.expectGoodPage('trial')
  await page.getByRole('button', { name: late }).click()
  await page.getByRole('heading', { name: text('studioTrial.way.steps') }).waitFor()
  await visitor.expectGoodPage('story')
  await page.getByRole('button', { name: text('studioTrial.back') }).click()
  await page.getByText(text('studioTrial.way.one')).click()
  await page.getByRole('textbox', { name: text('studioTrial.number') }).fill('X-1')
  await page.getByRole('button', { name: text('studioTrial.tryOne') }).click()
  await page.getByText(text('studioTrial.notFound', { number: 'X-1' })).waitFor()
  visitor.expectNothingWrong()
})
