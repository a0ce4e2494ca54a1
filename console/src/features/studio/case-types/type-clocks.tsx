import { useQuery } from '@tanstack/react-query'
import { InputNumber, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../shell/fields/field.tsx'
import { ChoiceField } from '../../../shell/sheet/choice-field.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { minutesText } from '../../../text/minutes-text.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { calendarQuery } from '../../calendars/index.ts'
import { usualMinutes } from '../calendars/week-hours.ts'
import { at, put, putAt, textIn, within } from '../wording/json-document.ts'
import styles from './case-types.module.css'
import type { SectionProps } from './section-props.ts'
import { WorkingTimeInput } from './working-time-input.tsx'

const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const
const CLOCKS = ['firstResponse', 'update', 'solution'] as const

/** Within how much working time cases are answered and solved, by how much they press. */
export function TypeClocks({ document, vocabulary, isReadOnly, told, onChange }: SectionProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const isOn = document['clocks'] !== undefined
  const clocks = within(document['clocks'])
  const calendar = textIn(clocks['calendar'])
  const counted = useQuery({ ...calendarQuery(calendar), enabled: calendar !== '', retry: false })
  const dayMinutes = counted.data === undefined ? null : usualMinutes(within(counted.data.document)['weekly'])
  const turn = (on: boolean) => {
    const first = vocabulary.calendars[0]?.key ?? ''
    onChange(
      put(
        document,
        'clocks',
        on ? { calendar: first, targets: { normal: { firstResponse: 240, solution: 2880 } } } : undefined,
      ),
    )
  }
  const target = (priority: string, clock: string, minutes: number | null) => {
    const next = putAt(clocks, ['targets', priority, clock], minutes ?? undefined)
    // Those of normal must be there, even where they say nothing.
    const normal =
      at(next, ['targets', 'normal']) === undefined
        ? putAt(next, ['targets'], { ...within(next['targets']), normal: {} })
        : next
    onChange(put(document, 'clocks', normal))
  }
  const warn = clocks['warnPercent']
  return (
    <div className={styles.section}>
      <label className={styles.switch}>
        <Switch checked={isOn} disabled={isReadOnly} onChange={turn} aria-label={t('studioType.clocks')} />
        <span>{t('studioType.clocks')}</span>
      </label>
      {isOn ? (
        <>
          <div className={styles.pair}>
            <ChoiceField
              id="clock-calendar"
              label={t('studioType.calendar')}
              problem={told('clocks.calendar')}
              options={[
                ...vocabulary.calendars.map(({ key, name }) => ({ value: key, label: inLanguage(name, language) })),
                ...(calendar === '' || vocabulary.calendars.some(({ key }) => key === calendar)
                  ? []
                  : [{ value: calendar, label: calendar }]),
              ]}
              value={calendar === '' ? null : calendar}
              onChange={(next) => !isReadOnly && onChange(putAt(document, ['clocks', 'calendar'], next))}
            />
            <Field
              id="clock-warn"
              label={t('studioType.warn')}
              hint={t('studioType.warnHint')}
              problem={told('clocks.warnPercent')}
            >
              {(ties) => (
                <InputNumber
                  {...ties}
                  style={{ width: '100%' }}
                  min={1}
                  max={99}
                  suffix="%"
                  disabled={isReadOnly}
                  value={typeof warn === 'number' ? warn : warn === null ? null : 80}
                  onChange={(next) => onChange(putAt(document, ['clocks', 'warnPercent'], next))}
                />
              )}
            </Field>
          </div>
          <div className={styles.scroll}>
            <table className={styles.matrix}>
              <caption>{t('studioType.targets')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('studioType.priority')}</th>
                  {CLOCKS.map((clock) => (
                    <th key={clock} scope="col">
                      {t(`studioType.clock.${clock}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {PRIORITIES.map((priority) => (
                  <tr key={priority}>
                    <th scope="row">{t(`priorities.${priority}`)}</th>
                    {CLOCKS.map((clock) => {
                      const minutes = at(clocks, ['targets', priority, clock])
                      const normal = at(clocks, ['targets', 'normal', clock])
                      const isLike = at(clocks, ['targets', priority]) === undefined && typeof normal === 'number'
                      return (
                        <td key={clock}>
                          <WorkingTimeInput
                            label={`${t(`priorities.${priority}`)} ${t(`studioType.clock.${clock}`)}`}
                            minutes={typeof minutes === 'number' ? minutes : null}
                            usual={isLike ? normal : null}
                            dayMinutes={dayMinutes}
                            isReadOnly={isReadOnly}
                            onChange={(next) => target(priority, clock, next)}
                          />
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="quiet">
            {t('studioType.targetsHint')}{' '}
            {dayMinutes === null ? '' : t('studioType.dayIs', { day: minutesText(dayMinutes, language) })}
          </p>
        </>
      ) : (
        <p className="quiet">{t('studioType.noClocks')}</p>
      )}
    </div>
  )
}
