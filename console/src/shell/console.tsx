import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import { StrictMode } from 'react'
import { createQueryClient } from '../api/query-client.ts'
import { useLanguage } from '../text/use-language.ts'
import { createConsoleRouter } from './router.tsx'
import { antdLocale } from './theme/antd-locales.ts'
import { antdTheme } from './theme/antd-theme.ts'
import { useStillness, useTouch } from './theme/use-media.ts'
import { useMode } from './theme/use-mode.ts'

/** Several questions are refused at once where a session has ended: the first leads away, the others find it done. */
const queries = createQueryClient(() => {
  const { pathname, href } = router.state.location
  if (pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: { next: href } })
})
const router = createConsoleRouter(queries)

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

/** The whole console. */
export function Console() {
  const mode = useMode()
  const isStill = useStillness()
  const isTouch = useTouch()
  const language = useLanguage()
  return (
    <StrictMode>
      <ConfigProvider
        theme={antdTheme(mode, { isStill, isTouch })}
        wave={{ disabled: true }}
        button={{ autoInsertSpace: false }}
        locale={antdLocale(language)}
      >
        <App component={false} message={{ duration: 5 }}>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </App>
      </ConfigProvider>
    </StrictMode>
  )
}
