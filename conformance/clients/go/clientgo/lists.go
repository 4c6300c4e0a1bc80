package main

import (
	"context"
	"fmt"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/watch"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/tools/pager"
	retry "k8s.io/client-go/tools/watch"
	"k8s.io/utils/ptr"

	"wherry.test/clients/check"
)

// marked makes a ConfigMap that the selector `of=MARK` finds.
func (c *clients) marked(ctx context.Context, mark, name string) error {
	one := configMap(name, map[string]string{"k": "v"})
	one.Labels = map[string]string{"of": mark}
	_, err := c.typed.CoreV1().ConfigMaps(c.namespace).Create(ctx, one, metav1.CreateOptions{})
	return err
}

func (c *clients) pages(ctx context.Context) error {
	mark := check.Name("page")
	for index := range 7 {
		if err := c.marked(ctx, mark, fmt.Sprintf("%s-%d", mark, index)); err != nil {
			return err
		}
	}
	maps := c.typed.CoreV1().ConfigMaps(c.namespace)
	first, err := maps.List(ctx, metav1.ListOptions{LabelSelector: "of=" + mark, Limit: 3})
	if err != nil {
		return err
	}
	// What comes after the first page began is not in its followers.
	if err := c.marked(ctx, mark, mark+"-late"); err != nil {
		return err
	}
	rest, err := maps.List(ctx, metav1.ListOptions{LabelSelector: "of=" + mark, Limit: 9, Continue: first.Continue})
	if err != nil {
		return err
	}
	count := 0
	lister := pager.New(pager.SimplePageFunc(func(options metav1.ListOptions) (runtime.Object, error) {
		count++
		return maps.List(ctx, options)
	}))
	lister.PageSize = 3
	all, _, err := lister.List(ctx, metav1.ListOptions{LabelSelector: "of=" + mark})
	if err != nil {
		return err
	}
	whole, err := maps.List(ctx, metav1.ListOptions{Limit: 1})
	if err != nil {
		return err
	}
	if whole.RemainingItemCount == nil {
		return fmt.Errorf("no remainingItemCount without a selector")
	}
	selector := labels.SelectorFromSet(labels.Set{"of": mark})
	if err := maps.DeleteCollection(ctx, metav1.DeleteOptions{}, metav1.ListOptions{LabelSelector: selector.String()}); err != nil {
		return err
	}
	left, err := maps.List(ctx, metav1.ListOptions{LabelSelector: selector.String()})
	if err != nil {
		return err
	}
	return check.First(
		check.Equal("first page", len(first.Items), 3),
		check.Equal("the rest", len(rest.Items), 4),
		check.Equal("revision of the rest", rest.ResourceVersion, first.ResourceVersion),
		check.Equal("continue after the end", rest.Continue, ""),
		check.Equal("requests of the pager", count, 3),
		check.Equal("items of the pager", meta.LenList(all), 8),
		check.Equal("left of the collection", len(left.Items), 0),
	)
}

// next waits for an event of an object and tells `TYPE NAME` and its version; bookmarks are passed over.
func next(ctx context.Context, from watch.Interface) (string, string, error) {
	for {
		select {
		case <-ctx.Done():
			return "", "", fmt.Errorf("no event came")
		case event, open := <-from.ResultChan():
			if !open {
				return "closed", "", nil
			}
			object, ok := event.Object.(*corev1.ConfigMap)
			if !ok {
				return "", "", fmt.Errorf("%s of %#v", event.Type, event.Object)
			}
			if event.Type != watch.Bookmark {
				return fmt.Sprintf("%s %s", event.Type, object.Name), object.ResourceVersion, nil
			}
		}
	}
}

func (c *clients) watchResumes(ctx context.Context) error {
	mark := check.Name("watched")
	maps := c.typed.CoreV1().ConfigMaps(c.namespace)
	list, err := maps.List(ctx, metav1.ListOptions{LabelSelector: "of=" + mark})
	if err != nil {
		return err
	}
	version := list.ResourceVersion
	open := func() (watch.Interface, error) {
		return maps.Watch(ctx, metav1.ListOptions{LabelSelector: "of=" + mark, ResourceVersion: version, AllowWatchBookmarks: true})
	}
	first, err := open()
	if err != nil {
		return err
	}
	if err := c.marked(ctx, mark, mark); err != nil {
		return err
	}
	what, version, err := next(ctx, first)
	first.Stop()
	if err := check.First(err, check.Equal("first event", what, "ADDED "+mark)); err != nil {
		return err
	}
	// Nobody watches while these happen.
	changed := configMap(mark, map[string]string{"k": "w"})
	changed.Labels = map[string]string{"of": mark}
	if _, err := maps.Update(ctx, changed, metav1.UpdateOptions{}); err != nil {
		return err
	}
	changed.Labels = nil
	if _, err := maps.Update(ctx, changed, metav1.UpdateOptions{}); err != nil {
		return err
	}
	second, err := maps.Watch(ctx, metav1.ListOptions{LabelSelector: "of=" + mark, ResourceVersion: version, TimeoutSeconds: ptr.To(int64(1))})
	if err != nil {
		return err
	}
	defer second.Stop()
	for _, wanted := range []string{"MODIFIED " + mark, "DELETED " + mark, "closed"} {
		what, _, err := next(ctx, second)
		if err := check.First(err, check.Equal("event", what, wanted)); err != nil {
			return err
		}
	}
	return nil
}

func (c *clients) retryWatcher(ctx context.Context) error {
	mark := check.Name("retried")
	maps := c.typed.CoreV1().ConfigMaps(c.namespace)
	list, err := maps.List(ctx, metav1.ListOptions{})
	if err != nil {
		return err
	}
	opened := 0
	watcher, err := retry.NewRetryWatcherWithContext(ctx, list.ResourceVersion, &cache.ListWatch{
		WatchFuncWithContext: func(ctx context.Context, options metav1.ListOptions) (watch.Interface, error) {
			opened++
			options.LabelSelector, options.TimeoutSeconds = "of="+mark, ptr.To(int64(1))
			return maps.Watch(ctx, options)
		},
	})
	if err != nil {
		return err
	}
	defer watcher.Stop()
	for index := range 3 {
		name := fmt.Sprintf("%s-%d", mark, index)
		if err := c.marked(ctx, mark, name); err != nil {
			return err
		}
		what, _, err := next(ctx, watcher)
		if err := check.First(err, check.Equal("event", what, "ADDED "+name)); err != nil {
			return err
		}
		before := opened
		if err := check.Until(ctx, "another connection", func() (bool, error) { return opened > before, nil }); err != nil {
			return err
		}
	}
	return nil
}
