package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes/scheme"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/portforward"
	"k8s.io/client-go/tools/remotecommand"

	"wherry.test/clients/check"
)

// A simulated container says so, and names the command that it was given.
const notRun = "was not run"

// streams reaches into a running pod in all the ways that kubectl does: over SPDY and over a WebSocket.
func (c *clients) streams(ctx context.Context) error {
	name, err := c.runningPod(ctx)
	if err != nil {
		return err
	}
	return check.First(
		c.exec(ctx, name, remotecommand.NewSPDYExecutor),
		c.exec(ctx, name, overWebSocket),
		c.attach(ctx, name),
		c.logs(ctx, name),
		c.portForward(ctx, name, overSPDY),
		c.portForward(ctx, name, overTunnel),
	)
}

func (c *clients) runningPod(ctx context.Context) (string, error) {
	pods := c.typed.CoreV1().Pods(c.namespace)
	pod, err := pods.Create(ctx, &corev1.Pod{
		ObjectMeta: metav1.ObjectMeta{GenerateName: "streams-"},
		Spec: corev1.PodSpec{Containers: []corev1.Container{{
			Name: "main", Image: "registry.test/app:1", Stdin: true, Ports: []corev1.ContainerPort{{ContainerPort: 80}},
		}}},
	}, metav1.CreateOptions{})
	if err != nil {
		return "", err
	}
	return pod.Name, check.Until(ctx, "a running pod", func() (bool, error) {
		now, err := pods.Get(ctx, pod.Name, metav1.GetOptions{})
		return err == nil && now.Status.Phase == corev1.PodRunning, err
	})
}

func (c *clients) toPod(name, subresource string) *rest.Request {
	return c.json.CoreV1().RESTClient().Post().Resource("pods").Namespace(c.namespace).Name(name).SubResource(subresource)
}

func (c *clients) exec(ctx context.Context, name string, connect connector) error {
	options := &corev1.PodExecOptions{Command: []string{"say", "it"}, Stdin: true, Stdout: true, Stderr: true}
	request := c.toPod(name, "exec").VersionedParams(options, scheme.ParameterCodec)
	executor, err := connect(c.config, "POST", request.URL())
	if err != nil {
		return err
	}
	var said, errors bytes.Buffer
	streams := remotecommand.StreamOptions{Stdin: strings.NewReader("x\n"), Stdout: &said, Stderr: &errors}
	if err := executor.StreamWithContext(ctx, streams); err != nil {
		return fmt.Errorf("exec: %w", err)
	}
	return check.First(
		check.Equal("what exec says", strings.Contains(said.String(), `["say","it"]`) && strings.Contains(said.String(), notRun), true),
		check.Equal("stderr of exec", errors.String(), ""),
	)
}

// attach ends with what it reads from.
func (c *clients) attach(ctx context.Context, name string) error {
	options := &corev1.PodAttachOptions{Stdin: true, Stdout: true}
	executor, err := overWebSocket(c.config, "POST", c.toPod(name, "attach").VersionedParams(options, scheme.ParameterCodec).URL())
	if err != nil {
		return err
	}
	var said bytes.Buffer
	streams := remotecommand.StreamOptions{Stdin: strings.NewReader(""), Stdout: &said}
	if err := executor.StreamWithContext(ctx, streams); err != nil {
		return fmt.Errorf("attach: %w", err)
	}
	return check.Equal("attach says something", said.Len() > 0, true)
}

func (c *clients) logs(ctx context.Context, name string) error {
	pods := c.typed.CoreV1().Pods(c.namespace)
	following, stop := context.WithTimeout(ctx, 2*time.Second)
	defer stop()
	stream, err := pods.GetLogs(name, &corev1.PodLogOptions{Follow: true}).Stream(following)
	if err != nil {
		return err
	}
	defer stream.Close()
	first := make([]byte, 1)
	if _, err := io.ReadFull(stream, first); err != nil {
		return fmt.Errorf("the first byte of a followed log: %w", err)
	}
	lines, one := int64(1), []byte(nil)
	if one, err = pods.GetLogs(name, &corev1.PodLogOptions{TailLines: &lines, Timestamps: true}).DoRaw(ctx); err != nil {
		return err
	}
	_, err = time.Parse(time.RFC3339Nano, strings.SplitN(string(one), " ", 2)[0])
	return err
}

func (c *clients) portForward(ctx context.Context, name string, dial dialer) error {
	connection, err := dial(c.config, c.toPod(name, "portforward").URL())
	if err != nil {
		return err
	}
	stop, ready := make(chan struct{}), make(chan struct{})
	forwarder, err := portforward.New(connection, []string{":80"}, stop, ready, io.Discard, io.Discard)
	if err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- forwarder.ForwardPorts() }()
	select {
	case <-ready:
	case err := <-ended:
		return fmt.Errorf("port-forward: %w", err)
	case <-ctx.Done():
		return ctx.Err()
	}
	ports, err := forwarder.GetPorts()
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, fmt.Sprintf("http://127.0.0.1:%d/", ports[0].Local), nil)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return fmt.Errorf("a request through port-forward: %w", err)
	}
	response.Body.Close()
	close(stop)
	return check.First(check.Equal("status through port-forward", response.StatusCode, http.StatusOK), <-ended)
}
