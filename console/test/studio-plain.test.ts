import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { valueOf } from '../../server/test/http-server.ts'
import { type Company, startCompany } from './company.ts'
import { SOON } from './patience.ts'
import type { Visitor } from './visitor.ts'

const RESOURCE = 'return-refund.bpmn'

let company: Company
beforeAll(async () => {
  company = await startCompany()
})

async function openFlow(language: 'zh-CN' | 'en', width: number): Promise<Visitor> {
  const visitor = await company.sitDown('', language, width)
  onTestFinished(() => visitor.context.close())
  await visitor.page.goto(`${company.server.address}/studio/models/${RESOURCE}`)
  await card(visitor, 'Requested').waitFor()
  return visitor
}

const card = ({ page }: Visitor, id: string) => page.locator(`[data-card="${id}"]`)
const model = async () => valueOf(await company.admin.getModel({ params: { resource: RESOURCE } }))

test('somebody who never saw BPMN lets store managers approve above 1,000 yuan, and takes it back', async () => {
  const visitor = await openFlow('zh-CN', 1440)
  const { page, text } = visitor
  await visitor.expectGoodPage('the flow in steps')
  await page.locator('[data-insert="JudgeToOutcome"]').click()
  await page.getByRole('button', { name: text('plain.insert.approvalHint') }).click()
  await page.getByRole('combobox', { name: text('plain.who.groups') }).click()
  await page.locator('.ant-select-item-option', { hasText: '店长' }).click()
  await page.getByRole('radio', { name: text('plain.only.above') }).check()
  await page.getByRole('spinbutton', { name: text('plain.condition.value'), exact: true }).fill('1000')
  await page.getByRole('heading', { name: text('plain.insert.approval') }).click()
  await visitor.expectGoodPage('an approval that is added')
  await page.getByRole('button', { name: text('plain.insert.do'), exact: true }).click()

  const added = card(visitor, 'StoreManagersApprove')
  await expect.poll(() => added.textContent(), SOON).toContain('店长审批，2 个工作日内')
  const draft = await vi.waitFor(async () => {
    const { draftContent } = await model()
    expect(draftContent).not.toBeNull()
    return draftContent ?? ''
  }, SOON)
  expect(draft).toContain('=facts.line.paidMinor &gt; 100000 or facts.line.paidMinor = null')
  expect(draft).toContain('candidateGroups="store-managers"')
  expect(draft).toContain('id="StoreManagersApproveRefused"')
  expect(await card(visitor, 'StoreManagersApproveNeeded').textContent()).not.toContain(
    text('plain.problems_one', { count: 1 }),
  )

  await added.focus()
  await page.keyboard.press('Control+z')
  await added.waitFor({ state: 'detached' })
  await vi.waitFor(async () => expect((await model()).draftContent ?? '').not.toContain('StoreManagersApprove'), SOON)

  // The system does something: found by what it is about, asked in words, and the drawing of the others stays.
  await card(visitor, 'Judge').focus()
  await page.keyboard.press('+')
  await page.getByRole('button', { name: text('plain.insert.workHint') }).click()
  await visitor.expectGoodPage('automatic steps to choose from')
  await page.locator('[data-offer="compensate"]').click()
  await page.getByRole('spinbutton', { name: /金额/ }).fill('50')
  await page.getByRole('heading', { name: text('plain.insert.work') }).click()
  await visitor.expectGoodPage('an automatic step that is added')
  await page.getByRole('button', { name: text('plain.insert.do'), exact: true }).click()
  await card(visitor, 'PayCompensation').waitFor()
  const paying = await vi.waitFor(async () => {
    const { draftContent } = await model()
    expect(draftContent).toContain('id="PayCompensation"')
    return draftContent ?? ''
  }, SOON)
  expect(paying).toContain('goodwill: 5000}')
  const judge = (xml: string) => /bpmnElement="Judge"[^>]*>\s*<dc:Bounds[^>]*>/.exec(xml)?.[0]
  expect(judge(paying)).toBe(judge(draft))
  await card(visitor, 'PayCompensation').focus()
  await page.keyboard.press('Control+z')
  await card(visitor, 'PayCompensation').waitFor({ state: 'detached' })
  await vi.waitFor(async () => expect((await model()).draftContent ?? '').not.toContain('PayCompensation'), SOON)
  visitor.expectNothingWrong()
})

test('on a phone, by the keyboard alone: from step to step, into one, into a part, and out without harm', async () => {
  const visitor = await openFlow('en', 390)
  const { page, text } = visitor
  await visitor.expectGoodPage('the flow on a phone')
  await card(visitor, 'Requested').focus()
  for (const [key, next] of [
    ['ArrowDown', 'LookUp'],
    ['ArrowDown', 'Judge'],
    ['ArrowUp', 'LookUp'],
  ] as const) {
    await page.keyboard.press(key)
    await expect.poll(() => page.locator(':focus').getAttribute('data-card'), SOON).toBe(next)
  }
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Look up order' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  await card(visitor, 'Outcome').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: text('plain.branch.add') }).click()
  await visitor.expectGoodPage('the ways of a branch')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  await card(visitor, 'Granted').focus()
  await page.keyboard.press('Delete')
  const asked = page.getByRole('dialog')
  await asked.getByText(text('plain.remove.keep')).waitFor()
  await asked.getByRole('button', { name: text('sheet.cancel') }).click()
  await asked.waitFor({ state: 'detached' })

  await card(visitor, 'GoodsBack').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: text('plain.openGroup') }).click()
  await card(visitor, 'Await').waitFor()
  expect(await card(visitor, 'Await').textContent()).toContain('at most 15 days')
  await page
    .getByRole('navigation', { name: text('plain.path') })
    .getByRole('button')
    .click()
  await card(visitor, 'Requested').waitFor()
  visitor.expectNothingWrong()
})
