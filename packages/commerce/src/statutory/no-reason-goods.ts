/**
 * 七日无理由退货: which goods it excepts, and what else decides. The one place to correct.
 *
 * Sources: 《中华人民共和国消费者权益保护法》第二十五条 (goods excepted, intact, seven days from receipt);
 * 《网络购买商品七日无理由退货暂行办法》第六条 (the same four kinds), 第七条 (kinds that need the buyer's confirmation),
 * 第八条 (intact; opening to look and trying out do no harm), 第九条 (what makes goods of some kinds not intact).
 */

/** Days from the day after signing. */
export const WINDOW_DAYS = 7

/** The law counts days of Beijing time. */
export const BEIJING = '+08:00'

type Said = { readonly zh: string; readonly en: string }

/** Names of one thing, as people write them; see read-goods.ts for what does not matter in their spelling. */
const names = (text: string): readonly string[] => text.split(/[|\n]/).map((name) => name.trim())

/** What is known of goods that matters: states they are in, and how they were bought. */
export const FACTS = {
  opened: names(`opened | open | unsealed | unpacked | downloaded | activated
    拆封 | 已拆封 | 下载 | 已下载 | 激活 | 已激活`),
  sealBroken: names(
    'seal broken | broken seal | sealed packaging damaged | 密封破损 | 密封包装损坏 | 一次性密封包装损坏',
  ),
  confirmed:
    names(`confirmed | confirmed at purchase | confirmed by buyer | confirmed by consumer | confirmed by customer
    confirmed by buyer at purchase | buyer confirmed | buyer confirmed at purchase | consumer confirmed
    confirmed by the buyer | confirmed by the consumer | confirmed at time of purchase
    customer confirmed
    购买时确认 | 经确认 | 已确认 | 买家确认 | 消费者确认 | 消费者在购买时确认`),
  notIntact: names(`not intact | damaged | broken | used | used beyond trying | worn | washed | stained | altered
    incomplete | missing parts | parts missing | missing accessories | accessories missing | tag removed | tags removed
    不完好 | 损坏 | 破损 | 已使用 | 使用过 | 受污 | 配件缺失 | 缺少配件 | 吊牌已摘 | 商标被摘`),
  inStore: names('in store | bought in store | store purchase | offline | 门店购买 | 到店购买 | 线下购买'),
} as const
export type Fact = keyof typeof FACTS

/** Words for the opposite of a fact: as a flag they say nothing against the return; denied (`intact: false`) they are the fact. */
export const OPPOSITES: { readonly [fact in Fact]?: readonly string[] } = {
  opened: names('unopened | not opened | sealed | not activated | 未拆封 | 未激活 | 未下载'),
  notIntact: names('intact | undamaged | unused | complete | as new | 完好 | 未使用'),
  inStore: names('online | bought online | distance sale | 网购 | 网上购买'),
}

/** A kind of goods that is excepted: always, or only where a fact is so. */
export type Kind = {
  readonly code: string
  readonly names: readonly string[]
  readonly when: 'always' | Fact
  /** Why goods of the kind cannot be returned. */
  readonly excepted: Said
  /** Why they can, as long as the fact is not so. */
  readonly allowed?: Said
}

export const KINDS = [
  {
    code: 'made-to-order',
    names:
      names(`made to measure | custom | custom made | customised | customized | bespoke | tailor made | personalised
      personalized | 定作 | 定做 | 定制 | 消费者定作`),
    when: 'always',
    excepted: { zh: '消费者定作的商品不适用七日无理由退货。', en: 'Goods made to the consumer’s order are excluded.' },
  },
  {
    code: 'perishable',
    names: names(`perishables | perishable food | fresh | fresh food | fresh produce | fresh perishable | live
      fresh and perishable | fresh or perishable | live and perishable | 鲜活易腐 | 鲜活 | 易腐 | 生鲜 | 生鲜食品`),
    when: 'always',
    excepted: { zh: '鲜活易腐的商品不适用七日无理由退货。', en: 'Fresh, live and perishable goods are excluded.' },
  },
  {
    code: 'digital',
    names:
      names(`digital content | digital media | audio visual | audio and video | audio | video | software | e book | game
      computer software | audio visual software | audio visual and software
      音像制品 | 计算机软件 | 软件 | 数字化商品 | 数字商品 | 音像制品软件 | 音像制品计算机软件 | 音像制品计算机软件等数字化商品`),
    when: 'opened',
    excepted: {
      zh: '在线下载或者已拆封的音像制品、计算机软件等数字化商品不适用七日无理由退货。',
      en: 'Audio-visual goods, software and other digital goods are excluded once downloaded, opened or activated.',
    },
    allowed: {
      zh: '数字化商品尚未拆封、下载或激活。',
      en: 'The digital goods have not been opened, downloaded or activated.',
    },
  },
  {
    code: 'newspapers-periodicals',
    names: names(`newspaper | newspapers | periodical | periodicals | newspapers and periodicals | newspaper periodical
      magazine | magazines | newspapers and magazines | journal | journals
      报纸 | 期刊 | 报纸期刊 | 报刊 | 杂志 | 报刊杂志 | 交付的报纸期刊`),
    when: 'always',
    excepted: {
      zh: '交付的报纸、期刊不适用七日无理由退货。',
      en: 'Delivered newspapers and periodicals are excluded.',
    },
  },
  {
    code: 'unsuited-by-nature',
    names:
      names(`unsuited | not returnable | unsuited at purchase | unsuitable | unsuitable by nature | by nature unsuited | nature unsuited | unsuited to return
      unsuitable for return | not suitable for return | not returnable by nature | intimate | intimates | underwear
      hygiene | personal hygiene | personal care | near expiry | flawed
      不宜退货 | 性质不宜退货 | 根据商品性质不宜退货 | 贴身用品 | 内衣 | 内衣裤 | 个人卫生用品
      临期 | 临近保质期 | 瑕疵 | 瑕疵品 | 有瑕疵`),
    when: 'confirmed',
    excepted: {
      zh: '根据商品性质不宜退货，且消费者在购买时已确认。',
      en: 'The goods are unsuitable for return by nature, and the consumer confirmed this at purchase.',
    },
    allowed: {
      zh: '消费者在购买时未确认商品不宜退货，因此适用七日无理由退货。',
      en: 'The consumer did not confirm at purchase that the goods are unsuitable for return, so they are not excluded.',
    },
  },
  {
    code: 'hygienic-seal',
    names: names(`food | health food | cosmetics | medical device | medical devices | contraceptives
      食品 | 保健食品 | 化妆品 | 医疗器械 | 计生用品`),
    when: 'sealBroken',
    excepted: {
      zh: '必要的一次性密封包装已损坏，商品视为不完好。',
      en: 'The single-use hygiene seal is broken, so the goods do not count as intact.',
    },
  },
] as const satisfies readonly Kind[]

/** Facts that end the right whatever the goods are. */
export const AGAINST = {
  notIntact: {
    code: 'not-intact',
    zh: '退回的商品应当完好；查验、合理调试不影响完好。',
    en: 'Goods must be returned intact; inspecting and reasonably trying them is fine.',
  },
  inStore: {
    code: 'not-a-distance-sale',
    zh: '七日无理由退货适用于网络、电视、电话、邮购等方式销售的商品。',
    en: 'The seven-day right applies to goods sold online, by television, telephone or mail order.',
  },
} as const satisfies { readonly [fact in Fact]?: Said & { readonly code: string } }

/** Words about a state that may stand before or after the name of a kind: `opened software`, `软件（已拆封）`. */
export const AFFIXES: readonly { readonly words: readonly string[]; readonly fact?: Fact }[] = [
  { words: names('unopened | sealed | 未拆封的 | 未拆封 | 未激活的 | 未激活') },
  {
    words: names(`opened | unsealed | downloaded | activated
      已拆封的 | 已拆封 | 拆封的 | 在线下载的 | 已下载的 | 已下载 | 已激活的 | 已激活`),
    fact: 'opened',
  },
  {
    words: names(
      'confirmed | buyer confirmed | consumer confirmed | customer confirmed | 已确认 | 经确认 | 经消费者在购买时确认',
    ),
    fact: 'confirmed',
  },
]
