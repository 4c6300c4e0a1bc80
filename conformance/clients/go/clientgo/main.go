// What client-go users do: typed, dynamic and metadata clients, informers, apply, leader election.
package main

import (
	"context"
	"fmt"
	"os"

	corev1 "k8s.io/api/core/v1"
	apiextensions "k8s.io/apiextensions-apiserver/pkg/client/clientset/clientset"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/metadata"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"

	"wherry.test/clients/check"
)

const protobuf = "application/vnd.kubernetes.protobuf"

// clients are what the checks use. `config` speaks JSON; `typed` sends and asks for protobuf.
type clients struct {
	config     *rest.Config
	typed      kubernetes.Interface
	json       kubernetes.Interface
	dynamic    dynamic.Interface
	metadata   metadata.Interface
	extensions apiextensions.Interface
	namespace  string
}

func main() {
	config, err := clientcmd.BuildConfigFromFlags("", os.Getenv("KUBECONFIG"))
	if err != nil {
		fmt.Println("not ok kubeconfig:", err)
		os.Exit(1)
	}
	config.QPS, config.Burst = 500, 500
	binary := rest.CopyConfig(config)
	binary.ContentType, binary.AcceptContentTypes = protobuf, protobuf+",application/json"
	c := &clients{
		config:     config,
		typed:      kubernetes.NewForConfigOrDie(binary),
		json:       kubernetes.NewForConfigOrDie(config),
		dynamic:    dynamic.NewForConfigOrDie(config),
		metadata:   metadata.NewForConfigOrDie(metadata.ConfigFor(config)),
		extensions: apiextensions.NewForConfigOrDie(config),
		namespace:  check.Name("client-go"),
	}
	check.All([]check.Check{
		{Name: "namespace", Run: c.makeNamespace},
		{Name: "discovery", Run: c.discovery},
		{Name: "CRUD of a ConfigMap in JSON", Run: func(ctx context.Context) error { return crud(ctx, c.json, c.namespace) }},
		{Name: "CRUD of a ConfigMap in protobuf", Run: func(ctx context.Context) error { return crud(ctx, c.typed, c.namespace) }},
		{Name: "patches in their kinds", Run: c.patches},
		{Name: "a Deployment, its scale and its rollout", Run: c.deployment},
		{Name: "pages", Run: c.pages},
		{Name: "a watch that resumes", Run: c.watchResumes},
		{Name: "a retrying watch over many connections", Run: c.retryWatcher},
		{Name: "an informer that outlives its connection", Run: c.informer},
		{Name: "metadata only", Run: c.metadataOnly},
		{Name: "exec, attach, logs and forwarded ports of a pod", Run: c.streams},
		{Name: "server-side apply", Run: c.apply},
		{Name: "leader election", Run: c.leaderElection},
		{Name: "a custom resource from definition to removal", Run: c.customResource},
		{Name: "reasons of refusals", Run: c.refusals},
		{Name: "tokens and access reviews", Run: c.access},
		{Name: "recorded events", Run: c.events},
		{Name: "deletion of a namespace", Run: c.removeNamespace},
	})
}

func (c *clients) makeNamespace(ctx context.Context) error {
	_, err := c.typed.CoreV1().Namespaces().Create(ctx, &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: c.namespace}}, metav1.CreateOptions{})
	return err
}

func (c *clients) removeNamespace(ctx context.Context) error {
	namespaces := c.typed.CoreV1().Namespaces()
	if err := namespaces.Delete(ctx, c.namespace, metav1.DeleteOptions{}); err != nil {
		return err
	}
	return check.Until(ctx, "the end of the namespace", func() (bool, error) {
		_, err := namespaces.Get(ctx, c.namespace, metav1.GetOptions{})
		return err != nil, ignoreNotFound(err)
	})
}
