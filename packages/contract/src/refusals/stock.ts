import { z } from 'zod'
import { listed } from './listed.ts'
import { factualRefusal } from './refusal.ts'

const product = z.string()
const warehouse = z.string()
const lot = z.string()
const reservation = z.string()
const RESERVATION = '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d62'

/** Units in warehouses. */
export const stockRefusals = {
  'stock.warehouse-unknown': factualRefusal(
    422,
    { warehouse },
    { warehouse: 'HZ' },
    {
      en: ({ warehouse: code }) => `There is no warehouse ${code}.`,
      'zh-CN': ({ warehouse: code }) => `没有仓库 ${code}。`,
    },
  ),
  'stock.warehouse-closed': factualRefusal(
    409,
    { warehouse },
    { warehouse: 'HZ' },
    {
      en: ({ warehouse: code }) => `The warehouse ${code} is closed: nothing comes in and nothing is reserved there.`,
      'zh-CN': ({ warehouse: code }) => `仓库 ${code} 已关闭，不能入库或预留。`,
    },
  ),
  'stock.product-unknown': factualRefusal(
    422,
    { product },
    { product: 'TEA-100' },
    {
      en: ({ product: code }) => `There is no product ${code}.`,
      'zh-CN': ({ product: code }) => `没有商品 ${code}。`,
    },
  ),
  'stock.what-unclear': factualRefusal(
    422,
    { field: z.string() },
    { field: 'reservation' },
    {
      en: ({ field }) =>
        `It is not clear what is meant: look at ${field}. Name one reservation, one reference or one product.`,
      'zh-CN': ({ field }) => `所指不明，请检查 ${field}：请只指定一笔预留、一个关联单号或一个商品。`,
    },
  ),
  'stock.lot-needed': factualRefusal(
    422,
    { product },
    { product: 'TEA-100' },
    {
      en: ({ product: code }) => `${code} is tracked by lots; say which lot it is.`,
      'zh-CN': ({ product: code }) => `商品 ${code} 按批次管理，请填写批次号。`,
    },
  ),
  'stock.expiry-needed': factualRefusal(
    422,
    { product },
    { product: 'TEA-100' },
    {
      en: ({ product: code }) => `${code} has a shelf life; say when it expires or when it was made.`,
      'zh-CN': ({ product: code }) => `商品 ${code} 有保质期，请填写到期日或生产日期。`,
    },
  ),
  'stock.expiry-differs': factualRefusal(
    409,
    { lot, expiresOn: z.string().nullable() },
    { lot: 'L2603', expiresOn: '2026-09-01' },
    {
      en: ({ lot: name, expiresOn }) =>
        `The lot ${name} is known already, and ${expiresOn === null ? 'does not expire' : `expires on ${expiresOn}`}.`,
      'zh-CN': ({ lot: name, expiresOn }) =>
        `批次 ${name} 已存在，${expiresOn === null ? '没有到期日' : `到期日为 ${expiresOn}`}，与填写的不一致。`,
    },
  ),
  'stock.too-many-units': factualRefusal(
    422,
    { most: z.int() },
    { most: 2_147_483_647 },
    {
      en: ({ most }) => `One lot holds at most ${most} units.`,
      'zh-CN': ({ most }) => `一个批次最多 ${most} 件。`,
    },
  ),
  'stock.too-few-units': factualRefusal(
    409,
    { product, wanted: z.int(), available: z.array(z.object({ warehouse, units: z.int() })) },
    { product: 'TEA-100', wanted: 5, available: [{ warehouse: 'HZ', units: 3 }] },
    {
      en: ({ product: code, wanted, available }) =>
        `${wanted} units of ${code} are wanted; available: ${
          listed(
            available.map(({ warehouse: where, units }) => `${units} in ${where}`),
            ', ',
          ) || 'none'
        }.`,
      'zh-CN': ({ product: code, wanted, available }) =>
        `需要 ${code} 共 ${wanted} 件，可用库存：${
          listed(
            available.map(({ warehouse: where, units }) => `${where} ${units} 件`),
            '、',
          ) || '无'
        }。`,
    },
  ),
  'stock.lot-not-found': factualRefusal(
    404,
    { warehouse, product, lot },
    { warehouse: 'HZ', product: 'TEA-100', lot: 'L2603' },
    {
      en: ({ warehouse: where, product: code, lot: name }) =>
        `${name === '' ? `No ${code} without a lot was` : `The lot ${name} of ${code} was`} ever in ${where}.`,
      'zh-CN': ({ warehouse: where, product: code, lot: name }) =>
        `仓库 ${where} 没有商品 ${code} 的${name === '' ? '无批次号库存' : `批次 ${name}`}。`,
    },
  ),
  'stock.lot-expired': factualRefusal(
    409,
    { lot, expiresOn: z.string() },
    { lot: 'L2603', expiresOn: '2026-02-01' },
    {
      en: ({ lot: name, expiresOn }) => `The lot ${name} expired on ${expiresOn}; it must not leave.`,
      'zh-CN': ({ lot: name, expiresOn }) => `批次 ${name} 已于 ${expiresOn} 到期，不能出库。`,
    },
  ),
  'stock.reservation-not-found': factualRefusal(
    404,
    { reservation },
    { reservation: RESERVATION },
    {
      en: ({ reservation: id }) => `Nothing is reserved under ${id}.`,
      'zh-CN': ({ reservation: id }) => `${id} 没有有效的预留。`,
    },
  ),
  'stock.reservation-ended': factualRefusal(
    409,
    { reservation, issued: z.int(), released: z.int() },
    { reservation: RESERVATION, issued: 0, released: 2 },
    {
      en: ({ reservation: id, issued, released }) =>
        `The reservation ${id} holds nothing any more: ${issued} units were issued, ${released} released.`,
      'zh-CN': ({ reservation: id, issued, released }) =>
        `预留 ${id} 已结束：已出库 ${issued} 件，已释放 ${released} 件。`,
    },
  ),
  'stock.more-than-reserved': factualRefusal(
    409,
    { reservation, held: z.int() },
    { reservation: RESERVATION, held: 2 },
    {
      en: ({ reservation: id, held }) => `The reservation ${id} holds ${held} units, not more.`,
      'zh-CN': ({ reservation: id, held }) => `预留 ${id} 只有 ${held} 件。`,
    },
  ),
  'stock.reserved-expired': factualRefusal(
    409,
    { reservation, expired: z.int(), available: z.int() },
    { reservation: RESERVATION, expired: 2, available: 1 },
    {
      en: ({ reservation: id, expired, available }) =>
        `${expired} units of the reservation ${id} have expired, and only ${available} others are available there.`,
      'zh-CN': ({ reservation: id, expired, available }) =>
        `预留 ${id} 中有 ${expired} 件已到期，同仓可替换的只有 ${available} 件。`,
    },
  ),
  'stock.units-reserved': factualRefusal(
    409,
    { onHand: z.int(), reserved: z.int() },
    { onHand: 4, reserved: 4 },
    {
      en: ({ onHand, reserved }) =>
        reserved === 0
          ? `Only ${onHand} units are on hand.`
          : `${onHand} units are on hand and ${reserved} of them reserved. Release reservations before writing those off.`,
      'zh-CN': ({ onHand, reserved }) =>
        reserved === 0
          ? `现有只有 ${onHand} 件。`
          : `现有 ${onHand} 件，其中 ${reserved} 件已预留。请先释放预留再调减。`,
    },
  ),
  'stock.same-warehouse': factualRefusal(
    422,
    { warehouse },
    { warehouse: 'HZ' },
    {
      en: ({ warehouse: code }) => `The goods are in ${code} already; name another warehouse to move them to.`,
      'zh-CN': ({ warehouse: code }) => `调出与调入是同一仓库 ${code}，请选择其他仓库。`,
    },
  ),
}
