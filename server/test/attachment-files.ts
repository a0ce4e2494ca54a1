import { zipOf } from './workbook.ts'

const OFFICE = 'application/vnd.openxmlformats-officedocument.'

/** The list of parts of an Office file whose main part has this type. */
export const officeFile = (mainType: string, more: Readonly<Record<string, string>> = {}) =>
  zipOf({ '[Content_Types].xml': `<Types><Override PartName="/main.xml" ContentType="${mainType}"/></Types>`, ...more })

export const WORKBOOK = `${OFFICE}spreadsheetml.sheet.main+xml`
export const DOCUMENT = `${OFFICE}wordprocessingml.document.main+xml`

/** The smallest picture: one transparent pixel. */
export const PIXEL_GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
