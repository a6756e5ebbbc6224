import type { APIRequestContext, APIResponse } from '@playwright/test'
import { apiScopes } from '@/lib/accounts/roles'
import { expect, test } from '../support/e2e'
import { inputs, mayViewer, outside } from './access/inputs'
import { type Action, actions, pathOf, type Route, routes } from './access/routes'
import { fingerprint, newKey, newPerson, nobody, openSample, type Sample, slug } from './access/sample'

// Walks every page, handler and server action that exists, over HTTP, as people who may not. What is added later is
// walked too; what the walk cannot judge fails it.

let sample: Sample
let people: Record<'nobody' | 'outsider' | 'viewer' | 'owner', APIRequestContext>

test.beforeAll(async () => {
  sample = await openSample()
  people = {
    nobody: await nobody(),
    outsider: await newPerson(sample, null),
    viewer: await newPerson(sample, 'viewer'),
    owner: await newPerson(sample, 'owner'),
  }
})
test.afterAll(async () => {
  for (const person of Object.values(people)) await person.dispose()
  await sample.close()
})

const inWorkspace = ({ pattern }: Route) => pattern.startsWith('/[workspace]')
const isPage = ({ methods }: Route) => methods.length === 0
const at = (route: Route) => pathOf(route.pattern, sample.values)

async function expectNoSecrets(answer: APIResponse, where: string): Promise<void> {
  const body = await answer.text()
  for (const secret of sample.secrets) expect(body.includes(secret), `${where} shows “${secret}”`).toBe(false)
}

/** The same page as Next's own client asks for its data: the refusal then stands in the answer. */
async function expectNoData(path: string): Promise<void> {
  const options = { headers: { rsc: '1' } }
  const unsigned = await people.nobody.get(`${path}?_rsc`, options)
  expect(await unsigned.text(), `data of ${path} as nobody`).toMatch(/NEXT_REDIRECT;[^"]*\/sign-in/)
  await expectNoSecrets(unsigned, `data of ${path} as nobody`)
  const foreign = await people.outsider.get(`${path}?_rsc`, options)
  expect(await foreign.text(), `data of ${path} as another workspace's owner`).toMatch(
    /NEXT_HTTP_ERROR_FALLBACK;404/,
  )
  await expectNoSecrets(foreign, `data of ${path} as another workspace's owner`)
}

/** Pages outside any workspace: who may see them. A page that is missing here fails the walk. */
const outsidePages: Record<string, 'anybody' | 'signed in' | 'owner on this machine'> = {
  '/': 'signed in',
  '/sign-in': 'anybody',
  '/sign-up': 'anybody',
  '/sign-up/[token]': 'anybody',
  '/forgot-password': 'anybody',
  '/reset-password/[token]': 'anybody',
  '/invitation/[token]': 'anybody',
  '/welcome': 'signed in',
  '/dev/outbox': 'owner on this machine',
  '/parts': 'anybody',
}

/** Pages of a workspace that a viewer's role does not open. */
const closedToViewers = ['keys', 'audit', 'senders'].map((page) => `/[workspace]/settings/${page}`)

/** Handlers of a workspace that write, or hand out data in bulk. */
const handlersClosedToViewers = [
  '/[workspace]/campaigns/[campaign]/results/export',
  '/[workspace]/contacts/import/upload',
  '/[workspace]/contacts/import/[import]/errors',
]

test('pages of a workspace: sign in first, and be a member', async () => {
  test.slow()
  const pages = routes().filter((route) => isPage(route) && inWorkspace(route))
  expect(pages.length).toBeGreaterThan(10)
  for (const page of pages) {
    await test.step(page.pattern, async () => {
      const path = at(page)
      const unsigned = await people.nobody.get(path)
      expect(unsigned.status(), `${path} as nobody`).toBe(307)
      expect(unsigned.headers().location, `${path} as nobody`).toMatch(/^\/sign-in\?callbackUrl=/)
      await expectNoSecrets(unsigned, `${path} as nobody`)
      const foreign = await people.outsider.get(path)
      expect(foreign.status(), `${path} as another workspace's owner`).toBe(404)
      await expectNoSecrets(foreign, `${path} as another workspace's owner`)
      await expectNoData(path)
      const viewed = await people.viewer.get(path)
      if (closedToViewers.includes(page.pattern)) expect(viewed.status(), `${path} as a viewer`).toBe(403)
      else expect(viewed.status(), `${path} as a viewer`).toBeLessThan(500)
      // The walk knocks on real doors: their owner gets in.
      expect((await people.owner.get(path)).status(), `${path} as an owner`).toBeLessThan(400)
    })
  }
})

test('pages outside workspaces: each for those it is meant for', async () => {
  const pages = routes().filter((route) => isPage(route) && !inWorkspace(route))
  for (const page of pages) {
    const audience = outsidePages[page.pattern]
    expect(audience, `Say who may see ${page.pattern}: outsidePages in tests/e2e/access.spec.ts`).toBeTruthy()
    const unsigned = await people.nobody.get(at(page))
    if (audience === 'anybody') expect(unsigned.status(), page.pattern).toBe(200)
    else if (audience === 'signed in') expect(unsigned.headers().location, page.pattern).toMatch(/^\/sign-in/)
    else {
      expect(unsigned.status(), page.pattern).toBe(404)
      expect((await people.viewer.get(at(page))).status(), page.pattern).toBe(404)
      const forwarded = { headers: { 'x-forwarded-for': '203.0.113.9' } }
      expect((await people.owner.get(at(page), forwarded)).status(), page.pattern).toBe(404)
    }
    await expectNoSecrets(unsigned, page.pattern)
  }
})

test('handlers: nobody gets in without a session, a membership or a key', async () => {
  const handlers = routes().filter((route) => !isPage(route) && !route.pattern.startsWith('/api/auth/'))
  expect(handlers.length).toBeGreaterThan(0)
  for (const handler of handlers)
    for (const method of handler.methods) {
      const where = `${method} ${handler.pattern}`
      const call = (person: APIRequestContext, headers = {}) =>
        person.fetch(at(handler), { method, headers, timeout: 10_000 })
      if (handler.pattern.startsWith('/api/v1/')) {
        await expectKeyed(handler, method)
        expect((await call(people.nobody)).status(), where).toBe(401)
        expect((await call(people.owner)).status(), `${where} with a session`).toBe(401)
        const forged = { authorization: `Bearer mq_${'x'.repeat(43)}` }
        expect((await call(people.nobody, forged)).status(), where).toBe(401)
        continue
      }
      expect(inWorkspace(handler), `The walk does not know who may call ${where}`).toBe(true)
      const [unsigned, foreign] = [await call(people.nobody), await call(people.outsider)]
      expect([307, 401], `${where} as nobody: ${unsigned.status()}`).toContain(unsigned.status())
      expect([403, 404], `${where} as an outsider: ${foreign.status()}`).toContain(foreign.status())
      await expectNoSecrets(unsigned, where)
      await expectNoSecrets(foreign, where)
      if (handlersClosedToViewers.includes(handler.pattern))
        expect((await call(people.viewer)).status(), `${where} as a viewer`).toBe(403)
    }
})

type Refusal = { ok: boolean; error?: { code: string; message: string } }

/** An API endpoint does only what a key may, in the key's own workspace. */
async function expectKeyed(handler: Route, method: string): Promise<void> {
  const where = `${method} ${handler.pattern}`
  const call = (key: string) =>
    people.nobody.fetch(at(handler), { method, headers: { authorization: `Bearer ${key}` } })
  expect((await call(await newKey(sample, [], true))).status(), `${where} with a key that may nothing`).toBe(
    403,
  )
  const foreign = await call(await newKey(sample, apiScopes, false))
  expect([200, 400], `${where} with another workspace's key`).toContain(foreign.status())
  await expectNoSecrets(foreign, `${where} with another workspace's key`)
}

/** Calls a server action as Next's own client does, and reads its result out of the answer. */
async function act(person: APIRequestContext, action: Action, args: unknown[]): Promise<Refusal> {
  const answer = await person.post(pathOf(action.page, sample.values), {
    headers: {
      'next-action': action.id,
      accept: 'text/x-component',
      'content-type': 'text/plain;charset=UTF-8',
    },
    data: JSON.stringify(args),
  })
  const text = await answer.text()
  const line = text.split('\n').find((part) => /^1:\{/.test(part))
  if (!line)
    throw new Error(`${action.name} answered ${answer.status()} without a result: ${text.slice(0, 300)}`)
  return JSON.parse(line.slice(2))
}

const room = ({ folder }: Action) => folder.replace(/^\(dashboard\)\/\[workspace\]\/?/, '') || 'workspace'
const isOutside = ({ folder, name }: Action) =>
  !folder.includes('[workspace]') || Boolean(outside[folder]?.[name])

test('server actions of a workspace refuse strangers, and viewers what is not theirs', async () => {
  test.slow()
  const all = actions().filter((action) => !isOutside(action))
  expect(all.length).toBeGreaterThan(20)
  const before = await fingerprint(sample)
  const examples = inputs(sample)
  for (const action of all) {
    await test.step(`${room(action)} ${action.name}`, async () => {
      const entry = examples[room(action)]?.[action.name]
      const args = [slug, typeof entry === 'object' ? entry : {}]
      const who = (name: string) => `${action.file} ${action.name} as ${name}`
      const unsigned = await act(people.nobody, action, args)
      expect(unsigned, who('nobody')).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
      const foreign = await act(people.outsider, action, args)
      expect(foreign, who('an outsider')).toMatchObject({ ok: false, error: { code: 'not_found' } })
      expect(entry, `Give ${action.file} ${action.name} an entry in tests/e2e/access/inputs.ts`).toBeTruthy()
      if (mayViewer(entry)) return
      const refused = await act(people.viewer, action, args)
      expect(refused, who('a viewer')).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    })
  }
  expect(await fingerprint(sample)).toEqual(before)
})

test('server actions outside workspaces are known, and the personal ones ask who you are', async () => {
  for (const action of actions().filter(isOutside)) {
    const audience = outside[action.folder]?.[action.name]
    expect(audience, `Say whom ${action.file} ${action.name} serves: tests/e2e/access/inputs.ts`).toBeTruthy()
    const answer = await act(people.nobody, action, [{}])
    const code = audience === 'anybody' ? 'invalid' : 'unauthenticated'
    expect(answer, action.name).toMatchObject({ ok: false, error: { code } })
  }
})

test('a session that was ended opens nothing', async () => {
  const person = await newPerson(sample, 'viewer')
  expect((await person.get(`/${slug}/settings/team`)).status()).toBe(200)
  const end = actions().find(({ name }) => name === 'endMySessions')
  if (!end) throw new Error('endMySessions is not in the build.')
  expect(await act(person, end, [{}])).toMatchObject({ ok: true })
  expect((await person.get(`/${slug}/settings/team`)).status()).toBe(307)
  await person.dispose()
})

test('a member who was removed is out at once', async () => {
  const person = await newPerson(sample, 'agent')
  expect((await person.get(`/${slug}/settings/team`)).status()).toBe(200)
  await sample.sql.query(
    `DELETE FROM member WHERE workspace_id = $1 AND role = 'agent' AND user_id IN (SELECT id FROM app_user WHERE email LIKE 'agent-%@example.com')`,
    [sample.workspaceId],
  )
  expect((await person.get(`/${slug}/settings/team`)).status()).toBe(404)
  await person.dispose()
})
