export default {
  about: 'signing requests approved, denied, failed and given a certificate, once and for all',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'a-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdjPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
            signerName: 'example.com/x',
            usages: ['client auth'],
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'b-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdjPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
            signerName: 'example.com/x',
            usages: ['client auth'],
            expirationSeconds: 600,
            username: 'x',
            groups: ['y'],
            uid: 'z',
            extra: { a: ['b'] },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'd-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdjPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KLS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdjPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
            signerName: 'example.com/x',
            usages: ['client auth'],
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'e-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdjPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
            signerName: 'kubernetes.io/foo',
            usages: ['client auth'],
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/a-${ID}',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { signerName: 'x.y/z' }, metadata: { labels: { a: 'b' } } },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/a-${ID}',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { conditions: [{ type: 'Approved', status: 'True', reason: 'R', message: 'm' }] } },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/a-${ID}',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { usages: ['x'] } },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/a-${ID}/approval',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { conditions: [{ type: 'Approved', status: 'True', reason: 'R', message: 'm' }] } },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/a-${ID}/approval',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            conditions: [
              { type: 'Approved', status: 'True', reason: 'R', message: 'm' },
              { type: 'Denied', status: 'True', reason: 'R', message: 'm' },
            ],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/a-${ID}/approval',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { conditions: [] } },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/a-${ID}/approval',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { conditions: [{ type: 'Approved', status: 'True', reason: 'S', message: 'm' }] } },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/a-${ID}/approval',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            conditions: [
              { type: 'Approved', status: 'True', reason: 'R', message: 'm' },
              { type: 'Failed', status: 'True', reason: 'R', message: 'm' },
            ],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/a-${ID}/approval',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            conditions: [
              { type: 'Approved', status: 'True', reason: 'R', message: 'm' },
              { type: 'Foo', status: 'False' },
            ],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/a-${ID}/approval',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            conditions: [
              { type: 'Approved', status: 'True', reason: 'R', message: 'm' },
              { type: 'Foo', status: 'True', lastUpdateTime: '2020-01-01T00:00:00Z' },
            ],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/a-${ID}/approval',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            conditions: [
              { type: 'Approved', status: 'True', reason: 'R', message: 'm' },
              { type: 'Foo', status: 'True' },
              { type: 'Foo', status: 'True' },
            ],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/a-${ID}/approval',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            conditions: [
              { type: 'Approved', status: 'True', reason: 'R', message: 'm' },
              { type: 'Approved', status: 'True', reason: 'R', message: 'm' },
            ],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/a-${ID}/approval',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            conditions: [
              { type: 'Approved', status: 'True', reason: 'R', message: 'm' },
              { type: '', status: '' },
              { type: 'X' },
              { status: 'True' },
            ],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/a-${ID}/approval',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            conditions: [
              { type: 'Approved', status: 'True', reason: 'R', message: 'm' },
              { type: 'X', status: 'Maybe' },
            ],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/b-${ID}/approval',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { conditions: [{ type: 'Denied', status: 'False', reason: 'R', message: 'm' }] } },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/b-${ID}/approval',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            conditions: [
              { type: 'Denied', status: 'True', reason: 'R', message: 'm' },
              { type: 'Approved', status: 'True', reason: 'R', message: 'm' },
            ],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/b-${ID}/approval',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: { conditions: [{ type: 'Denied', status: 'True', reason: 'R', message: 'm' }], certificate: 'eA==' },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/b-${ID}/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            conditions: [
              { type: 'Denied', status: 'True', reason: 'R', message: 'm' },
              { type: 'Failed', status: 'True', reason: 'R', message: 'm' },
            ],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/b-${ID}/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { conditions: [{ type: 'Denied', status: 'True', reason: 'R', message: 'm' }] } },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/a-${ID}/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            conditions: [
              { type: 'Approved', status: 'True', reason: 'R', message: 'm' },
              { type: 'Failed', status: 'True', reason: 'R', message: 'm' },
            ],
            certificate: 'eA==',
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/a-${ID}/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            conditions: [{ type: 'Approved', status: 'True', reason: 'R', message: 'm' }],
            certificate: 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tClptOXYKLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=',
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/a-${ID}/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            certificate:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdjPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/a-${ID}/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { conditions: [{ type: 'Denied', status: 'True', reason: 'R', message: 'm' }] } },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/d-${ID}/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { conditions: [{ type: 'Approved', status: 'True', reason: 'R', message: 'm' }] } },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/d-${ID}/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { conditions: [{ type: 'Failed', status: 'True', reason: 'R', message: 'm' }] } },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/d-${ID}/approval',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { conditions: [{ type: 'Approved', status: 'True', reason: 'R', message: 'm' }] } },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: { path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/a-${ID}/approval' },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: { path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/b-${ID}/status' },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'PUT',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/a-${ID}/approval',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'a-${ID}' },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdjPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
            signerName: 'example.com/x',
            usages: ['client auth'],
          },
          status: { conditions: [{ type: 'Approved', status: 'True', reason: 'R', message: 'm' }] },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'DELETE',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        query: { labelSelector: 'case=${ID}' },
      },
      only: ['code'],
    },
    {
      request: { method: 'DELETE', path: '/apis/certificates.k8s.io/v1/certificatesigningrequests/e-${ID}' },
      only: ['code'],
    },
  ],
}
