export default {
  about: 'signing requests that are taken, and those that are refused',
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
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
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
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'c-${ID}', labels: { case: '${ID}' } },
          spec: { request: 'Zm9v', signerName: 'example.com/x', usages: ['client auth'] },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'c-${ID}', labels: { case: '${ID}' } },
          spec: { request: '', signerName: 'example.com/x', usages: ['client auth'] },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'c-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KQUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdjPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
            signerName: 'example.com/x',
            usages: ['client auth'],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'c-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KWm05dgotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
            signerName: 'example.com/x',
            usages: ['client auth'],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'c-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdkPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
            signerName: 'example.com/x',
            usages: ['client auth'],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'c-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'anVuawotLS0tLUJFR0lOIENFUlRJRklDQVRFIFJFUVVFU1QtLS0tLQpNSUlDWWpDQ0FVb0NBUUF3SFRFTk1Bc0dBMVVFQXd3RWFtRnVaVEVNTUFvR0ExVUVDZ3dEWkdWMk1JSUJJakFOCkJna3Foa2lHOXcwQkFRRUZBQU9DQVE4QU1JSUJDZ0tDQVFFQW5jWUh4cUY1eVRUSzZuUThRMlJDM0tQYjdJalUKQnJ1NTdQQWlrZ2c1aGlZdXE5RnJRdmhHa3ExSTF2QmNrSi9rSmxtWXpzcUdYSGt5ZjRJemdiNGRHZnZSZmNRLworUTRtbG9hcTcxZDh5ZzVyd21yUThWUTlZUVhKV1pZdU81bWcwVDdsVlVZTjVuNDNLbVR4UjdMWjJpd1ZndWVqCkhXY3ZtSU9EcVRnQWViMTBnb1dLSTNXdGl6WW5Md1ppOEhNVGxNeFV1QnA5N1d1L05QcHg5TU9ZZFhCcWMvcjIKa0ROUnVLS0tZcDY2UDZDWTBzU3pUR2taeGdYZnlMSk5GQjM1djdZR0RwdnVac3V6V3lvb1pHa1NTS3JyVlpLTApkb1RrdFZDNncvdk1WbldUL0I4NzJXSWZ4TWdQQjNMUTJwQzRwMkZmQXBBNEdDWTZvaEFSWEp0eXR3SURBUUFCCm9BQXdEUVlKS29aSWh2Y05BUUVMQlFBRGdnRUJBSW1oTytJRnY0SzdUbmZmaCtFaFFRSHZ2Q0sxU0dJbnNDZFIKY2R0WkpiUXNzWko0b2l3bWpOTVU1UDBpaWdTaExlOGZLUTVucElOSlF6S2V6RUN5bE5rWkVRRGpiYXhrNlN3VwpxTDFqeDl6TVdMMWhWaVVLQVh6eDFhUjY0L2gwamRvRllLdS9CbmJGUy8vMlpYak9US1RxdzQ3QTVLYWN4cGgrCjFZTXdCWmM0NmZlL0I5bHFYeFBxVHMxUkFySHlyOVhaOWJwYktJZkpKaytNMXBRcG5GWkRhNDJVbXZiQmFwTHQKNENIemdKMWhCa0kvYUs2NW01Tjh2YmgvK2RVQW1sakRQQnViSHlCRm5nL3BWeHpBNmZwenZVRDNmZU1Qb0lXRQpjYmtZU2Jka213SHpsSkxRQklBejgrN05YbEN6VVBBU1JDK1YvL3UxaTBlRGc2OWhFZ2M9Ci0tLS0tRU5EIENFUlRJRklDQVRFIFJFUVVFU1QtLS0tLQoKanVuaw==',
            signerName: 'example.com/x',
            usages: ['client auth'],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
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
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'c-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUNZakNDQVVvQ0FRQXdIVEVOTUFzR0ExVUVBd3dFYW1GdVpURU1NQW9HQTFVRUNnd0RaR1YyTUlJQklqQU4KQmdrcWhraUc5dzBCQVFFRkFBT0NBUThBTUlJQkNnS0NBUUVBbmNZSHhxRjV5VFRLNm5ROFEyUkMzS1BiN0lqVQpCcnU1N1BBaWtnZzVoaVl1cTlGclF2aEdrcTFJMXZCY2tKL2tKbG1ZenNxR1hIa3lmNEl6Z2I0ZEdmdlJmY1EvCitRNG1sb2FxNzFkOHlnNXJ3bXJROFZROVlRWEpXWll1TzVtZzBUN2xWVVlONW40M0ttVHhSN0xaMml3Vmd1ZWoKSFdjdm1JT0RxVGdBZWIxMGdvV0tJM1d0aXpZbkx3Wmk4SE1UbE14VXVCcDk3V3UvTlBweDlNT1lkWEJxYy9yMgprRE5SdUtLS1lwNjZQNkNZMHNTelRHa1p4Z1hmeUxKTkZCMzV2N1lHRHB2dVpzdXpXeW9vWkdrU1NLcnJWWktMCmRvVGt0VkM2dy92TVZuV1QvQjg3MldJZnhNZ1BCM0xRMnBDNHAyRmZBcEE0R0NZNm9oQVJYSnR5dHdJREFRQUIKb0FBd0RRWUpLb1pJaHZjTkFRRUxCUUFEZ2dFQkFJbWhPK0lGdjRLN1RuZmZoK0VoUVFIdnZDSzFTR0luc0NkUgpjZHRaSmJRc3NaSjRvaXdtak5NVTVQMGlpZ1NoTGU4ZktRNW5wSU5KUXpLZXpFQ3lsTmtaRVFEamJheGs2U3dXCnFMMWp4OXpNV0wxaFZpVUtBWHp4MWFSNjQvaDBqZG9GWUt1L0JuYkZTLy8yWlhqT1RLVHF3NDdBNUthY3hwaCsKMVlNd0JaYzQ2ZmUvQjlscVh4UHFUczFSQXJIeXI5WFo5YnBiS0lmSkprK00xcFFwbkZaRGE0MlVtdmJCYXBMdAo0Q0h6Z0oxaEJrSS9hSzY1bTVOOHZiaC8rZFVBbWxqRFBCdWJIeUJGbmcvcFZ4ekE2ZnB6dlVEM2ZlTVBvSVdFCmNia1lTYmRrbXdIemxKTFFCSUF6OCs3TlhsQ3pVUEFTUkMrVi8vdTFpMGVEZzY5aEVnYz0KLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=',
            signerName: 'example.com/x',
            usages: ['client auth'],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'c-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdjPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
            signerName: '',
            usages: ['client auth'],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'c-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdjPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
            signerName: 'foo',
            usages: ['client auth'],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'c-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdjPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
            signerName: 'foo/bar',
            usages: ['client auth'],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'c-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdjPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
            signerName: 'foo.com/',
            usages: ['client auth'],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'c-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdjPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
            signerName: 'foo.com/a/b',
            usages: ['client auth'],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'c-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdjPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
            signerName: 'foo.com/A_b',
            usages: ['client auth'],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'c-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdjPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
            signerName: 'Foo.com/b',
            usages: ['client auth'],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'c-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdjPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
            signerName: 'kubernetes.io/legacy-unknown',
            usages: ['client auth'],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'c-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdjPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
            signerName:
              'foo.com/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
            usages: ['client auth'],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'c-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdjPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
            signerName: 'foo.com/a.-b.c',
            usages: ['client auth'],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'c-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdjPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
            signerName: 'example.com/x',
            usages: [],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'c-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdjPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
            signerName: 'example.com/x',
            usages: ['foo'],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'c-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdjPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
            signerName: 'example.com/x',
            usages: ['client auth', 'client auth', 'x', 'x'],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'c-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdjPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
            signerName: 'example.com/x',
            usages: ['client auth'],
            expirationSeconds: 1,
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'c-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdjPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
            signerName: 'example.com/x',
            usages: ['client auth'],
            expirationSeconds: -1,
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/certificates.k8s.io/v1/certificatesigningrequests',
        body: {
          apiVersion: 'certificates.k8s.io/v1',
          kind: 'CertificateSigningRequest',
          metadata: { name: 'c-${ID}', labels: { case: '${ID}' } },
          spec: {
            request:
              'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQ1lqQ0NBVW9DQVFBd0hURU5NQXNHQTFVRUF3d0VhbUZ1WlRFTU1Bb0dBMVVFQ2d3RFpHVjJNSUlCSWpBTgpCZ2txaGtpRzl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFuY1lIeHFGNXlUVEs2blE4UTJSQzNLUGI3SWpVCkJydTU3UEFpa2dnNWhpWXVxOUZyUXZoR2txMUkxdkJja0ova0psbVl6c3FHWEhreWY0SXpnYjRkR2Z2UmZjUS8KK1E0bWxvYXE3MWQ4eWc1cndtclE4VlE5WVFYSldaWXVPNW1nMFQ3bFZVWU41bjQzS21UeFI3TFoyaXdWZ3VlagpIV2N2bUlPRHFUZ0FlYjEwZ29XS0kzV3RpelluTHdaaThITVRsTXhVdUJwOTdXdS9OUHB4OU1PWWRYQnFjL3IyCmtETlJ1S0tLWXA2NlA2Q1kwc1N6VEdrWnhnWGZ5TEpORkIzNXY3WUdEcHZ1WnN1eld5b29aR2tTU0tyclZaS0wKZG9Ua3RWQzZ3L3ZNVm5XVC9CODcyV0lmeE1nUEIzTFEycEM0cDJGZkFwQTRHQ1k2b2hBUlhKdHl0d0lEQVFBQgpvQUF3RFFZSktvWklodmNOQVFFTEJRQURnZ0VCQUltaE8rSUZ2NEs3VG5mZmgrRWhRUUh2dkNLMVNHSW5zQ2RSCmNkdFpKYlFzc1pKNG9pd21qTk1VNVAwaWlnU2hMZThmS1E1bnBJTkpRektlekVDeWxOa1pFUURqYmF4azZTd1cKcUwxang5ek1XTDFoVmlVS0FYengxYVI2NC9oMGpkb0ZZS3UvQm5iRlMvLzJaWGpPVEtUcXc0N0E1S2FjeHBoKwoxWU13QlpjNDZmZS9COWxxWHhQcVRzMVJBckh5cjlYWjlicGJLSWZKSmsrTTFwUXBuRlpEYTQyVW12YkJhcEx0CjRDSHpnSjFoQmtJL2FLNjVtNU44dmJoLytkVUFtbGpEUEJ1Ykh5QkZuZy9wVnh6QTZmcHp2VUQzZmVNUG9JV0UKY2JrWVNiZGttd0h6bEpMUUJJQXo4KzdOWGxDelVQQVNSQytWLy91MWkwZURnNjloRWdjPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K',
            signerName: 'kubernetes.io/kube-apiserver-client-kubelet',
            usages: ['client auth'],
          },
        },
      },
      ignore: ['spec.request', 'metadata.managedFields', 'spec.uid', 'spec.username', 'spec.groups', 'spec.extra'],
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
