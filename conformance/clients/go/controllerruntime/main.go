// An operator made with controller-runtime: a manager with its cache and leader election, a custom resource of its own, owned objects.
package main

import (
	"context"
	"fmt"
	"io"
	"os"

	corev1 "k8s.io/api/core/v1"
	extensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	clientscheme "k8s.io/client-go/kubernetes/scheme"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/log"
	"sigs.k8s.io/controller-runtime/pkg/log/zap"
	"sigs.k8s.io/controller-runtime/pkg/manager"

	"wherry.test/clients/check"
)

type operator struct {
	config    *rest.Config
	scheme    *runtime.Scheme
	direct    client.Client
	manager   manager.Manager
	stop      context.CancelFunc
	ended     chan error
	namespace string
}

func main() {
	log.SetLogger(zap.New(zap.WriteTo(io.Writer(os.Stderr))))
	config, err := clientcmd.BuildConfigFromFlags("", os.Getenv("KUBECONFIG"))
	if err != nil {
		fmt.Println("not ok kubeconfig:", err)
		os.Exit(1)
	}
	config.QPS, config.Burst = 500, 500
	scheme := runtime.NewScheme()
	for _, add := range []func(*runtime.Scheme) error{clientscheme.AddToScheme, extensionsv1.AddToScheme, addBoats} {
		if err := add(scheme); err != nil {
			panic(err)
		}
	}
	direct, err := client.New(config, client.Options{Scheme: scheme})
	if err != nil {
		fmt.Println("not ok client:", err)
		os.Exit(1)
	}
	o := &operator{config: config, scheme: scheme, direct: direct, namespace: check.Name("operator")}
	check.All([]check.Check{
		{Name: "namespace and definition", Run: o.prepare},
		{Name: "a manager that leads", Run: o.start},
		{Name: "an object is reconciled", Run: o.reconciled},
		{Name: "owned objects are put back", Run: o.putBack},
		{Name: "the cache and its index", Run: o.cached},
		{Name: "apply and patches of the client", Run: o.applied},
		{Name: "a finalizer runs before the end", Run: o.finalized},
		{Name: "a manager that stops and gives up the lead", Run: o.end},
		{Name: "removal", Run: o.remove},
	})
}

func (o *operator) prepare(ctx context.Context) error {
	if err := o.direct.Create(ctx, &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: o.namespace}}); err != nil {
		return err
	}
	definition := boatsDefinition()
	if err := client.IgnoreAlreadyExists(o.direct.Create(ctx, definition)); err != nil {
		return err
	}
	return check.Until(ctx, "Established", func() (bool, error) {
		if err := o.direct.Get(ctx, client.ObjectKeyFromObject(definition), definition); err != nil {
			return false, err
		}
		for _, condition := range definition.Status.Conditions {
			if condition.Type == extensionsv1.Established && condition.Status == extensionsv1.ConditionTrue {
				return true, nil
			}
		}
		return false, nil
	})
}

func (o *operator) remove(ctx context.Context) error {
	if err := o.direct.Delete(ctx, &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: o.namespace}}); err != nil {
		return err
	}
	return o.direct.Delete(ctx, boatsDefinition())
}
