import type { AnswerOf, routes } from '@aftersale/contract'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Field } from '../../../shell/fields/field.tsx'
import { SheetForm } from '../../../shell/sheet/sheet-form.tsx'
import styles from '../../../shell/sheet/side-sheet.module.css'
import { SideSheet } from '../../../shell/sheet/side-sheet.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { type Version } from './traffic-queries.ts'
import type { NamedElement } from './use-drawn-elements.ts'

type Report = AnswerOf<(typeof routes)['migrateInstances']>
/** What would become of them, and of which move that is said. */
interface Rehearsal {
  readonly order: Order
  readonly sum: Sum
}
interface Sum {
  readonly moves: number
  readonly cannot: number
  readonly reasons: Report['reasons']
}
interface MigrateSheetProps {
  readonly process: string
  readonly versions: readonly Version[]
  readonly elements: ReadonlyMap<string, NamedElement>
  onClose(): void
}

/** Moves running cases to another version: first what would become of them, with the reasons of those that cannot. */
export function MigrateSheet({ process, versions, elements, onClose }: MigrateSheetProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [to, setTo] = useState(versions[0]?.version ?? 1)
  const [from, setFrom] = useState<number>(0)
  const [rehearsal, setRehearsal] = useState<Rehearsal | null>(null)
  const order: Order = { process, to, from: from === 0 ? null : from }
  // What is chosen otherwise meanwhile was not rehearsed.
  const isOfThis = rehearsal?.order.to === order.to && rehearsal.order.from === order.from
  const rehearsed = isOfThis ? rehearsal.sum : null
  const rehearse = useCommand({
    run: async () => ({ order, sum: await migrateAll(order, true) }),
    changes: [],
    onDone: setRehearsal,
  })
  const migrate = useCommand({
    run: () => migrateAll(order, false),
    changes: [['traffic'], ['cases'], ['list']],
    said: t('studioRun.migrated'),
    onDone: onClose,
  })
  const label = ({ version, running }: Version) => t('studioRun.oneVersion', { version, count: running })
  const others = versions.filter(({ version }) => version !== to)
  return (
    <SideSheet title={t('studioRun.migrate')} onClose={onClose} isHeld={migrate.isPending}>
      <SheetForm
        submit={rehearsed === null ? t('studioRun.rehearse') : t('studioRun.migrateDo', { count: rehearsed.moves })}
        onSubmit={() => (rehearsed === null ? rehearse : migrate).mutate(undefined)}
        onCancel={onClose}
        isRunning={rehearse.isPending || migrate.isPending}
        isBlocked={rehearsed !== null && rehearsed.moves === 0}
        error={migrate.error ?? rehearse.error}
      >
        <p>{t('studioRun.migrateWords')}</p>
        <Field id="migrate-from" label={t('studioRun.migrateFrom')}>
          {(field) => (
            <Select<number>
              {...field}
              value={from}
              options={[
                { value: 0, label: t('studioRun.otherVersions') },
                ...others.map((one) => ({ value: one.version, label: label(one) })),
              ]}
              onChange={setFrom}
            />
          )}
        </Field>
        <Field id="migrate-to" label={t('studioRun.migrateTo')}>
          {(field) => (
            <Select<number>
              {...field}
              value={to}
              options={versions.map((one) => ({ value: one.version, label: label(one) }))}
              onChange={(version) => {
                setTo(version)
                if (version === from) setFrom(0)
              }}
            />
          )}
        </Field>
        {rehearsed === null ? null : (
          <section className={styles.part} role="status">
            <p>{t('studioRun.wouldMove', { count: rehearsed.moves })}</p>
            {rehearsed.cannot === 0 ? null : (
              <>
                <p>{t('studioRun.cannotMove', { count: rehearsed.cannot })}</p>
                <ul>
                  {rehearsed.reasons.map((reason) => (
                    <li key={`${reason.code} ${reason.element}`}>
                      {elementName(reason.element, elements, language)} {inLanguage(reason.message, language)} ×{' '}
                      {reason.count}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </section>
        )}
      </SheetForm>
    </SideSheet>
  )
}

function elementName(id: string | null, elements: MigrateSheetProps['elements'], language: 'en' | 'zh-CN'): string {
  const found = elements.get(id ?? '')
  return found === undefined ? (id ?? '') : inLanguage(found.name, language)
}

interface Order {
  readonly process: string
  readonly to: number
  /** Null: of every other version. */
  readonly from: number | null
}

/** Page by page, until all that ran at the beginning were looked at. */
async function migrateAll({ process, to, from }: Order, dryRun: boolean): Promise<Sum> {
  let [moves, cannot] = [0, 0]
  const reasons = new Map<string, Report['reasons'][number]>()
  let cursor: string | undefined
  do {
    const body = {
      toVersion: to,
      dryRun,
      ...(from !== null && { fromVersion: from }),
      ...(cursor !== undefined && { cursor }),
    }
    const report = await answered(api().migrateInstances({ params: { key: process }, body }))
    moves += report.moves
    cannot += report.cannot
    for (const reason of report.reasons) {
      const key = `${reason.code} ${reason.element}`
      reasons.set(key, { ...reason, count: reason.count + (reasons.get(key)?.count ?? 0) })
    }
    cursor = report.next ?? undefined
  } while (cursor !== undefined)
  return { moves, cannot, reasons: [...reasons.values()] }
}
