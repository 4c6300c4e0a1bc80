package main

import (
	"net/http"
	"net/url"

	"k8s.io/apimachinery/pkg/util/httpstream"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/portforward"
	"k8s.io/client-go/tools/remotecommand"
	"k8s.io/client-go/transport/spdy"
)

// A connector is one of the two ways to exec and attach, a dialer one of the two to forward ports.
type (
	connector func(config *rest.Config, method string, to *url.URL) (remotecommand.Executor, error)
	dialer    func(config *rest.Config, to *url.URL) (httpstream.Dialer, error)
)

func overWebSocket(config *rest.Config, _ string, to *url.URL) (remotecommand.Executor, error) {
	return remotecommand.NewWebSocketExecutor(config, http.MethodGet, to.String())
}

func overSPDY(config *rest.Config, to *url.URL) (httpstream.Dialer, error) {
	transport, upgrader, err := spdy.RoundTripperFor(config)
	if err != nil {
		return nil, err
	}
	return spdy.NewDialer(upgrader, &http.Client{Transport: transport}, http.MethodPost, to), nil
}

// overTunnel carries SPDY in a WebSocket.
func overTunnel(config *rest.Config, to *url.URL) (httpstream.Dialer, error) {
	return portforward.NewSPDYOverWebsocketDialer(to, config)
}
