import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import { NameFields } from '../../../shell/sheet/name-fields.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import type { EditorProps } from '../editor-props.ts'
import { bothIn, type JsonDocument, parseDocument, put, textIn, writeDocument } from '../wording/json-document.ts'
import type { CalendarPart } from './calendar-part.ts'
import styles from './calendars.module.css'
import { DraftMonths } from './draft-months.tsx'
import { HoursField } from './hours-field.tsx'
import { specialDays, withDay } from './special-days.ts'
import { SpecialDaysForm } from './special-days-form.tsx'
import { WeekForm } from './week-form.tsx'
import { openingsIn } from './week-hours.ts'

/** When the company works: the week, public holidays, special days, beside the months that come of it. */
export function CalendarEditor({ content, isReadOnly, problems, onChange }: EditorProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [document, setDocument] = useState(() => parseDocument(content))
  if (document === null) return <ProblemBox>{t('studioWording.noDocument')}</ProblemBox>
  const change = (next: JsonDocument) => {
    setDocument(next)
    onChange(writeDocument(next))
  }
  const told = (path: string) => {
    const found = problems.find(({ element }) => element === path || element?.startsWith(`${path}[`))
    return found === undefined ? undefined : inLanguage(found.message, language)
  }
  const part: CalendarPart = { document, isReadOnly, told, onChange: change }
  const pick = (date: string) => {
    if (!specialDays(document).some((day) => day.date === date))
      change(withDay(document, { date, kind: 'off', hours: [] }))
  }
  const isChinese = document['chineseHolidays'] === true
  return (
    <div className={styles.editor}>
      <div className={`sheet ${styles.column}`}>
        <NameFields
          id="calendar"
          value={bothIn(document['name'])}
          isFixed={isReadOnly}
          problems={{ en: told('name'), 'zh-CN': told('name') }}
          onChange={(name) => change(put(document, 'name', name))}
        />
        <section className={styles.section} aria-labelledby="calendar-week">
          <h2 id="calendar-week">{t('calendar.week')}</h2>
          <WeekForm {...part} />
        </section>
        <section className={styles.section} aria-labelledby="calendar-public">
          <h2 id="calendar-public">{t('calendar.public')}</h2>
          <Checkbox
            disabled={isReadOnly}
            checked={isChinese}
            onChange={({ target }) => change(put(document, 'chineseHolidays', target.checked ? true : undefined))}
          >
            {t('calendar.chinese')}
          </Checkbox>
          <HoursField
            id="hours-make-up"
            label={t('calendar.makeUp')}
            openings={openingsIn(document['makeUpHours'])}
            isReadOnly={isReadOnly}
            problem={told('makeUpHours')}
            empty={t('calendar.makeUpHint')}
            onChange={(hours) => change(put(document, 'makeUpHours', hours.length === 0 ? undefined : hours))}
          />
        </section>
        <section className={styles.section} aria-labelledby="calendar-special">
          <h2 id="calendar-special">{t('calendar.specialDays')}</h2>
          <SpecialDaysForm {...part} />
        </section>
        <p className="quiet">{t('calendar.zoneIs', { zone: textIn(document['zone']) })}</p>
      </div>
      <section className={`sheet ${styles.months}`} aria-label={t('calendar.preview')}>
        <DraftMonths document={document} onPick={isReadOnly ? null : pick} />
        <p className="quiet">{t(isReadOnly ? 'calendar.previewWords' : 'calendar.pickHint')}</p>
      </section>
    </div>
  )
}
