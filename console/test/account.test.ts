import { beforeAll, expect, test } from 'vitest'
import { codesOf } from '../../server/test/authenticator.ts'
import { type Company, startCompany } from './company.ts'
import { signOut } from './errands.ts'
import { SOON } from './patience.ts'
import type { Visitor } from './visitor.ts'

const OLD = 'correct horse battery'
const NEW = 'another horse battery'

let company: Company

beforeAll(async () => {
  company = await startCompany()
  for (const name of ['ann', 'bo']) await company.hire(name, 'agent')
})

/** Opens one's own account by one's name, which on a phone is in the sheet with what is not within reach. */
async function openAccount({ page, text }: Visitor, name: string): Promise<void> {
  const link = page.getByRole('link', { name, exact: true })
  await page.getByRole('navigation').first().waitFor()
  const isPhone = (page.viewportSize()?.width ?? 0) < 821
  if (isPhone) await page.getByRole('button', { name: text('frame.more'), exact: true }).click()
  await link.click()
  await page.getByRole('heading', { level: 1, name: text('account.title') }).waitFor()
}

const part = ({ page, text }: Visitor, heading: string) =>
  page.getByRole('region', { name: text(heading), exact: true })

const schemeOf = ({ page }: Visitor) => page.evaluate<string>('document.documentElement.style.colorScheme')

async function enterPassword({ page, text }: Visitor, email: string, password: string): Promise<void> {
  await page.getByLabel(text('signIn.email')).fill(email)
  await page.locator('#password').fill(password)
  await page.getByRole('button', { name: text('signIn.submit') }).click()
}

test.each([
  ['ann', 'zh-CN', 390],
  ['bo', 'en', 1440],
] as const)('%s sees to the own account, in %s at %i pixels', async (name, language, width) => {
  const email = `${name}@example.com`
  const visitor = await company.sitDown(name, language, width)
  const elsewhere = await company.sitDown(name, language, width)
  const { page, text } = visitor
  await page.goto(company.server.address)
  await openAccount(visitor, name)
  await part(visitor, 'account.sessions').getByText(text('account.thisOne')).waitFor()
  await visitor.expectGoodPage('account')

  await page.locator('#own-name').fill(`${name} 小李`)
  await part(visitor, 'account.name').getByRole('button').click()
  await page.getByText(text('account.nameChanged')).waitFor()
  await openAccount(visitor, `${name} 小李`)

  // What was chosen outweighs the system, and lasts.
  const isDark = (await schemeOf(visitor)) === 'dark'
  const other = isDark ? 'light' : 'dark'
  await page.getByRole('radio', { name: text(`account.modes.${other}`) }).check()
  await expect.poll(() => schemeOf(visitor), SOON).toBe(other)
  await visitor.expectGoodPage(`account, ${other}`)
  await page.reload()
  await part(visitor, 'account.appearance').waitFor()
  expect(await schemeOf(visitor)).toBe(other)
  await page.getByRole('radio', { name: text('account.modes.system') }).check()
  await expect.poll(() => schemeOf(visitor), SOON).toBe(isDark ? 'dark' : 'light')

  const password = part(visitor, 'account.password')
  await page.locator('#present-password').fill('not this one at all')
  await page.locator('#new-password').fill(NEW)
  await password.getByRole('button', { name: text('account.changePassword') }).click()
  await password.getByRole('alert').waitFor()
  await page.locator('#present-password').fill(OLD)
  await password.getByRole('button', { name: text('account.changePassword') }).click()
  await page.getByText(text('account.passwordChanged')).waitFor()
  // Whoever is signed in elsewhere is so no more.
  await elsewhere.page.goto(company.server.address)
  await elsewhere.page.getByRole('heading', { name: text('signIn.title') }).waitFor()

  const factor = part(visitor, 'account.twoFactor')
  await page.locator('#factor-password').fill(NEW)
  await factor.getByRole('button', { name: text('account.startTwoFactor') }).click()
  await page.getByRole('img', { name: text('account.picture') }).waitFor()
  await visitor.expectGoodPage('two-factor begun')
  const code = codesOf((await factor.locator('code').textContent()) ?? '')
  const [backup = ''] = await factor.getByRole('listitem').allTextContents()
  await page.locator('#first-code').fill('000000')
  await factor.getByRole('button', { name: text('account.confirm') }).click()
  await factor.getByRole('alert').waitFor()
  await page.locator('#first-code').fill(await code())
  await factor.getByRole('button', { name: text('account.confirm') }).click()
  await page.getByText(text('account.twoFactorIsOn')).waitFor()
  await signOut(visitor)

  await enterPassword(visitor, email, NEW)
  await page.getByRole('heading', { name: text('signIn.secondFactor') }).waitFor()
  await visitor.expectGoodPage('second factor')
  await page.getByLabel(text('signIn.code')).fill('000000')
  await page.getByRole('button', { name: text('signIn.submit') }).click()
  await page.getByText(language === 'en' ? 'The code is wrong or expired.' : '验证码不正确或已过期。').waitFor()
  await page.getByLabel(text('signIn.code')).fill(await code())
  await page.getByRole('button', { name: text('signIn.submit') }).click()
  await page.getByRole('navigation').first().waitFor()
  await signOut(visitor)

  // Without the phone a recovery code lets in, once.
  await enterPassword(elsewhere, email, NEW)
  await elsewhere.page.getByRole('button', { name: text('signIn.useBackupCode') }).click()
  await elsewhere.page.getByLabel(text('signIn.backupCode')).fill(backup)
  await elsewhere.page.getByRole('button', { name: text('signIn.submit') }).click()
  await openAccount(elsewhere, `${name} 小李`)
  await elsewhere.page.locator('#factor-password').fill(NEW)
  await elsewhere.page.getByRole('button', { name: text('account.stopTwoFactor') }).click()
  await elsewhere.page.getByText(text('account.twoFactorWords')).waitFor()

  const otherLanguage = language === 'en' ? '中文' : 'English'
  await elsewhere.page.getByRole('radio', { name: otherLanguage }).click()
  await expect.poll(() => elsewhere.page.evaluate<string>('document.documentElement.lang'), SOON).not.toBe(language)
  for (const one of [visitor, elsewhere]) {
    one.expectNothingWrong()
    await one.context.close()
  }
})
