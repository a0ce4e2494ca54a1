import { editFlow } from '@aftersale/modelling'
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

  // What is taken back to the version in force is no draft any more.
  await added.focus()
  await page.keyboard.press('Control+z')
  await added.waitFor({ state: 'detached' })
  await page.getByText(text('studio.noDraft')).waitFor()
  expect((await model()).draft).toBeNull()

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
  await page.getByText(text('studio.noDraft')).waitFor()
  visitor.expectNothingWrong()
})

test('before a flow is published its change is read in steps, and a language that fell behind is told', async () => {
  const { content } = await model()
  const name = { en: 'Decide', 'zh-CN': '客服复核' }
  const added = { kind: 'tell', name: { en: 'Say so', 'zh-CN': '告知结果' }, template: 'request-refused' } as const
  const edited = await editFlow(content ?? '', { kind: 'insert', flow: 'JudgeToOutcome', step: added })
  const renamed = edited.ok
    ? await editFlow(edited.value.xml, { kind: 'change', element: 'Decide', changes: { name } })
    : edited
  const saved = { content: renamed.ok ? renamed.value.xml : '', revision: 0 }
  const { revision } = valueOf(await company.admin.saveModelDraft({ params: { resource: RESOURCE }, body: saved }))
  const visitor = await openFlow('zh-CN', 1440)
  const { page, text } = visitor
  await page.getByRole('button', { name: text('studio.publish'), exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '新增“告知结果”：通知客户：“申请未通过”；在“判定”之后' }).click()
  await dialog.locator('[data-card="SaySo"][data-mark="added"][data-selected]').waitFor()
  await dialog.getByRole('button', { name: '“客服复核”：名称由“人工审核”改为“客服复核”' }).waitFor()
  expect(await dialog.getByText('网关').count()).toBe(0)
  await visitor.expectGoodPage('a flow before it is published')
  await dialog.getByText(text('studio.face.expert'), { exact: true }).click()
  await dialog.locator('.djs-element[data-element-id="SaySo"]').waitFor({ state: 'attached' })
  await dialog.getByText(text('studio.face.plain'), { exact: true }).click()

  // What is to be noted leads to its step, wherever it stands, and there to the language that is behind.
  await dialog.getByRole('button', { name: '“客服复核”：只改了中文，英文仍为“Decide”。' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.waitForURL(/\?at=Decide/)
  await expect.poll(() => page.locator(':focus').getAttribute('data-card'), SOON).toBe('Decide')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: text('sheet.mend.en') }).click()
  await expect.poll(() => page.locator(':focus').getAttribute('id'), SOON).toBe('step-name-en')
  await visitor.expectGoodPage('a name of which one language is behind')
  visitor.expectNothingWrong()
  valueOf(
    await company.admin.discardModelDraft({ params: { resource: RESOURCE }, query: { revision: String(revision) } }),
  )
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
