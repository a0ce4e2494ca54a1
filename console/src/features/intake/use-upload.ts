import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { uploadingApi } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'

type Upload = { readonly file: File; readonly source: string }

/** Sends a file and goes to its import. `sent` counts its bytes; stopping it is no error. */
export function useUpload() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [sent, setSent] = useState(0)
  const stopper = useRef(new AbortController())
  const upload = useMutation({
    mutationFn: ({ file, source }: Upload) => {
      setSent(0)
      stopper.current = new AbortController()
      const { signal } = stopper.current
      const query = { source, fileName: file.name.slice(0, 255) }
      return answered(uploadingApi(setSent).startImport({ query, body: file, signal }))
    },
    onSuccess: async ({ id }) => {
      await Promise.all(['imports', 'summary'].map((topic) => queries.invalidateQueries({ queryKey: [topic] })))
      await navigate({ to: '/imports/$id', params: { id } })
    },
    onError: (error) => {
      if (error instanceof DOMException && error.name === 'AbortError') upload.reset()
    },
  })
  return { upload, sent, stop: () => stopper.current.abort() }
}
