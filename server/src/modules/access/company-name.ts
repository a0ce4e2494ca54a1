import type { Language } from '@aftersale/contract'
import type { Database } from '../../platform/database.ts'

/** The name of the company: that of the unit at the top; empty where there is none. */
export async function companyName(database: Database, language: Language): Promise<string> {
  const top = await database
    .selectFrom('org_unit')
    .select(['name_en', 'name_zh'])
    .where('parent', 'is', null)
    .executeTakeFirst()
  return (language === 'en' ? top?.name_en : top?.name_zh) ?? ''
}
