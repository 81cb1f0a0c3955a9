// A real OpenID provider on loopback, for the tests of signing in. Who "signs in" there says so in a plain form:
// a subject, how well it was proved (acr), or that they would rather not. Usage: node provider.mjs PORT CLIENTS-JSON
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const port = Number(process.argv[2]);
const clients = JSON.parse(process.argv[3]);
const issuer = `http://localhost:${port}`;

const provider = new Provider(issuer, {
  clients,
  acrValues: ['urn:test:one', 'urn:test:two'],
  claims: { openid: ['sub'], acr: null, auth_time: null, iss: null, sid: null },
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: false } },
  findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, email: 'lena@waterrecht.example', email_verified: true }) }),
  interactions: { url: (_context, interaction) => `/inloggen/${interaction.uid}` },
  ttl: { AuthorizationCode: 60, IdToken: 300, Interaction: 600, Session: 600, Grant: 600 },
});

const form = (uid) => `<!doctype html><html lang="nl"><title>Proefdienst</title><h1>Proefdienst</h1>
<form method="post" action="/inloggen/${uid}"><label>Wie bent u? <input name="subject"></label>
<label>Hoe zeker? <input name="acr"></label><button>Ja, dat ben ik</button>
<button name="deny" value="1">Liever niet</button></form>`;

async function read(request) {
  let body = '';
  for await (const part of request) body += part;
  return new URLSearchParams(body);
}

async function interact(request, response) {
  const details = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(form(details.uid));
    return;
  }
  const said = await read(request);
  if (said.get('deny')) {
    await provider.interactionFinished(request, response, { error: 'access_denied' });
    return;
  }
  const accountId = said.get('subject');
  const grant = new provider.Grant({ accountId, clientId: details.params.client_id });
  grant.addOIDCScope('openid');
  const login = { accountId, ...(said.get('acr') ? { acr: said.get('acr') } : {}) };
  await provider.interactionFinished(request, response, { login, consent: { grantId: await grant.save() } });
}

const handle = provider.callback();
const server = createServer((request, response) => {
  const work = request.url.startsWith('/inloggen/') ? interact(request, response) : handle(request, response);
  Promise.resolve(work).catch((error) => {
    response.statusCode = 500;
    response.end(String(error));
  });
});
server.listen(port, '127.0.0.1', () => console.log('ready'));
process.on('SIGTERM', () => server.close(() => process.exit(0)));
