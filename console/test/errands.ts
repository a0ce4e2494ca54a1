import type { Locator } from 'playwright-core'
import type { Visitor } from './visitor.ts'

export const administrator = { name: '林晓 Lin', email: 'lin@example.com', password: 'correct horse battery' }

/** One request within policy, one too old, one whose purchase is not there; and a row without a customer. */
const TABLE = [
  'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
  '536365,22752,SET 7 BABUSHKA NESTING BOXES,2,12/1/10 8:26,7.65,17850,United Kingdom',
  '540000,85123A,WHITE HANGING HEART,6,3/1/11 9:00,2.55,17850,United Kingdom',
  'C540100,85123A,WHITE HANGING HEART,-1,3/5/11 9:00,2.55,17850,United Kingdom',
  'C540101,22752,SET 7 BABUSHKA NESTING BOXES,-1,3/6/11 9:00,7.65,17850,United Kingdom',
  'C540102,71053,WHITE METAL LANTERN,-3,3/7/11 9:00,3.39,13047,United Kingdom',
  '536414,22139,UNKNOWN BUYER,56,12/1/10 11:52,0.0,,United Kingdom',
].join('\n')

/** Opens the set-up link, fills it in wrongly once, then rightly; ends at home. */
export async function setUp({ page, text }: Visitor, link: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel(text('setUp.name')).fill(administrator.name)
  await page.getByLabel(text('signIn.email')).fill(administrator.email)
  await page.locator('#password').fill('too short')
  await page.getByRole('button', { name: text('setUp.submit') }).click()
  await page.getByText(text('setUp.passwordShort', { count: 12 })).waitFor()
  await page.locator('#password').fill(administrator.password)
  await page.getByRole('button', { name: text('setUp.submit') }).click()
  await page.getByText(text('home.empty')).waitFor()
}

/** Uploads the table from the empty home page, and waits until it is taken in. */
export async function upload({ page, text }: Visitor): Promise<void> {
  await page.getByRole('link', { name: text('home.toImports') }).click()
  await page.getByRole('button', { name: text('imports.start') }).click()
  await page.getByText(text('imports.fileMissing')).waitFor()
  const file = { name: 'shop.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) }
  await page.locator('#file').setInputFiles(file)
  await page.getByRole('button', { name: text('imports.start') }).click()
  await page.getByText(text('imports.state.done'), { exact: true }).waitFor()
  await page.getByText('536414,22139,UNKNOWN BUYER,56,12/1/10 11:52,0.0,,United Kingdom').waitFor()
}

/** Goes to the imports by the menu and opens the cases that a rule handed to a person for this reason, and the first of them. */
export async function openFirstCase({ page, text }: Visitor, reason: string): Promise<void> {
  await goTo({ page, text }, 'imports')
  const judgements = page.getByRole('region', { name: text('home.judgements') })
  await judgements.getByRole('link', { name: text(`reasons.${reason}`) }).click()
  await page.getByRole('heading', { level: 1, name: text('places.cases') }).waitFor()
  await page.locator('[data-row]').first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: text('timeline.title') }).waitFor()
}

/** Goes to a place by the menu: the rail on a desk; on a phone the bar, or the sheet with what is not within reach. */
export async function goTo({ page, text }: Pick<Visitor, 'page' | 'text'>, place: string): Promise<void> {
  const link = page.getByRole('navigation').getByRole('link', { name: text(`places.${place}`), exact: true })
  await page.getByRole('navigation').first().waitFor()
  if ((await link.count()) === 0) await page.getByRole('button', { name: text('frame.more'), exact: true }).click()
  await link.click()
  await page.getByRole('heading', { level: 1, name: text(`places.${place}`) }).waitFor()
}

export async function signIn({ page, text }: Visitor, password: string): Promise<void> {
  await page.getByLabel(text('signIn.email')).fill(administrator.email)
  await page.locator('#password').fill(password)
  await page.getByRole('button', { name: text('signIn.submit') }).click()
}

export async function signOut({ page, text }: Pick<Visitor, 'page' | 'text'>): Promise<void> {
  const button = page.getByRole('button', { name: text('frame.signOut') })
  await page.getByRole('navigation').first().waitFor()
  if ((await button.count()) === 0) await page.getByRole('button', { name: text('frame.more'), exact: true }).click()
  await button.click()
  await page.getByRole('heading', { name: text('signIn.title') }).waitFor()
}

/** Types into a choice, and takes what was found as soon as Enter would take it: what there is to choose from may be on its way. */
export async function find(choice: Locator, option: string): Promise<void> {
  await choice.fill(option)
  await choice.page().locator('.ant-select-item-option-active').filter({ hasText: option }).waitFor()
  await choice.press('Enter')
}
