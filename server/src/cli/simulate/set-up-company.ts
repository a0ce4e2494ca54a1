import { addMilliseconds, instantToWallClock } from '@aftersale/kernel'
import { ONLINE, products, salesChannels } from '../../modules/demo/index.ts'
import type { Account } from './accounts.ts'
import { DAY, ZONE } from './hours.ts'
import { PARTS } from './parts.ts'
import { askMany, type World } from './world.ts'

/** Makes the company known: its units, its people with their roles, what it sells, its warehouses and what lies in them. */
export async function setUpCompany(world: World, accounts: readonly Account[]): Promise<void> {
  const { admin, company } = world
  const imported = await importedSources(world)
  const units = company.units.map(({ sources, ...unit }) => {
    const all = unit.unit === ONLINE ? [...sources, ...imported] : [...sources]
    return { key: `unit ${unit.unit} ${all.join(' ')}`.slice(0, 200), ...unit, sources: all }
  })
  await askMany(world, 'putOrganisationUnits', units, (items) => admin.putOrganisationUnits({ body: { items } }))
  await nameShops(world, imported)
  await world.ask('putPortalSettings', () => admin.putPortalSettings({ body: { returnAddress: RETURN_ADDRESS } }))
  const people = accounts.map(({ name, email }) => ({ key: `person ${email}`, name, email }))
  await askMany(world, 'addPersons', people, (items) => admin.addPersons({ body: { items } }))
  const roles = accounts.map(({ email, role, unit }) => {
    return { key: `role ${email}`, person: email, role, unit, remove: false }
  })
  await askMany(world, 'changeAssignments', roles, (items) => admin.changeAssignments({ body: { items } }))
  await stockUp(world)
}

/** Where customers send goods to, as the portal tells them. */
const RETURN_ADDRESS = '售后仓 0571-88880000 浙江省杭州市余杭区仓前路 8 号'

/** What people read where records name a shop by its key. */
async function nameShops(world: World, imported: readonly string[]): Promise<void> {
  const { admin, company } = world
  const stores = company.units.flatMap(({ name, sources: [of, ...others] }) =>
    of === undefined || others.length > 0 ? [] : [{ of, words: name }],
  )
  const online = salesChannels
    .filter(({ isCounter }) => !isCounter)
    .map(({ key: of, name, english }) => ({ of, words: { en: english, 'zh-CN': name } }))
  const before = imported.map((of) => ({ of, words: { en: 'Past records', 'zh-CN': '历史导入' } }))
  const words = [...online, ...stores, ...before].map((one) => ({
    key: `shop ${one.of}`,
    kind: 'source' as const,
    ...one,
  }))
  await askMany(world, 'putWords', words, (items) => admin.putWords({ body: { items } }))
}

/** Tables of requests that were imported are the business of those who sell online. */
async function importedSources(world: World): Promise<readonly string[]> {
  const cases = await world.ask('listCases', () => world.admin.listCases({ query: { type: 'return', limit: 200 } }))
  return [...new Set((cases?.items ?? []).map(({ source }) => source))].sort()
}

const WAREHOUSES = [
  { code: 'WH-EAST', name: { en: 'Hangzhou warehouse', 'zh-CN': '杭州仓' } },
  { code: 'WH-SOUTH', name: { en: 'Guangzhou warehouse', 'zh-CN': '广州仓' } },
]
/** How many units of each product lie in each warehouse at the beginning. */
const STOCK = 400

async function stockUp(world: World): Promise<void> {
  const { admin } = world
  const goods = products.map(({ code, name, category, priceFen }) => ({
    key: `product ${code}`,
    code,
    name: { en: name, 'zh-CN': name },
    category,
    unit: '件',
    listPrice: { minor: priceFen, currency: 'CNY' },
    taxRate: 13,
    warranty: WARRANTED.has(category) ? [{ component: 'whole', months: 12 }] : [],
  }))
  await askMany(world, 'putProducts', goods, (items) => admin.putProducts({ body: { items } }))
  const warehouses = WAREHOUSES.map((one, place) => ({ key: one.code, ...one, position: place + 1 }))
  await askMany(world, 'putWarehouses', warehouses, (items) => admin.putWarehouses({ body: { items } }), 200)
  const receipts = WAREHOUSES.flatMap(({ code: warehouse }) =>
    products.map(({ code: product }) => {
      return { key: `first ${warehouse} ${product}`, warehouse, product, units: STOCK, reason: 'purchase' }
    }),
  )
  await askMany(world, 'receiveStock', receipts, (items) => admin.receiveStock({ body: { items } }))
  const { year, month, day } = instantToWallClock(addMilliseconds(await world.now(), -365 * DAY), ZONE)
  const validFrom = [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
  const listed = await world.ask('listRepairPriceLists', () => admin.listRepairPriceLists())
  if (listed === null || listed.items.length > 0) return
  const list = { key: 'prices', code: 'standard', validFrom, currency: 'CNY', taxIncluded: true, prices: [...PARTS] }
  await askMany(world, 'putRepairPriceLists', [list], (items) => admin.putRepairPriceLists({ body: { items } }))
}

const WARRANTED: ReadonlySet<string> = new Set(['小家电', '数码'])
