import type { Client } from '@aftersale/contract'
import { beforeAll, expect, test, vi } from 'vitest'
import { valueOf } from '../../server/test/http-server.ts'
import { type Company, newKey, startCompany } from './company.ts'
import { SOON } from './patience.ts'
import type { Visitor } from './visitor.ts'

const resource = 'complaint.bpmn'

let company: Company
let owner: Client

beforeAll(async () => {
  company = await startCompany()
  owner = await company.hire('owner', 'process-owner')
})

async function openFlow(language: 'zh-CN' | 'en', width: number): Promise<Visitor> {
  const visitor = await company.sitDown('owner', language, width)
  await visitor.page.goto(`${company.server.address}/studio/models/${resource}?face=expert`)
  await visitor.page.getByRole('region', { name: visitor.text('studioFlow.drawing') }).waitFor()
  return visitor
}

const draftOf = async () => valueOf(await owner.getModel({ params: { resource } })).draftContent ?? ''

test('an expert sets up a step in the panel, is told why it would not run, and takes it back', async () => {
  const visitor = await openFlow('zh-CN', 1440)
  const { page, text } = visitor
  await page.getByText(text('studioFlow.wouldRun')).waitFor()
  const { content } = valueOf(await owner.getModel({ params: { resource } }))
  const [, task = '', name = ''] =
    /<bpmn:userTask id="(\w+)"[\s\S]*?name:zh-CN" value="([^"]+)"/.exec(content ?? '') ?? []
  const shape = page.locator(`[data-element-id="${task}"]`)
  await shape.getByText(name).first().waitFor()
  await shape.click()
  const settings = page.getByRole('region', { name: text('studioFlow.settings') })
  await settings.getByRole('heading', { name }).waitFor()
  await settings.getByText('多人审批').click()
  await settings.getByLabel('审批方式').selectOption('all')
  await page.getByText('它的审批需要审批人和策略', { exact: false }).waitFor()
  await vi.waitFor(async () => expect(await draftOf()).toContain('<aftersale:approval policy="all" />'), SOON)
  await settings.getByLabel('审批人').fill('= ["a@example.com"]')
  await page.getByText(text('studioFlow.wouldRun')).waitFor()
  const undo = page.getByRole('button', { name: text('studioFlow.undo') })
  while (await undo.isEnabled()) await undo.click()
  await vi.waitFor(async () => expect(await draftOf()).not.toContain('aftersale:approval'), SOON)

  // Tidying up is a step like any other.
  await page.getByRole('button', { name: text('studioFlow.layOut') }).click()
  await undo.click()
  await visitor.expectGoodPage('a flow in notation')
  visitor.expectNothingWrong()
  await page.close()
})

test('a file that cannot be drawn is shown as it is, with the reason, and can be mended', async () => {
  const { content } = valueOf(await owner.getModel({ params: { resource } }))
  const broken = (content ?? '').replace('</bpmn:process>', '')
  // What the page that was just closed had sent may still come in, and leave a newer draft.
  await vi.waitFor(async () => {
    const { draft } = valueOf(await owner.getModel({ params: { resource } }))
    const body = { content: broken, revision: draft?.revision ?? 0 }
    valueOf(await owner.saveModelDraft({ params: { resource }, body }))
  }, SOON)
  const visitor = await company.sitDown('owner', 'en', 1440)
  const { page, text } = visitor
  await page.goto(`${company.server.address}/studio/models/${resource}?face=expert`)
  const field = page.getByRole('textbox', { name: text('studioFlow.asText') })
  await field.waitFor()
  await page.getByText('This is not BPMN 2.0 XML', { exact: false }).first().waitFor()
  await visitor.expectGoodPage('a file that cannot be drawn')
  await field.fill(content ?? '')
  await page.getByRole('button', { name: text('studioFlow.tryAgain') }).click()
  await page.getByText(text('studioFlow.wouldRun')).waitFor()
  await page.getByText(text('studio.noDraft')).waitFor()
  expect(await draftOf()).toBe('')
  visitor.expectNothingWrong()
  await page.close()
})

test('where cases stand is seen on the drawing, and one is moved on', async () => {
  const fields = { about: 'service', description: '态度差' }
  const number = await company.open('complaint', { customer: newKey(), title: '客服态度差', fields })
  const items = async () => valueOf(await owner.getTraffic({ params: { key: 'complaint' }, query: {} })).elements
  const standing = await vi.waitFor(async () => {
    const found = (await items()).find(({ waiting }) => waiting !== null)
    if (found === undefined) throw new Error('expected a case to stand somewhere')
    return found.element
  }, SOON)
  for (const [language, width] of [
    ['zh-CN', 390],
    ['en', 1440],
  ] as const) {
    const visitor = await company.sitDown('owner', language, width)
    const { page, text } = visitor
    await page.goto(`${company.server.address}/studio/flows/complaint/running`)
    await page.locator(`.djs-element.mark-waiting[data-element-id="${standing}"]`).waitFor({ state: 'attached' })
    await page.getByRole('table', { name: text('studioRun.table') }).waitFor()
    await visitor.expectGoodPage(`a flow as it runs, ${width}`)
    const all = await items()
    const idle = all.filter(({ waiting, incidents }) => waiting === null && incidents === 0)
    const rows = page.locator('[data-row]')
    expect(await rows.count()).toBe(all.length - idle.length)
    await page.getByRole('button', { name: text('studioRun.showIdle_other', { count: idle.length }) }).click()
    expect(await rows.count()).toBe(all.length)
    await rows.first().click()
    await page
      .getByRole('table', { name: text('studioRun.cases') })
      .getByText(number)
      .waitFor()
    await visitor.expectGoodPage(`a step as it runs, ${width}`)
    if (width === 1440) {
      await page.getByRole('button', { name: text('studioRun.move'), exact: true }).click()
      await page.getByRole('combobox', { name: text('studioRun.moveTo') }).click()
      const options = page.locator('.ant-select-item-option')
      await options.last().click()
      await page.getByRole('button', { name: text('studioRun.moveDo') }).click()
      await page
        .getByRole('dialog')
        .getByRole('button', { name: text('studioRun.moveDo') })
        .click()
      await page.getByText(text('studioRun.moved', { name: number })).waitFor()
      await vi.waitFor(async () => {
        const left = (await items()).find(({ element }) => element === standing)
        expect(left?.waiting ?? null).toBeNull()
      }, SOON)
    }
    visitor.expectNothingWrong()
    await page.close()
  }
})
