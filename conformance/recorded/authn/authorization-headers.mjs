export default {
  about: 'Authorization headers that hold no token, or a wrong one',
  needs: ['apiserver'],
  steps: [
    { request: { path: '/healthz', headers: { authorization: 'Bearer x' }, method: 'GET' } },
    {
      request: { path: '/version', headers: { authorization: 'Bearer x' }, method: 'GET' },
      only: ['kind', 'message', 'code', 'reason'],
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps', headers: { authorization: 'Bearer x' }, method: 'GET' } },
    {
      request: { path: '/api', headers: { authorization: 'Bearer x' }, method: 'GET' },
      only: ['kind', 'message', 'code', 'reason'],
    },
    { request: { path: '/healthz', headers: { authorization: 'Bearer ' }, method: 'GET' } },
    {
      request: { path: '/version', headers: { authorization: 'Bearer ' }, method: 'GET' },
      only: ['kind', 'message', 'code', 'reason'],
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps', headers: { authorization: 'Bearer ' }, method: 'GET' } },
    {
      request: { path: '/api', headers: { authorization: 'Bearer ' }, method: 'GET' },
      only: ['kind', 'message', 'code', 'reason'],
    },
    { request: { path: '/healthz', headers: { authorization: 'Bearer' }, method: 'GET' } },
    {
      request: { path: '/version', headers: { authorization: 'Bearer' }, method: 'GET' },
      only: ['kind', 'message', 'code', 'reason'],
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps', headers: { authorization: 'Bearer' }, method: 'GET' } },
    {
      request: { path: '/api', headers: { authorization: 'Bearer' }, method: 'GET' },
      only: ['kind', 'message', 'code', 'reason'],
    },
    { request: { path: '/healthz', headers: { authorization: 'Bearer  admin' }, method: 'GET' } },
    {
      request: { path: '/version', headers: { authorization: 'Bearer  admin' }, method: 'GET' },
      only: ['kind', 'message', 'code', 'reason'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        headers: { authorization: 'Bearer  admin' },
        method: 'GET',
      },
    },
    {
      request: { path: '/api', headers: { authorization: 'Bearer  admin' }, method: 'GET' },
      only: ['kind', 'message', 'code', 'reason'],
    },
    { request: { path: '/healthz', headers: { authorization: 'Basic YTpi' }, method: 'GET' } },
    {
      request: { path: '/version', headers: { authorization: 'Basic YTpi' }, method: 'GET' },
      only: ['kind', 'message', 'code', 'reason'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/configmaps', headers: { authorization: 'Basic YTpi' }, method: 'GET' },
    },
    {
      request: { path: '/api', headers: { authorization: 'Basic YTpi' }, method: 'GET' },
      only: ['kind', 'message', 'code', 'reason'],
    },
    { request: { path: '/healthz', headers: { authorization: 'Token x' }, method: 'GET' } },
    {
      request: { path: '/version', headers: { authorization: 'Token x' }, method: 'GET' },
      only: ['kind', 'message', 'code', 'reason'],
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps', headers: { authorization: 'Token x' }, method: 'GET' } },
    {
      request: { path: '/api', headers: { authorization: 'Token x' }, method: 'GET' },
      only: ['kind', 'message', 'code', 'reason'],
    },
    { request: { path: '/healthz', headers: { authorization: 'Bearer a.b.c' }, method: 'GET' } },
    {
      request: { path: '/version', headers: { authorization: 'Bearer a.b.c' }, method: 'GET' },
      only: ['kind', 'message', 'code', 'reason'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        headers: { authorization: 'Bearer a.b.c' },
        method: 'GET',
      },
    },
    {
      request: { path: '/api', headers: { authorization: 'Bearer a.b.c' }, method: 'GET' },
      only: ['kind', 'message', 'code', 'reason'],
    },
    { request: { path: '/healthz', headers: { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' }, method: 'GET' } },
    {
      request: { path: '/version', headers: { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' }, method: 'GET' },
      only: ['kind', 'message', 'code', 'reason'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        headers: { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' },
        method: 'GET',
      },
    },
    {
      request: { path: '/api', headers: { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' }, method: 'GET' },
      only: ['kind', 'message', 'code', 'reason'],
    },
    { request: { path: '/healthz', headers: { authorization: 'x' }, method: 'GET' } },
    {
      request: { path: '/version', headers: { authorization: 'x' }, method: 'GET' },
      only: ['kind', 'message', 'code', 'reason'],
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps', headers: { authorization: 'x' }, method: 'GET' } },
    {
      request: { path: '/api', headers: { authorization: 'x' }, method: 'GET' },
      only: ['kind', 'message', 'code', 'reason'],
    },
    { request: { path: '/healthz', headers: { authorization: '' }, method: 'GET' } },
    {
      request: { path: '/version', headers: { authorization: '' }, method: 'GET' },
      only: ['kind', 'message', 'code', 'reason'],
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps', headers: { authorization: '' }, method: 'GET' } },
    {
      request: { path: '/api', headers: { authorization: '' }, method: 'GET' },
      only: ['kind', 'message', 'code', 'reason'],
    },
  ],
}
