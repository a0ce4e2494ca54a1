import type { Client } from '@aftersale/contract'
import { readForm } from '@aftersale/form'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { valueOf } from '../../server/test/http-server.ts'
import { changeRead } from './changed-read.ts'
import { type Company, startCompany } from './company.ts'
import { SOON } from './patience.ts'
import type { Visitor } from './visitor.ts'

let company: Company
let owner: Client
let visitor: Visitor
let page: Page
let number: string

beforeAll(async () => {
  company = await startCompany()
  owner = await company.hire('owner', 'process-owner')
  const fields = { about: 'service', description: '态度差' }
  number = await company.open('complaint', { customer: 'C-1', title: '配送员态度差', fields })
  visitor = await company.sitDown('owner', 'zh-CN', 1440)
  page = visitor.page
})

const goTo = async (whose: Visitor, resource: string) => {
  await whose.page.goto(`${company.server.address}/studio/models/${resource}`)
  await whose.page.getByRole('heading', { level: 1 }).waitFor()
}
const choose = async (id: string, option: string) => {
  await page.locator(`#${id}`).click()
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click()
}
const draftOf = async (resource: string) => {
  const { draftContent } = valueOf(await owner.getModel({ params: { resource } }))
  return JSON.parse(draftContent ?? '{}') as { readonly [key: string]: unknown }
}

test('a formula is added to a form, works on the phone beside it, and is in the draft with everything else', async () => {
  const { text } = visitor
  await goTo(visitor, 'goods-inspection.form')
  await page.getByRole('list', { name: text('studioForm.fields') }).waitFor()
  const before = valueOf(await owner.getModel({ params: { resource: 'goods-inspection.form' } })).content ?? ''
  await page.getByRole('button', { name: `+ ${text('studioForm.kinds.computed')}` }).click()
  await page.getByLabel(text('studioForm.label.zh')).fill('双倍件数')
  await page.getByLabel(text('studioForm.formula')).fill('receivedUnits *')
  await page.locator('#set-formula-note').waitFor()
  await page.getByLabel(text('studioForm.formula')).fill('receivedUnits * 2')
  const phone = page.getByRole('region', { name: text('studioForm.preview') })
  await phone.locator('#field-receivedUnits').fill('21')
  await phone.getByText('42', { exact: true }).waitFor()
  await visitor.expectGoodPage('a form')
  await vi.waitFor(async () => {
    const draft = await draftOf('goods-inspection.form')
    const read = readForm(draft)
    expect(read.ok && read.value.fields.map(({ name }) => name)).toContain('computed')
    const { components } = JSON.parse(before) as { readonly components: readonly unknown[] }
    expect(draft['components']).toEqual(expect.arrayContaining([...components]))
  }, SOON)
  visitor.expectNothingWrong()
})

test('a table is put into a form, has columns, a formula and a sum, and is filled in on the phone row by row', async () => {
  const { text } = visitor
  await goTo(visitor, 'complaint-findings.form')
  await page.getByRole('button', { name: `+ ${text('studioForm.kinds.table')}` }).click()
  await page.getByLabel(text('studioForm.label.zh')).fill('赔付明细')
  await choose('set-column', text('studioForm.kinds.number'))
  await page.getByLabel(text('studioForm.label.zh')).fill('件数')
  await page.getByRole('button', { name: `+ ${text('studioForm.kinds.computed')}` }).click()
  await page.getByLabel(text('studioForm.label.zh')).fill('加倍')
  await page.getByLabel(text('studioForm.formula')).fill('this.number * 2')
  const fields = page.getByRole('list', { name: text('studioForm.fields') })
  await fields.getByRole('button', { name: /赔付明细/ }).click()
  await page.getByRole('button', { name: `+ ${text('studioForm.kinds.computed')}` }).click()
  await page.getByLabel(text('studioForm.label.zh')).fill('合计')
  await page.getByLabel(text('studioForm.insert')).click()
  await page.locator('.ant-select-dropdown:visible').getByText('赔付明细：加倍合计', { exact: true }).click()
  const phone = page.getByRole('region', { name: text('studioForm.preview') })
  await phone.locator('#field-table-0-number').fill('21')
  await phone.getByRole('button', { name: text('task.addRow') }).focus()
  await page.keyboard.press('Enter')
  await phone.locator('#field-table-1-text:focus').waitFor()
  await phone.locator('#field-table-1-number').fill('4')
  await phone.getByText('50', { exact: true }).waitFor()
  await phone.getByRole('button', { name: text('task.removeRow', { number: 1 }) }).click()
  await phone.getByText('8', { exact: true }).first().waitFor()
  await visitor.expectGoodPage('a form with a table')
  await vi.waitFor(async () => {
    const read = readForm(await draftOf('complaint-findings.form'))
    const table = read.ok ? read.value.fields.find(({ name }) => name === 'table') : undefined
    expect(table?.kind.type === 'rows' && table.kind.columns.map(({ name }) => name)).toEqual([
      'text',
      'number',
      'computed',
    ])
  }, SOON)
  visitor.expectNothingWrong()
})

test('when a field is shown is a row of conditions, and the phone obeys in the other language too', async () => {
  const { text } = visitor
  await goTo(visitor, 'goods-appraisal.form')
  const fields = page.getByRole('list', { name: text('studioForm.fields') })
  await fields.getByRole('button', { name: /告知客户的理由/ }).click()
  await page.getByRole('group', { name: text('studioForm.conditions') }).waitFor()
  const phone = page.getByRole('region', { name: text('studioForm.preview') })
  const reason = phone.locator('#field-note')
  expect(await reason.count()).toBe(0)
  await choose('set-shown', text('studioForm.visibility.always'))
  await reason.waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: text('studioForm.undo') }).click()
  await reason.waitFor({ state: 'detached' })
  await phone.getByText('English').click()
  await phone.getByText('Submit').waitFor()
  visitor.expectNothingWrong()
})

test('a message has a field put in, and reads as a real case makes it', async () => {
  const { text } = visitor
  await goTo(visitor, 'complaint-received.message.json')
  const words = page.getByLabel(text('studioWording.textZh'))
  await words.fill('您好：')
  await page
    .getByRole('button', { name: text('studioWording.insert') })
    .first()
    .click()
  await page.getByRole('menuitem', { name: '标题' }).click()
  expect(await words.inputValue()).toBe('您好：{{ case.title }}')
  await page.locator('#try-case').click()
  await page.locator('.ant-select-item-option').filter({ hasText: number }).click()
  const preview = page.getByRole('region', { name: text('studioWording.preview') })
  const chinese = preview.getByText('您好：配送员态度差', { exact: true })
  await chinese.waitFor()
  await preview.getByText('English').click()
  await chinese.waitFor({ state: 'detached' })
  await visitor.expectGoodPage('a message')
  visitor.expectNothingWrong()
})

test('a case type is numbered and printed otherwise, and what is not edited stays', async () => {
  const { text } = visitor
  const resource = 'complaint.case-type.json'
  await goTo(visitor, resource)
  await page.getByLabel(text('studioType.prefix')).fill('ts9')
  await page.getByText(/TS9-\d{8}-0001/).waitFor()
  await page.getByText(text('studioType.parts.print'), { exact: true }).click()
  await page.locator('#print-text').fill('# 投诉 {{ case.number }}')
  await page.locator('#try-case').click()
  await page.locator('.ant-select-item-option').filter({ hasText: number }).click()
  await page
    .frameLocator('iframe')
    .getByRole('heading', { name: `投诉 ${number}` })
    .waitFor()
  const { content } = valueOf(await owner.getModel({ params: { resource } }))
  const before = JSON.parse(content ?? '{}') as { readonly [key: string]: unknown }
  await vi.waitFor(async () => {
    const { print, numbering, ...rest } = await draftOf(resource)
    const { print: _was, numbering: counted, ...kept } = before
    expect([print, numbering]).toMatchObject([
      { 'zh-CN': '# 投诉 {{ case.number }}' },
      { ...(counted as object), prefix: 'TS9' },
    ])
    expect(rest).toEqual(kept)
  }, SOON)
  visitor.expectNothingWrong()
})

test('an automation says in words that a complaint has been late for a day, and of which kind', async () => {
  const { text } = visitor
  const resource = 'complaint-breached.automation.json'
  await goTo(visitor, resource)
  await page.getByRole('switch', { name: text('studioAutomation.trigger.wait') }).click()
  await page.getByLabel(text('studioAutomation.trigger.after')).fill('2')
  await page.getByRole('button', { name: text('plain.condition.and') }).click()
  const fields = page.getByRole('combobox', { name: text('plain.condition.field') })
  await fields.last().click()
  await page.locator('.ant-select-dropdown:visible').getByText('优先级', { exact: true }).click()
  await page.getByText(text('studioAutomation.unfinished'), { exact: true }).waitFor()
  await page
    .getByRole('combobox', { name: text('plain.condition.value') })
    .last()
    .click()
  await page.locator('.ant-select-dropdown:visible').getByText('紧急', { exact: true }).click()
  await vi.waitFor(async () => {
    const { trigger, when } = await draftOf(resource)
    expect(trigger).toMatchObject({ kind: 'clock', type: 'complaint', state: 'breached', after: 'P2D' })
    expect(when).toBe('case.state != "closed" and case.priority = "urgent"')
  }, SOON)
  await visitor.expectGoodPage('an automation')
  visitor.expectNothingWrong()
})

test('a calendar is changed in words beside its month, whoever comes from administration', async () => {
  const { text } = visitor
  const resource = 'office-hours.calendar.json'
  // A month of which the tenth is a workday like any other, whenever this runs.
  const now = '2026-11-04T04:00:00Z'
  await changeRead(page, { route: 'getTime', address: '**/api/time' }, { json: { now } })
  await page.goto(`${company.server.address}/admin/calendars`)
  await page.locator('[data-row]').first().press('Enter')
  await page.getByRole('link', { name: text('calendar.studio') }).click()
  await page.getByLabel(text('calendar.days.sat')).fill('9：00-12')
  await page.getByText(text('calendar.hoursWrong'), { exact: true }).waitFor()
  await page.getByLabel(text('calendar.days.sat')).fill('9：00-12：30')
  const months = page.getByRole('region', { name: text('calendar.preview') })
  await months.getByText('09:00–12:30', { exact: true }).first().waitFor()
  await months.getByRole('button').nth(11).click()
  await months.getByText(text('calendar.reasons.own-holiday'), { exact: true }).waitFor()
  await page.getByText(text('calendar.special.work'), { exact: true }).click()
  await months.getByText(text('calendar.reasons.own-workday'), { exact: true }).waitFor()
  const { content } = valueOf(await owner.getModel({ params: { resource } }))
  const before = JSON.parse(content ?? '{}') as { readonly weekly: object }
  await vi.waitFor(async () => {
    const { weekly, workdays, ...rest } = await draftOf(resource)
    expect({ ...rest, weekly: before.weekly }).toEqual(before)
    expect(weekly).toEqual({ ...before.weekly, sat: [['09:00', '12:30']] })
    expect(workdays).toHaveLength(1)
  }, SOON)
  await page.unroute('**/api/time')
  visitor.expectNothingWrong()
})

test.each([
  ['en', 390],
  ['en', 1440],
] as const)('in %s at %i pixels each of the editors is a good page', async (language, width) => {
  const walker = await company.sitDown('owner', language, width)
  for (const [resource, sign] of [
    ['return-refund-decision.form', 'studioForm.structure'],
    ['refund-issued.message.json', 'studioWording.preview'],
    ['office-hours.calendar.json', 'calendar.week'],
    ['customer-silent.automation.json', 'studioAutomation.if'],
    ['return-refund.case-type.json', 'studioType.prefix'],
  ] as const) {
    await goTo(walker, resource)
    await walker.page.getByText(walker.text(sign), { exact: true }).first().waitFor()
    await walker.expectGoodPage(resource)
  }
  for (const part of ['fields', 'clocks', 'rights', 'print']) {
    await walker.page
      .locator('label')
      .getByText(walker.text(`studioType.parts.${part}`), { exact: true })
      .click()
    await walker.expectGoodPage(part)
  }
  walker.expectNothingWrong()
  await walker.context.close()
})
