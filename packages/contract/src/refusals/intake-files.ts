import { z } from 'zod'
import { listed } from './listed.ts'
import { factualRefusal } from './refusal.ts'

/** Why a file cannot be read as a table. */
export const intakeFileRefusals = {
  'intake.file-missing': factualRefusal(
    422,
    { name: z.string() },
    { name: 'orders.csv' },
    {
      en: ({ name }) => `There is no file ${name}.`,
      'zh-CN': ({ name }) => `找不到文件 ${name}。`,
    },
  ),
  'intake.file-directory': factualRefusal(
    422,
    { name: z.string() },
    { name: 'orders.csv' },
    {
      en: ({ name }) => `${name} is a folder, not a file.`,
      'zh-CN': ({ name }) => `${name} 是文件夹，不是文件。`,
    },
  ),
  'intake.file-permission': factualRefusal(
    422,
    { name: z.string() },
    { name: 'orders.csv' },
    {
      en: ({ name }) => `This program may not read ${name}. Give it permission to read the file.`,
      'zh-CN': ({ name }) => `没有读取 ${name} 的权限，请授予读取权限。`,
    },
  ),
  'intake.file-unreadable': factualRefusal(
    422,
    { name: z.string(), reason: z.string() },
    { name: 'orders.csv', reason: 'EIO' },
    {
      en: ({ name, reason }) => `${name} could not be read (${reason}).`,
      'zh-CN': ({ name, reason }) => `无法读取 ${name}（${reason}）。`,
    },
  ),
  'intake.file-empty': factualRefusal(
    422,
    { name: z.string() },
    { name: 'orders.csv' },
    {
      en: ({ name }) => `${name} is empty: not even a header row.`,
      'zh-CN': ({ name }) => `${name} 是空文件，连表头也没有。`,
    },
  ),
  'intake.file-not-table': factualRefusal(
    422,
    { name: z.string(), found: z.string() },
    { name: 'orders.csv', found: 'a picture' },
    {
      en: ({ name, found }) => `${name} is not a table but ${found}. Save it as .csv or .xlsx.`,
      'zh-CN': ({ name, found }) => `${name} 不是表格文件（${found}），请另存为 .csv 或 .xlsx。`,
    },
  ),
  'intake.file-old-excel': factualRefusal(
    422,
    { name: z.string() },
    { name: 'orders.csv' },
    {
      en: ({ name }) => `${name} is in the Excel format of before 2007. Save it as .xlsx.`,
      'zh-CN': ({ name }) => `${name} 是旧版 Excel 格式（.xls），请另存为 .xlsx。`,
    },
  ),
  'intake.file-encrypted': factualRefusal(
    422,
    { name: z.string() },
    { name: 'orders.csv' },
    {
      en: ({ name }) => `${name} is protected by a password. Save it without one.`,
      'zh-CN': ({ name }) => `${name} 有密码保护，请取消密码后另存。`,
    },
  ),
  'intake.file-damaged': factualRefusal(
    422,
    { name: z.string(), reason: z.string() },
    { name: 'orders.csv', reason: 'EIO' },
    {
      en: ({ name, reason }) => `${name} is a damaged workbook (${reason}). Open it and save it again.`,
      'zh-CN': ({ name, reason }) => `${name} 已损坏（${reason}），请打开后重新保存。`,
    },
  ),
  'intake.file-too-large': factualRefusal(
    422,
    { name: z.string(), part: z.string(), limitBytes: z.int() },
    { name: 'orders.csv', part: 'sharedStrings.xml', limitBytes: 1048576 },
    {
      en: ({ name, part, limitBytes }) =>
        `The ${part} of ${name} is larger than ${limitBytes} bytes. Save it as .csv, which has no such limit.`,
      'zh-CN': ({ name, part, limitBytes }) => `${name} 的 ${part} 超过 ${limitBytes} 字节，请另存为无此限制的 .csv。`,
    },
  ),
  'intake.file-header-broken': factualRefusal(
    422,
    { name: z.string(), lineNumber: z.int() },
    { name: 'orders.csv', lineNumber: 1 },
    {
      en: ({ name, lineNumber }) => `The header of ${name}, line ${lineNumber}, cannot be read.`,
      'zh-CN': ({ name, lineNumber }) => `无法读取 ${name} 第 ${lineNumber} 行的表头。`,
    },
  ),
  'intake.file-sheet-missing': factualRefusal(
    422,
    { name: z.string(), sheet: z.string(), sheets: z.array(z.string()).readonly() },
    { name: 'orders.csv', sheet: 'Order', sheets: ['Orders', 'Returns'] },
    {
      en: ({ name, sheet, sheets }) => `${name} has no sheet ${sheet}. It has: ${sheets.join(', ')}.`,
      'zh-CN': ({ name, sheet, sheets }) => `${name} 没有工作表 ${sheet}，现有：${sheets.join('、')}。`,
    },
  ),
  'intake.file-incomplete': factualRefusal(
    422,
    { name: z.string(), lineNumber: z.int() },
    { name: 'orders.csv.gz', lineNumber: 5120 },
    {
      en: ({ name, lineNumber }) =>
        `${name} breaks off at line ${lineNumber}: it is damaged or was not copied whole. The rows before that are kept; no case was opened from them.`,
      'zh-CN': ({ name, lineNumber }) =>
        `${name} 在第 ${lineNumber} 行中断：文件已损坏或未完整复制。此前的行已保留，尚未据此开立工单。`,
    },
  ),
  'intake.disk-full': factualRefusal(
    507,
    { name: z.string() },
    { name: 'orders.csv' },
    {
      en: ({ name }) => `There is no room on the disk to unpack ${name}.`,
      'zh-CN': ({ name }) => `磁盘空间不足，无法展开 ${name}。`,
    },
  ),
  'intake.file-passing': factualRefusal(
    422,
    { name: z.string() },
    { name: 'orders.csv' },
    {
      en: ({ name }) => `${name} is a pipe or a device, which can be read only once. Save it as a file first.`,
      'zh-CN': ({ name }) => `${name} 是管道或设备，只能读取一次，请先保存为文件。`,
    },
  ),
  'intake.column-missing': factualRefusal(
    422,
    {
      name: z.string(),
      template: z.string(),
      missing: z.array(z.string()).readonly(),
      found: z.array(z.string()).readonly(),
    },
    { name: 'orders.csv', template: 'shop-orders', missing: ['Quantity'], found: ['Invoice', 'Amount'] },
    {
      en: ({ name, template, missing, found }) =>
        `${name} lacks columns that the import template ${template} reads: ${listed(missing, ', ')}. It has: ${listed(found, ', ')}.`,
      'zh-CN': ({ name, template, missing, found }) =>
        `${name} 缺少导入模板 ${template} 所需的列：${listed(missing, '、')}。现有：${listed(found, '、')}。`,
    },
  ),
  'intake.column-twice': factualRefusal(
    422,
    { name: z.string(), column: z.string() },
    { name: 'orders.csv', column: 'Quantity' },
    {
      en: ({ name, column }) => `${name} has the column ${column} more than once.`,
      'zh-CN': ({ name, column }) => `${name} 中“${column}”列出现多次。`,
    },
  ),
}
