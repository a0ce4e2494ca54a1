import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** What the provider says of whoever signs in there, and what may be wrong with its tokens. */
export interface Vouched {
  readonly sub: string
  readonly email?: string
  readonly email_verified?: boolean
  readonly name?: string
  readonly flaw?: 'other-key' | 'other-nonce' | 'other-audience' | 'expired'
}

/** An OpenID provider on this machine, with signed tokens: the code that it gives stands for whoever is set. */
export async function identityProvider() {
  const keys = await generateKeyPair('RS256')
  const others = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  const asked = new Map<string, URLSearchParams>()
  let vouched: Vouched = { sub: 'nobody' }
  let address = ''

  async function tokens(body: URLSearchParams): Promise<object | null> {
    const query = asked.get(body.get('code') ?? '')
    if (query === undefined || body.get('redirect_uri') !== query.get('redirect_uri')) return null
    asked.delete(body.get('code') ?? '')
    const { flaw, sub, ...claims } = vouched
    const nonce = flaw === 'other-nonce' ? 'another' : (query.get('nonce') ?? '')
    const jwt = new SignJWT({ ...claims, nonce })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setSubject(sub)
      .setIssuer(address)
      .setAudience(flaw === 'other-audience' ? 'somebody-else' : 'aftersale')
      .setIssuedAt()
      .setExpirationTime(flaw === 'expired' ? '-1h' : '5m')
    const idToken = await jwt.sign(flaw === 'other-key' ? others.privateKey : keys.privateKey)
    return { access_token: 'a', token_type: 'Bearer', expires_in: 300, id_token: idToken }
  }

  const bodyOf = async (request: IncomingMessage) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    return new URLSearchParams(Buffer.concat(parts).toString())
  }

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', address)
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (pathname === '/.well-known/openid-configuration') {
      return answer(200, {
        issuer: address,
        authorization_endpoint: `${address}/authorize`,
        token_endpoint: `${address}/token`,
        jwks_uri: `${address}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
      })
    }
    if (pathname === '/keys') return answer(200, { keys: [jwk] })
    if (pathname === '/authorize') {
      const code = `code-${asked.size}-${searchParams.get('state')}`
      asked.set(code, searchParams)
      const back = new URL(searchParams.get('redirect_uri') ?? '')
      back.search = new URLSearchParams({ code, state: searchParams.get('state') ?? '' }).toString()
      return response.writeHead(302, { location: back.href }).end()
    }
    const given = await tokens(await bodyOf(request))
    return given === null ? answer(400, { error: 'invalid_grant' }) : answer(200, given)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    address,
    env: {
      AFTERSALE_OIDC_ISSUER: address,
      AFTERSALE_OIDC_CLIENT_ID: 'aftersale',
      AFTERSALE_OIDC_CLIENT_SECRET: 'secret',
      AFTERSALE_OIDC_NAME: '示例身份平台',
    },
    vouchFor: (person: Vouched) => {
      vouched = person
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
