import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { call } from './api/call.ts'
import type { Appearance, Order } from './api/types.ts'
import { useLooks } from './api/use-looks.ts'
import { PortalContext } from './api/use-portal.ts'
import { Frame } from './parts/frame.tsx'
import { useRoute } from './parts/route.ts'
import { type Failed, Trouble } from './parts/trouble.tsx'
import { AskScreen } from './screens/ask-screen.tsx'
import { CaseScreen } from './screens/case-screen.tsx'
import { EnterScreen } from './screens/enter-screen.tsx'
import { OrderScreen } from './screens/order-screen.tsx'
import { WhatScreen } from './screens/what-screen.tsx'
import { firstLanguage, keepLanguage, type Language } from './text/language.ts'
import { ReadingContext, readingIn } from './text/use-texts.ts'

/** The whole portal: the door until an order is shown to be one’s own, and behind it what can be done. */
export function Portal() {
  const [language, setLanguage] = useState<Language>(firstLanguage)
  const [appearance, setAppearance] = useState<Appearance | null>(null)
  const [order, setOrder] = useState<Order | null>(null)
  const [door, setDoor] = useState<'looking' | 'closed' | 'locked-out' | 'open'>('looking')
  const [failed, setFailed] = useState<Failed | null>(null)
  const told = useRef<Failed | null>(null)
  const tell = useCallback((trouble: Failed | null) => {
    told.current = trouble
    setFailed(trouble)
  }, [])
  const zone = appearance?.zone ?? null
  const reading = useMemo(() => readingIn(language, zone), [language, zone])
  const ask = useCallback(
    async <T,>(path: string, more = {}) => {
      const called = await call<T>(path, { language, ...more })
      if (!called.ok && called.code === 'portal.session-needed')
        setDoor((was) => (was === 'open' ? 'locked-out' : 'closed'))
      return called
    },
    [language],
  )
  const looks = useLooks()
  const refresh = useCallback(async () => {
    const look = looks.begin()
    const before = told.current
    const called = await ask<Order>('/order')
    if (!looks.show(look)) return called
    if (called.ok) {
      setOrder(called.value)
      setDoor('open')
      // An answer that was under way says nothing of what went wrong since.
      if (told.current === before) tell(null)
    } else if (called.code === 'offline' || called.code === 'defect') {
      // Perhaps they are in already: the door alone would have them prove themselves again.
      tell(called)
      setDoor((was) => (was === 'looking' ? 'closed' : was))
    }
    return called
  }, [ask, tell, looks])
  useEffect(() => {
    void call<Appearance>('/appearance', { language: 'zh-CN' }).then(
      (called) => called.ok && setAppearance(called.value),
    )
  }, [])
  useEffect(() => {
    void refresh()
    // Once: later looks are asked for where something changed.
  }, [])
  useEffect(() => {
    document.documentElement.lang = language
    const name = appearance?.name[language] ?? ''
    document.title = name === '' ? reading.t.title : `${name} · ${reading.t.title}`
  }, [language, appearance, reading])
  useEffect(() => paint(appearance), [appearance])
  const portal = useMemo(() => ({ order, ask, refresh }), [order, ask, refresh])
  const leave = async () => {
    const called = await ask<void>('/session', { method: 'DELETE' })
    // Whoever gives the phone back must not believe that they are out while their session lives.
    if (!called.ok && called.code !== 'portal.session-needed') return tell(called)
    looks.outdate()
    tell(null)
    setOrder(null)
    setDoor('closed')
    window.location.hash = ''
  }
  const change = () => {
    const other = language === 'en' ? 'zh-CN' : 'en'
    keepLanguage(other)
    setLanguage(other)
  }
  return (
    <ReadingContext value={reading}>
      <PortalContext value={portal}>
        <Frame appearance={appearance} onLanguage={change} onLeave={door === 'open' ? leave : null}>
          <Trouble failed={failed} {...(door === 'closed' && { onRetry: refresh })} />
          {door === 'looking' ? (
            <p className="waiting" role="status">
              {reading.t.loading}
            </p>
          ) : door === 'open' && order !== null ? (
            <Inside />
          ) : (
            <EnterScreen
              order={order?.number ?? ''}
              isBack={door === 'locked-out'}
              sendsCodes={appearance?.sendsCodes === true}
              onEnter={(entered) => {
                looks.outdate()
                tell(null)
                setOrder(entered)
                setDoor('open')
              }}
            />
          )}
        </Frame>
      </PortalContext>
    </ReadingContext>
  )
}

function Inside() {
  const [place, first = '', second = '', third = ''] = useRoute()
  if (place === 'case' && first !== '') return <CaseScreen key={first} id={first} />
  if (place === 'ask' && second !== '') {
    return <AskScreen key={`${first} ${second}`} about={first} type={second} step={Number(third) || 0} />
  }
  if (place === 'ask' && first !== '') return <WhatScreen about={first} />
  return <OrderScreen />
}

/** The company’s colours; without them those of the style sheet. */
function paint(appearance: Appearance | null): void {
  if (appearance === null) return
  const { accent, onAccent, onLight, onDark } = appearance.colours
  const { style } = document.documentElement
  style.setProperty('--accent', accent)
  style.setProperty('--on-accent', onAccent)
  style.setProperty('--link', `light-dark(${onLight}, ${onDark})`)
}
