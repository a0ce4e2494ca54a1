import { z } from 'zod'
import { factualRefusal, plainRefusal } from './refusal.ts'

/** What is sold. */
export const productRefusals = {
  'products.not-found': plainRefusal(404, { en: 'Product not found.', 'zh-CN': '没有这个商品。' }),
  'products.stale': factualRefusal(
    409,
    { product: z.string(), version: z.int() },
    { product: 'TV-55', version: 3 },
    {
      en: ({ product, version }) =>
        version === 0
          ? `There is no product ${product} that could be changed. Nothing was changed.`
          : `Somebody changed ${product} meanwhile: it is at version ${version}. Look at it again; nothing was changed.`,
      'zh-CN': ({ product, version }) =>
        version === 0
          ? `商品 ${product} 不存在，未作任何更改。`
          : `商品 ${product} 已被他人修改（当前版本 ${version}）。请重新查看，未作任何更改。`,
    },
  ),
  'products.part-unknown': factualRefusal(
    422,
    { product: z.string(), part: z.string() },
    { product: 'SET-1', part: 'CUP-9' },
    {
      en: ({ product, part }) => `${product} names ${part} as a component or gift, and there is no such product.`,
      'zh-CN': ({ product, part }) => `${product} 的组件或赠品 ${part} 不存在。`,
    },
  ),
  'products.part-twice': factualRefusal(
    422,
    { product: z.string(), part: z.string() },
    { product: 'SET-1', part: 'CUP-9' },
    {
      en: ({ product, part }) => `${product} names ${part} twice. State it once, with its quantity or months.`,
      'zh-CN': ({ product, part }) => `${product} 中 ${part} 重复出现，请合并为一项。`,
    },
  ),
  'products.bundle-nested': factualRefusal(
    422,
    { product: z.string(), part: z.string() },
    { product: 'SET-1', part: 'SET-2' },
    {
      en: ({ product, part }) =>
        `${part} in ${product} would be a bundle within a bundle. List its components instead.`,
      'zh-CN': ({ product, part }) => `${product} 中的 ${part} 是套装，套装不能嵌套，请直接列出其组件。`,
    },
  ),
  'products.currency-unknown': factualRefusal(
    422,
    { product: z.string(), currency: z.string() },
    { product: 'TV-55', currency: 'RMB' },
    {
      en: ({ product, currency }) =>
        `The list price of ${product} has the currency ${currency}, which ISO 4217 does not list.`,
      'zh-CN': ({ product, currency }) => `${product} 标价的币种 ${currency} 不是 ISO 4217 货币代码。`,
    },
  ),
}
