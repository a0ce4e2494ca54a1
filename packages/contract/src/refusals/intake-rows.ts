import { z } from 'zod'
import type { Language } from '../language.ts'
import { dateWritten } from './date-written.ts'
import { factualRefusal, plainRefusal } from './refusal.ts'

/** What a person calls the fields that a template fills. */
const FIELD_WORDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  orderNumber: { en: 'order number', 'zh-CN': '订单编号' },
  requestNumber: { en: 'request number', 'zh-CN': '售后单号' },
  product: { en: 'product', 'zh-CN': '商品编码' },
  customer: { en: 'customer', 'zh-CN': '客户编号' },
  quantity: { en: 'quantity', 'zh-CN': '数量' },
  units: { en: 'number of units', 'zh-CN': '数量' },
  orderedAt: { en: 'time of order', 'zh-CN': '下单时间' },
  requestedAt: { en: 'time of request', 'zh-CN': '申请时间' },
}

const wordOf = (field: string) => FIELD_WORDS[field] ?? { en: field, 'zh-CN': field }

/** Why a row of a table was not taken: it goes to the reject table with this reason, and the import goes on. */
export const intakeRowRefusals = {
  'intake.row-too-long': factualRefusal(
    422,
    { bytes: z.int(), limitBytes: z.int() },
    { bytes: 2097152, limitBytes: 1048576 },
    {
      en: ({ bytes, limitBytes }) => `The row has ${bytes} bytes; a row may have ${limitBytes}.`,
      'zh-CN': ({ bytes, limitBytes }) => `该行有 ${bytes} 字节，超过上限 ${limitBytes} 字节。`,
    },
  ),
  'intake.row-quote-broken': plainRefusal(422, {
    en: 'A quotation mark in this row is not closed.',
    'zh-CN': '单元格的引号没有正确闭合。',
  }),
  'intake.row-cells-wrong': factualRefusal(
    422,
    { expected: z.int(), found: z.int() },
    { expected: 8, found: 7 },
    {
      en: ({ expected, found }) => `The row has ${found} cells where the header has ${expected}.`,
      'zh-CN': ({ expected, found }) => `该行有 ${found} 个单元格，表头有 ${expected} 个。`,
    },
  ),
  'intake.row-nul': plainRefusal(422, {
    en: 'The row contains NUL bytes.',
    'zh-CN': '该行包含空字节（NUL），不是文本。',
  }),
  'intake.row-undecodable': factualRefusal(
    422,
    { encoding: z.string() },
    { encoding: 'UTF-8' },
    {
      en: ({ encoding }) => `The row contains bytes that are not ${encoding} text.`,
      'zh-CN': ({ encoding }) => `该行包含无法按 ${encoding} 解码的字节。`,
    },
  ),
  'intake.row-digits-lost': factualRefusal(
    422,
    { column: z.string() },
    { column: 'Quantity' },
    {
      en: ({ column }) => `Excel kept only 15 digits of the number in column ${column}. Store it as text.`,
      'zh-CN': ({ column }) => `“${column}”列的数字超过 15 位，Excel 已丢失末尾数字，请以文本格式保存。`,
    },
  ),
  'intake.rest-cut-off': plainRefusal(422, {
    en: 'The file is cut off: there was nothing to read after this line.',
    'zh-CN': '文件不完整，在此处中断，其后的内容缺失。',
  }),
  'intake.rest-damaged': plainRefusal(422, {
    en: 'The file is damaged here: nothing after this line could be read, and the rows just before it may be wrong.',
    'zh-CN': '文件在此处损坏，其后的内容无法读取，紧邻其前的内容也可能有误。',
  }),
  'intake.rest-expanding': plainRefusal(422, {
    en: 'The file unpacks to far more than a table would; reading stopped here.',
    'zh-CN': '文件解压后异常庞大，读取在此停止。',
  }),
  'intake.cell-not-integer': factualRefusal(
    422,
    { column: z.string(), text: z.string() },
    { column: 'Quantity', text: '12x' },
    {
      en: ({ column, text }) => `${column}: “${text}” is not a whole number.`,
      'zh-CN': ({ column, text }) => `${column}：“${text}”不是整数。`,
    },
  ),
  'intake.cell-not-decimal': factualRefusal(
    422,
    { column: z.string(), text: z.string() },
    { column: 'Quantity', text: '12x' },
    {
      en: ({ column, text }) => `${column}: “${text}” is not a number.`,
      'zh-CN': ({ column, text }) => `${column}：“${text}”不是数字。`,
    },
  ),
  'intake.cell-not-date': factualRefusal(
    422,
    { column: z.string(), text: z.string(), format: z.string() },
    { column: 'Ordered', text: 'yesterday', format: 'yyyy-MM-dd HH:mm' },
    {
      en: ({ column, text, format }) => `${column}: “${text}” is not a date and time such as “${dateWritten(format)}”.`,
      'zh-CN': ({ column, text, format }) => `${column}：“${text}”不是形如“${dateWritten(format)}”的日期时间。`,
    },
  ),
  'intake.cell-digits-lost': factualRefusal(
    422,
    { column: z.string(), text: z.string() },
    { column: 'Quantity', text: '12x' },
    {
      en: ({ column, text }) => `${column}: “${text}” has lost its last digits in a spreadsheet. Export it as text.`,
      'zh-CN': ({ column, text }) => `${column}：“${text}”的末尾数字已在电子表格中丢失，请以文本格式导出。`,
    },
  ),
  'intake.row-no-rule': plainRefusal(422, {
    en: 'No rule of the import template matches this row.',
    'zh-CN': '模板中没有适用于此行的规则。',
  }),
  'intake.row-value-missing': factualRefusal(
    422,
    { field: z.string() },
    { field: 'orderedAt' },
    {
      en: ({ field }) => `The row has no ${wordOf(field).en}.`,
      'zh-CN': ({ field }) => `该行缺少${wordOf(field)['zh-CN']}。`,
    },
  ),
  'intake.row-value-long': factualRefusal(
    422,
    { field: z.string(), limit: z.int() },
    { field: 'customer', limit: 200 },
    {
      en: ({ field, limit }) => `The ${wordOf(field).en} is longer than ${limit} characters.`,
      'zh-CN': ({ field, limit }) => `${wordOf(field)['zh-CN']}超过 ${limit} 个字符。`,
    },
  ),
  'intake.row-quantity': factualRefusal(
    422,
    { quantity: z.union([z.string(), z.number()]) },
    { quantity: 0 },
    {
      en: ({ quantity }) => `The quantity ${quantity} is not a whole number from 1 to 2,147,483,647.`,
      'zh-CN': ({ quantity }) => `数量 ${quantity} 不是 1 到 2,147,483,647 之间的整数。`,
    },
  ),
  'intake.row-amount': factualRefusal(
    422,
    { amount: z.string(), currency: z.string() },
    { amount: '12.345', currency: 'CNY' },
    {
      en: ({ amount, currency }) => `“${amount}” cannot be an amount of ${currency}.`,
      'zh-CN': ({ amount, currency }) => `“${amount}”不是有效的 ${currency} 金额。`,
    },
  ),
  'intake.row-failed': plainRefusal(422, {
    en: 'This row couldn’t be imported because of a program error; see the log.',
    'zh-CN': '程序出错，此行未能导入，详情见日志。',
  }),
  'intake.row-changed': factualRefusal(
    422,
    { key: z.string() },
    { key: '20260301001' },
    {
      en: ({ key }) => `A record with this number (${key}) was already imported with different content.`,
      'zh-CN': ({ key }) => `该编号（${key}）的记录此前已导入，但内容不同。`,
    },
  ),
}
