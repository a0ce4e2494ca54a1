/** Where an order comes in. */
export type Channel = {
  /** What an API knows it by. */
  readonly key: string
  readonly name: string
  readonly english: string
  readonly weight: number
  /** Handed over at the counter: no parcel. */
  readonly isCounter: boolean
  /** What its order numbers look like: the day, then the order's own digits. */
  readonly orderNumber: (day: string, digits: string) => string
}

const online = { isCounter: false }

/** The channels that sell. Numbers of Taobao and Douyin have 19 digits, more than a JavaScript number holds. */
export const salesChannels: readonly Channel[] = [
  {
    ...online,
    key: 'taobao',
    name: '淘宝',
    english: 'Taobao',
    weight: 18,
    orderNumber: (day, digits) => `27${day}${digits.padStart(9, '0')}`,
  },
  {
    ...online,
    key: 'tmall',
    name: '天猫',
    english: 'Tmall',
    weight: 20,
    orderNumber: (day, digits) => `31${day}${digits.padStart(9, '0')}`,
  },
  {
    ...online,
    key: 'jd',
    name: '京东',
    english: 'JD',
    weight: 16,
    orderNumber: (_, digits) => `3${digits.padStart(11, '0')}`,
  },
  {
    ...online,
    key: 'pinduoduo',
    name: '拼多多',
    english: 'Pinduoduo',
    weight: 13,
    orderNumber: (day, digits) => `${day.slice(2)}-${digits.padStart(15, '0')}`,
  },
  {
    ...online,
    key: 'douyin',
    name: '抖音',
    english: 'Douyin',
    weight: 12,
    orderNumber: (day, digits) => `69${day}${digits.padStart(9, '0')}`,
  },
  {
    ...online,
    key: 'suning',
    name: '苏宁易购',
    english: 'Suning',
    weight: 3,
    orderNumber: (_, digits) => `40${digits.padStart(9, '0')}`,
  },
  {
    ...online,
    key: 'vip',
    name: '唯品会',
    english: 'Vipshop',
    weight: 4,
    orderNumber: (day, digits) => `${day.slice(2)}${digits.padStart(8, '0')}`,
  },
  {
    ...online,
    key: 'youzan',
    name: '有赞',
    english: 'Youzan',
    weight: 3,
    orderNumber: (day, digits) => `E${day}${digits.padStart(10, '0')}`,
  },
  {
    ...online,
    key: 'own-shop',
    name: '自营商城',
    english: 'Own shop',
    weight: 6,
    orderNumber: (day, digits) => `ZY${day}${digits.padStart(8, '0')}`,
  },
  {
    key: 'store',
    name: '门店',
    english: 'Store',
    isCounter: true,
    weight: 5,
    orderNumber: (day, digits) => `MD${day}${digits.padStart(8, '0')}`,
  },
]

/** Shops online that a dealer runs; the others are the company's own. */
export const DEALER_SHOPS: readonly string[] = ['suning', 'vip', 'youzan']

/** The ways a request comes in other than by the channel that sold. */
export const serviceChannels = ['自助门户', '门店柜台', '电话', '邮件', '表格', '接口'] as const

/** A carrier. What analysis is to find out, how often it is slow or breaks things, is in no file. */
export type Carrier = {
  readonly name: string
  readonly prefix: string
  readonly weight: number
  readonly slowPercent: number
  readonly breaksPercent: number
}

export const carriers: readonly Carrier[] = [
  { name: '顺丰速运', prefix: 'SF', weight: 16, slowPercent: 2, breaksPercent: 0.2 },
  { name: '京东物流', prefix: 'JDV', weight: 14, slowPercent: 2, breaksPercent: 0.2 },
  { name: '中通快递', prefix: '78', weight: 20, slowPercent: 5, breaksPercent: 0.5 },
  { name: '圆通速递', prefix: 'YT', weight: 16, slowPercent: 6, breaksPercent: 0.6 },
  { name: '韵达快递', prefix: '46', weight: 13, slowPercent: 6, breaksPercent: 0.6 },
  { name: '申通快递', prefix: '77', weight: 8, slowPercent: 8, breaksPercent: 0.8 },
  { name: '极兔速递', prefix: 'JT', weight: 9, slowPercent: 30, breaksPercent: 3 },
  { name: '邮政EMS', prefix: '11', weight: 4, slowPercent: 8, breaksPercent: 0.4 },
]

/** A store packs what it sells; how often it packs the wrong thing is for analysis to find out. */
export type Store = {
  /** What an API knows it by. */
  readonly key: string
  readonly name: string
  readonly weight: number
  readonly mixUpPercent: number
}

const STORE_NAMES =
  '上海南京东路店 上海陆家嘴店 上海五角场店 上海徐家汇店 北京王府井店 北京朝阳大悦城店 北京中关村店 广州天河城店 广州北京路店 深圳万象城店 ' +
  '深圳海岸城店 杭州湖滨银泰店 杭州武林店 成都春熙路店 成都太古里店 重庆解放碑店 武汉光谷店 武汉楚河汉街店 南京新街口店 苏州观前街店 ' +
  '西安小寨店 长沙五一广场店 郑州二七店 青岛台东店 天津滨江道店 沈阳中街店 厦门中山路店 福州东街口店 合肥银泰店 昆明南屏街店'

export const stores: readonly Store[] = STORE_NAMES.split(' ').map((name, place) => ({
  key: `store-${String(place + 1).padStart(2, '0')}`,
  name,
  weight: 30 - (place % 10) * 2,
  mixUpPercent: name === '成都春熙路店' ? 8 : 0.6,
}))
