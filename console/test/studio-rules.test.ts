import type { Client } from '@aftersale/contract'
import { readRuleBook } from '@aftersale/decision'
import { beforeAll, expect, test, vi } from 'vitest'
import { valueOf } from '../../server/test/http-server.ts'
import { type Company, startCompany } from './company.ts'
import { SOON } from './patience.ts'
import type { Visitor } from './visitor.ts'

const resource = 'return-refund.dmn'

let company: Company
let owner: Client

beforeAll(async () => {
  company = await startCompany()
  owner = await company.hire('owner', 'process-owner')
})

async function openRules(language: 'zh-CN' | 'en', width: number): Promise<Visitor> {
  const visitor = await company.sitDown('owner', language, width)
  await visitor.page.goto(`${company.server.address}/studio/models/${resource}`)
  await visitor.page.getByRole('heading', { name: visitor.text('studioRules.findings') }).waitFor()
  await visitor.page.getByText(visitor.text('studioRules.nothingFound')).waitFor()
  return visitor
}

async function draftedDecision(decision: string) {
  const { draftContent } = valueOf(await owner.getModel({ params: { resource } }))
  const book = readRuleBook(draftContent ?? '')
  return book.ok ? book.value.decisions.find(({ id }) => id === decision) : undefined
}

/** What the draft says by now of a decision's cells in a column, from the top. */
async function drafted(decision: string, column: number): Promise<readonly string[]> {
  const logic = (await draftedDecision(decision))?.logic
  return logic?.kind === 'table' ? logic.table.rules.map(({ inputs }) => inputs[column - 1] ?? '') : []
}

test('who has never seen a rule raises the return window from 7 to 15 days by one number', async () => {
  const visitor = await openRules('zh-CN', 1440)
  const { page, text } = visitor
  await visitor.expectGoodPage('rules in words')
  const numbers = page.getByRole('region', { name: text('studioRules.figures') })
  await numbers.getByText(text('studioRules.usedInPortal', { types: '“退货退款”' }), { exact: false }).waitFor()
  for (const limit of ['金额不大，立即批准 / 由店长决定', '由店长决定 / 由财务决定']) {
    await numbers.getByRole('spinbutton', { name: `商品金额：${limit}` }).waitFor()
  }
  await numbers.getByRole('spinbutton', { name: '无理由退货天数' }).fill('15')
  await page.keyboard.press('Enter')
  const days = async () => (await draftedDecision('return-refund-returnDays'))?.logic
  const said = (number: string) => ({ kind: 'expression', text: number })
  await vi.waitFor(async () => expect(await days()).toEqual(said('15')), SOON)
  await page.getByText(text('studioRules.nothingFound')).waitFor()
  // A defect would give less time than no reason: said at both numbers, and by the check before publishing.
  const expected = '质量问题的退货期限不短于无理由退货'
  const figures = '质量问题退货天数：7；无理由退货天数：15'
  expect(await numbers.getByText(text('studioRules.unmet', { expected, figures })).count()).toBe(2)
  await page.getByRole('button', { name: new RegExp(`^不再成立：“${expected}”`) }).waitFor()
  await page
    .getByRole('navigation', { name: text('studioRules.decisions') })
    .getByRole('button', { name: '权利' })
    .click()
  await page.getByText('在签收后 15 天内。').waitFor()
  await page.getByRole('button', { name: text('studioRules.undo') }).click()
  await page.getByText('在签收后 7 天内。').waitFor()
  await page.getByText(text('studio.noDraft')).waitFor()
  visitor.expectNothingWrong()
  await page.close()
})

test('one cell changed alone is marked with an example; a gap takes a rule; examples are kept and tried', async () => {
  const visitor = await openRules('en', 1440)
  const { page, text } = visitor
  await page
    .getByRole('navigation', { name: text('studioRules.decisions') })
    .getByRole('button', { name: 'Customer’s right' })
    .click()
  await page.getByRole('heading', { name: 'Customer’s right', level: 2 }).waitFor()
  const cell = (rule: number, column: number) =>
    page
      .locator('tbody tr')
      .nth(rule - 1)
      .locator('td button')
      .nth(column - 1)

  // An example of the rule that refuses what comes late, before anything is changed.
  await page.getByRole('button', { name: text('studioRules.ruleNumber', { rule: 4 }) }).click()
  await page.getByRole('button', { name: text('studioRules.exampleForRule', { rule: 4 }) }).click()
  await page.getByText(text('studioRules.passing', { passing: 1, all: 1 })).waitFor()

  // Rule 4 alone begins later, by a number of its own: between the two nothing fits.
  await cell(4, 2).click()
  await page.getByRole('combobox', { name: text('studioRules.whichNumber') }).click()
  await page.getByTitle(text('studioRules.ownNumber'), { exact: true }).click()
  await page.getByRole('spinbutton', { name: text('studioRules.number') }).fill('15')
  await page.getByRole('button', { name: text('studioRules.apply') }).click()
  const gap = page.getByText('more than 7 and at most 15', { exact: false }).first()
  await gap.waitFor()
  await page.getByText(text('studioRules.passing', { passing: 0, all: 1 })).waitFor()
  await page
    .getByRole('button', { name: text('studioRules.addRuleFor') })
    .first()
    .click()
  await page.getByText(text('studioRules.nothingFound')).waitFor()
  expect(await page.locator('tbody tr').count()).toBe(8)

  // The new rule is told what it says, by choosing.
  await cell(8, 5).click()
  await page.getByRole('combobox', { name: 'Customer’s right' }).click()
  await page.getByTitle('Exchange', { exact: true }).last().click()
  await visitor.expectGoodPage('a cell that is changed')
  await page.getByRole('button', { name: text('studioRules.apply') }).click()
  await cell(8, 5).getByText('Exchange').waitFor()

  // What comes out now is what is wanted.
  await page.getByText(text('studioRules.cameOut', { result: 'Customer’s right: Exchange' })).waitFor()
  await page.getByRole('button', { name: text('studioRules.take') }).click()
  await page.getByText(text('studioRules.passing', { passing: 1, all: 1 })).waitFor()

  // The table asks of something more, and no longer.
  await page.getByRole('button', { name: text('studioRules.addCondition') }).click()
  await page.getByRole('combobox', { name: text('studioRules.asksOf') }).click()
  await page.getByTitle('Units', { exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: text('studioRules.addCondition') }).click()
  await page.getByRole('columnheader', { name: 'Units' }).waitFor()
  await page.getByRole('button', { name: text('studioRules.dropCondition', { column: 'Units' }) }).click()
  await page.getByRole('button', { name: text('studioRules.drop'), exact: true }).click()
  await page.getByRole('columnheader', { name: 'Units' }).waitFor({ state: 'detached' })

  // A cell that cannot be read is marked where it stands.
  await cell(1, 2).click()
  await page.getByRole('button', { name: text('studioRules.asFormula') }).click()
  const field = page.getByRole('textbox', { name: text('studioRules.formula') })
  await field.fill('<= <=')
  await page.getByRole('button', { name: text('studioRules.apply') }).click()
  await page.locator('td[data-broken]').waitFor()
  await cell(1, 2).press('Control+z')
  await page.locator('td[data-broken]').waitFor({ state: 'detached' })
  await vi.waitFor(async () => expect(await drafted('return-refund-claim', 2)).toHaveLength(8), SOON)
  visitor.expectNothingWrong()
  await page.close()
})

test('the same file as DMN: its diagram and its tables, with names in words', async () => {
  const visitor = await company.sitDown('owner', 'zh-CN', 1440)
  const { page, text } = visitor
  await page.goto(`${company.server.address}/studio/models/${resource}`)
  await page.getByText(text('studioRules.asDmn')).click()
  await page.locator('.dmn-decision-table-container').waitFor()
  await page.getByRole('combobox', { name: text('studioRules.part') }).click()
  await page.getByTitle(text('studioRules.diagram')).last().click()
  await page.locator('.dmn-drd-container').getByText('责任方').waitFor()
  await page.getByText(text('studioRules.inWords')).click()
  await page.getByRole('heading', { name: text('studioRules.findings') }).waitFor()
  visitor.expectNothingWrong()
  await page.close()
})

test('on a phone the rules are read and a number is changed', async () => {
  const visitor = await company.sitDown('owner', 'zh-CN', 390)
  const { page, text } = visitor
  await page.goto(`${company.server.address}/studio/models/${resource}`)
  await page.getByRole('heading', { name: text('studioRules.findings') }).waitFor()
  await page.getByText(text('studioRules.figures')).waitFor()
  await page.getByText(text('studioRules.nothingFound')).waitFor()
  await visitor.expectGoodPage('rules on a phone')
  await page.locator('tbody tr').nth(3).locator('td button').nth(2).click()
  await page.getByRole('spinbutton', { name: text('studioRules.number') }).fill('800')
  await page.getByRole('button', { name: text('studioRules.apply') }).click()
  await vi.waitFor(async () => expect((await drafted('return-refund-judgement', 3))[4]).toBe('(800..5000]'), SOON)
  visitor.expectNothingWrong()
  await page.close()
})
