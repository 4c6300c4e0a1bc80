package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"

	"wherry.test/clients/check"
)

// line keeps the connections of a client, to cut them, and the queries that it made.
type line struct {
	sync.Mutex
	connections []net.Conn
	queries     []string
}

func (l *line) dial(ctx context.Context, network, address string) (net.Conn, error) {
	connection, err := (&net.Dialer{}).DialContext(ctx, network, address)
	if err == nil {
		l.Lock()
		l.connections = append(l.connections, connection)
		l.Unlock()
	}
	return connection, err
}

func (l *line) cut() {
	l.Lock()
	defer l.Unlock()
	for _, connection := range l.connections {
		connection.Close()
	}
	l.connections = nil
}

// count of lists and of watches so far.
func (l *line) count() (lists, watches int) {
	l.Lock()
	defer l.Unlock()
	for _, query := range l.queries {
		if strings.Contains(query, "watch=true") {
			watches++
		} else {
			lists++
		}
	}
	return lists, watches
}

type recorder struct {
	line *line
	next http.RoundTripper
}

func (r recorder) RoundTrip(request *http.Request) (*http.Response, error) {
	r.line.Lock()
	r.line.queries = append(r.line.queries, request.URL.RawQuery)
	r.line.Unlock()
	return r.next.RoundTrip(request)
}

func (c *clients) informer(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	mark := check.Name("informed")
	if err := c.marked(ctx, mark, mark+"-0"); err != nil {
		return err
	}
	over := &line{}
	config := rest.CopyConfig(c.config)
	config.Dial = over.dial
	config.Wrap(func(next http.RoundTripper) http.RoundTripper { return recorder{over, next} })
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	factory := informers.NewSharedInformerFactoryWithOptions(client, 0, informers.WithNamespace(c.namespace),
		informers.WithTweakListOptions(func(options *metav1.ListOptions) { options.LabelSelector = "of=" + mark }))
	informer := factory.Core().V1().ConfigMaps().Informer()
	lister := factory.Core().V1().ConfigMaps().Lister().ConfigMaps(c.namespace)
	var seen sync.Map
	_, err = informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
		UpdateFunc: func(before, now any) {
			seen.Store(fmt.Sprintf("%s %s->%s", now.(*corev1.ConfigMap).Name, before.(*corev1.ConfigMap).Data["k"], now.(*corev1.ConfigMap).Data["k"]), true)
		},
		DeleteFunc: func(object any) {
			if gone, ok := object.(*corev1.ConfigMap); ok {
				seen.Store("gone "+gone.Name, true)
			}
		},
	})
	if err != nil {
		return err
	}
	factory.Start(ctx.Done())
	if !cache.WaitForCacheSync(ctx.Done(), informer.HasSynced) {
		return fmt.Errorf("the informer did not sync")
	}
	maps := c.typed.CoreV1().ConfigMaps(c.namespace)
	if err := c.marked(ctx, mark, mark+"-1"); err != nil {
		return err
	}
	// A watch that brought nothing before it ended makes a reflector list again.
	if err := check.Until(ctx, "the second ConfigMap", func() (bool, error) {
		_, err := lister.Get(mark + "-1")
		return err == nil, ignoreNotFound(err)
	}); err != nil {
		return err
	}
	lists, watches := over.count()
	over.cut()
	changed := configMap(mark+"-1", map[string]string{"k": "w"})
	changed.Labels = map[string]string{"of": mark}
	if _, err := maps.Update(ctx, changed, metav1.UpdateOptions{}); err != nil {
		return err
	}
	if err := maps.Delete(ctx, mark+"-0", metav1.DeleteOptions{}); err != nil {
		return err
	}
	for _, wanted := range []string{mark + "-1 v->w", "gone " + mark + "-0"} {
		if err := check.Until(ctx, wanted, func() (bool, error) { _, there := seen.Load(wanted); return there, nil }); err != nil {
			return err
		}
	}
	held, err := lister.List(labels.Everything())
	if err != nil {
		return err
	}
	listsNow, watchesNow := over.count()
	if watchesNow <= watches {
		return fmt.Errorf("the connection was cut, but no watch was opened again")
	}
	return check.First(check.Equal("objects held", len(held), 1), check.Equal("lists", listsNow, lists))
}

func (c *clients) metadataOnly(ctx context.Context) error {
	name := check.Name("meta")
	if err := c.marked(ctx, name, name); err != nil {
		return err
	}
	resource := schema.GroupVersionResource{Version: "v1", Resource: "configmaps"}
	list, err := c.metadata.Resource(resource).Namespace(c.namespace).List(ctx, metav1.ListOptions{LabelSelector: "of=" + name})
	if err != nil {
		return err
	}
	if err := check.Equal("items", len(list.Items), 1); err != nil {
		return err
	}
	watcher, err := c.metadata.Resource(resource).Namespace(c.namespace).Watch(ctx, metav1.ListOptions{ResourceVersion: list.ResourceVersion, LabelSelector: "of=" + name})
	if err != nil {
		return err
	}
	defer watcher.Stop()
	if err := c.metadata.Resource(resource).Namespace(c.namespace).Delete(ctx, name, metav1.DeleteOptions{}); err != nil {
		return err
	}
	event := <-watcher.ResultChan()
	object, ok := event.Object.(*metav1.PartialObjectMetadata)
	if !ok {
		return fmt.Errorf("a %T", event.Object)
	}
	return check.First(check.Equal("event", event.Type, "DELETED"), check.Equal("name", object.Name, name))
}
