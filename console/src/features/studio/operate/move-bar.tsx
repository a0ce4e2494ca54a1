import { Alert, App, Button, Select, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { useCommand } from '../../../api/use-command.ts'
import { problemText } from '../../../shell/fields/problem-text.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import type { NamedElement } from './use-drawn-elements.ts'

/** An instance that shall go on somewhere else: where it stands, and where to. */
export interface Moving {
  readonly instanceId: string
  /** What people call it. */
  readonly name: string
  /** Its visits where it stands, all of which end. */
  readonly visits: readonly number[]
  readonly from: string
  /** Null: not chosen yet. */
  readonly to: string | null
}

interface MoveBarProps {
  readonly moving: Moving
  readonly elements: ReadonlyMap<string, NamedElement>
  onMoving(moving: Moving): void
  onDone(): void
}

/** Where an instance shall go on is chosen on the drawing, or from a list; what will happen is said before it does. */
export function MoveBar({ moving, elements, onMoving, onDone }: MoveBarProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { message, modal } = App.useApp()
  const nameOf = (id: string) => {
    const found = elements.get(id)
    return found === undefined ? id : inLanguage(found.name, language)
  }
  const move = useCommand({
    run: (to: string) =>
      answered(
        api().modifyInstance({
          params: { id: moving.instanceId },
          body: { terminate: [...moving.visits], activate: [{ element: to }] },
        }),
      ),
    changes: [['traffic'], ['incidents'], ['cases'], ['list']],
    said: t('studioRun.moved', { name: moving.name }),
    onDone,
  })
  const ask = (to: string) =>
    modal.confirm({
      title: t('studioRun.moveAsk', { name: moving.name }),
      content: t('studioRun.moveWords', { from: nameOf(moving.from), to: nameOf(to) }),
      okText: t('studioRun.moveDo'),
      cancelText: t('sheet.cancel'),
      onOk: () => move.mutateAsync(to).catch((error: unknown) => void message.error(problemText(error, t))),
    })
  const options = [...elements.values()]
    .filter(({ id, canBeginThere }) => canBeginThere && id !== moving.from)
    .map(({ id, name, kind }) => ({
      value: id,
      label: `${inLanguage(name, language)} · ${kind}`,
    }))
  const { to } = moving
  return (
    <Alert
      type="info"
      showIcon
      title={t('studioRun.moveHow', { name: moving.name, from: nameOf(moving.from) })}
      action={
        <Space wrap>
          <Select
            aria-label={t('studioRun.moveTo')}
            placeholder={t('studioRun.moveTo')}
            value={to}
            options={options}
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={false}
            style={{ minWidth: 200 }}
            onChange={(element) => onMoving({ ...moving, to: element })}
          />
          <Button
            type="primary"
            disabled={to === null}
            loading={move.isPending}
            onClick={() => {
              if (to !== null) ask(to)
            }}
          >
            {t('studioRun.moveDo')}
          </Button>
          <Button onClick={onDone}>{t('sheet.cancel')}</Button>
        </Space>
      }
    />
  )
}
