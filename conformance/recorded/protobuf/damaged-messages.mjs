const post = (message, kind = 'ConfigMap') => ({
  request: {
    method: 'POST',
    path: '/api/v1/namespaces/${NS}/configmaps',
    headers: { 'content-type': 'application/vnd.kubernetes.protobuf' },
    rawBody: `k8s\x00\n${text(`\n\x02v1\x12${text(kind)}`)}\x12${text(message)}`,
  },
})

function text(bytes) {
  return String.fromCharCode(bytes.length) + bytes
}

export default {
  about: 'what is wrong inside a message is said of the kind that its envelope names',
  needs: ['apiserver'],
  steps: [
    post('\x00'),
    post('\x0c'),
    post('\x08\x01'),
    post('\n\x05\n\x09one'),
    post(`\n${text('\x00')}`),
    post(`\n${text('(\x01')}`),
    post(`\n${text('2\x01a9\x01')}`),
    post(`\n${text(`B${text('\x00\x00')}`)}`),
    post(`\n${text(`B${text('\n\x00')}`)}`),
    post('\x0b\x0c'),
    { ...post('', ''), note: 'an envelope without a kind' },
    {
      request: { ...post('').request, rawBody: 'k8s\x00\x00' },
      note: 'an envelope that is damaged itself',
    },
    { request: { ...post('').request, rawBody: 'k8s\x00\x08\x01' } },
    { request: { ...post('').request, rawBody: 'k8s\x00\n\x02\x08\x01' } },
  ],
}
