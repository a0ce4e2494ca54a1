/** Told while an upload leaves: bytes sent, of how many. */
export type OnProgress = (sent: number, total: number) => void

/** `fetch` for a file: the Fetch standard does not tell how an upload advances, XMLHttpRequest does. */
export const fetchWithProgress =
  (onProgress: OnProgress): typeof fetch =>
  (input, init) => {
    const { promise, resolve, reject } = Promise.withResolvers<Response>()
    const request = new XMLHttpRequest()
    request.open(init?.method ?? 'GET', String(input))
    new Headers(init?.headers).forEach((value, name) => request.setRequestHeader(name, value))
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded, event.total))
    request.addEventListener('load', () => resolve(new Response(request.responseText, { status: request.status })))
    request.addEventListener('error', () => reject(new TypeError('the upload did not reach the server')))
    request.addEventListener('abort', () => reject(new DOMException('the upload was stopped', 'AbortError')))
    init?.signal?.addEventListener('abort', () => request.abort())
    request.send(init?.body as XMLHttpRequestBodyInit)
    return promise
  }
