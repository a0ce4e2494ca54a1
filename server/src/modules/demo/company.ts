import { customerOf } from './customer.ts'
import { DEALER_SHOPS, salesChannels, stores } from './network.ts'

interface Words {
  readonly en: string
  readonly 'zh-CN': string
}

/** A part of the made-up company, its parent before it. `sources` are the shops whose orders are its own. */
interface CompanyUnit {
  readonly unit: string
  readonly name: Words
  readonly parent: string | null
  readonly sources: readonly string[]
}

/** Somebody who works there. Under `example`, which RFC 2606 keeps free of real people. */
export interface StaffMember {
  readonly name: string
  readonly email: string
  readonly role: string
  readonly unit: string
}

export interface Company {
  readonly units: readonly CompanyUnit[]
  readonly staff: readonly StaffMember[]
}

const REGIONS: readonly (Words & { readonly key: string; readonly cities: readonly string[] })[] = [
  {
    key: 'region-east',
    en: 'East China',
    'zh-CN': '华东区',
    cities: ['上海', '杭州', '南京', '苏州', '青岛', '厦门', '福州', '合肥'],
  },
  { key: 'region-north', en: 'North China', 'zh-CN': '华北区', cities: ['北京', '天津', '沈阳', '郑州'] },
  { key: 'region-south', en: 'South China', 'zh-CN': '华南区', cities: ['广州', '深圳', '长沙', '武汉'] },
  { key: 'region-west', en: 'West China', 'zh-CN': '西部区', cities: ['成都', '重庆', '西安', '昆明'] },
]

/** The unit of those who sell online. */
export const ONLINE = 'online'
/** The unit of a dealer, whose shops sell in the company's name. */
const DEALER = 'dealer-01'
/** Who sits where: by role, how many, in the company, in each region, in each store, in the online department, at the dealer. */
const POSTS: readonly (readonly [
  role: string,
  at: 'company' | 'region' | 'store' | 'online' | 'dealer',
  count: number,
])[] = [
  ['manager', 'company', 1],
  ['process-owner', 'company', 1],
  ['auditor', 'company', 1],
  ['finance', 'company', 8],
  ['warehouse', 'company', 12],
  ['engineer', 'company', 12],
  ['dispatcher', 'company', 4],
  ['manager', 'region', 1],
  ['store-manager', 'online', 4],
  ['agent', 'online', 26],
  ['store-manager', 'store', 1],
  ['agent', 'store', 4],
  ['supplier', 'company', 2],
  ['dealer', 'dealer', 2],
]

/** The made-up company: a tree of units with thirty stores, an online department and a dealer, and some two hundred people. */
export function companyOf(seed: number): Company {
  const regionOf = (name: string) => REGIONS.find(({ cities }) => cities.some((city) => name.startsWith(city)))
  const online = salesChannels.filter(({ isCounter }) => !isCounter)
  const units: CompanyUnit[] = [
    { unit: 'company', name: { en: 'Huaxia Retail', 'zh-CN': '华夏零售' }, parent: null, sources: [] },
    {
      unit: ONLINE,
      name: { en: 'Online department', 'zh-CN': '电商部' },
      parent: 'company',
      sources: online.map(({ key }) => key).filter((key) => !DEALER_SHOPS.includes(key)),
    },
    {
      unit: DEALER,
      name: { en: 'Yunhai Trading (dealer)', 'zh-CN': '云海商贸（经销商）' },
      parent: ONLINE,
      sources: DEALER_SHOPS,
    },
    ...REGIONS.map(({ key, en, 'zh-CN': zh }) => {
      return { unit: key, name: { en, 'zh-CN': zh }, parent: 'company', sources: [] }
    }),
    ...stores.map(({ key, name }, place) => ({
      unit: key,
      name: { en: `Store ${place + 1}`, 'zh-CN': name },
      parent: regionOf(name)?.key ?? 'company',
      sources: [key],
    })),
  ]
  const places = {
    company: ['company'],
    online: [ONLINE],
    region: REGIONS.map(({ key }) => key),
    store: stores.map(({ key }) => key),
    dealer: [DEALER],
  }
  const posts = POSTS.flatMap(([role, at, count]) =>
    places[at].flatMap((unit) => Array.from({ length: count }, (_, number) => ({ role, unit, number: number + 1 }))),
  )
  const staff = posts.map(({ role, unit, number }, place) => ({
    name: customerOf(seed, 5_000_000 + place).name,
    email: `${role}-${unit}-${number}@huaxia.example`,
    role,
    unit,
  }))
  return { units, staff }
}
