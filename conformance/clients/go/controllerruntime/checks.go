package main

import (
	"context"
	"fmt"
	"time"

	coordinationv1 "k8s.io/api/coordination/v1"
	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	coreapply "k8s.io/client-go/applyconfigurations/core/v1"
	"k8s.io/utils/ptr"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/cache"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/config"
	metrics "sigs.k8s.io/controller-runtime/pkg/metrics/server"

	"wherry.test/clients/check"
)

const lease = "operator"

func (o *operator) start(ctx context.Context) error {
	made, err := ctrl.NewManager(o.config, ctrl.Options{
		Scheme: o.scheme, Metrics: metrics.Options{BindAddress: "0"}, HealthProbeBindAddress: "0",
		Cache:          cache.Options{DefaultNamespaces: map[string]cache.Config{o.namespace: {}}},
		Controller:     config.Controller{SkipNameValidation: ptr.To(true)},
		LeaderElection: true, LeaderElectionID: lease, LeaderElectionNamespace: o.namespace, LeaderElectionReleaseOnCancel: true,
	})
	if err != nil {
		return err
	}
	if err := ctrl.NewControllerManagedBy(made).For(&Boat{}).Owns(&corev1.ConfigMap{}).Complete(&reconciler{made.GetClient()}); err != nil {
		return err
	}
	crew := func(object client.Object) []string { return []string{fmt.Sprint(object.(*Boat).Spec.Crew)} }
	if err := made.GetFieldIndexer().IndexField(ctx, &Boat{}, "spec.crew", crew); err != nil {
		return err
	}
	running, stop := context.WithCancel(context.Background())
	o.manager, o.stop, o.ended = made, stop, make(chan error, 1)
	go func() { o.ended <- made.Start(running) }()
	select {
	case <-made.Elected():
		return nil
	case err := <-o.ended:
		return fmt.Errorf("the manager ended: %w", err)
	case <-ctx.Done():
		return fmt.Errorf("not elected")
	}
}

func (o *operator) key(name string) client.ObjectKey {
	return client.ObjectKey{Namespace: o.namespace, Name: name}
}

// owned waits for the ConfigMap of a Boat to tell its crew.
func (o *operator) owned(ctx context.Context, name, crew string) (*corev1.ConfigMap, error) {
	found := &corev1.ConfigMap{}
	return found, check.Until(ctx, "crew of "+crew, func() (bool, error) {
		err := o.direct.Get(ctx, o.key(name), found)
		return err == nil && found.Data["crew"] == crew, client.IgnoreNotFound(err)
	})
}

func (o *operator) reconciled(ctx context.Context) error {
	boat := &Boat{ObjectMeta: metav1.ObjectMeta{Name: "ida", Namespace: o.namespace}, Spec: BoatSpec{Crew: 2}}
	if err := o.direct.Create(ctx, boat); err != nil {
		return err
	}
	owned, err := o.owned(ctx, "ida", "2")
	if err != nil {
		return err
	}
	if err := check.Equal("owner", metav1.IsControlledBy(owned, boat), true); err != nil {
		return err
	}
	return check.Until(ctx, "Ready", func() (bool, error) {
		err := o.direct.Get(ctx, o.key("ida"), boat)
		return err == nil && meta.IsStatusConditionTrue(boat.Status.Conditions, "Ready"), err
	})
}

func (o *operator) putBack(ctx context.Context) error {
	owned, err := o.owned(ctx, "ida", "2")
	if err != nil {
		return err
	}
	if err := o.direct.Delete(ctx, owned); err != nil {
		return err
	}
	again, err := o.owned(ctx, "ida", "2")
	if err != nil {
		return err
	}
	if err := check.Equal("the same", again.UID == owned.UID, false); err != nil {
		return err
	}
	boat := &Boat{}
	if err := o.direct.Get(ctx, o.key("ida"), boat); err != nil {
		return err
	}
	boat.Spec.Crew = 5
	if err := o.direct.Update(ctx, boat); err != nil {
		return err
	}
	_, err = o.owned(ctx, "ida", "5")
	return err
}

func (o *operator) cached(ctx context.Context) error {
	cached := o.manager.GetClient()
	return check.Until(ctx, "the boat in the cache", func() (bool, error) {
		boats := &BoatList{}
		err := cached.List(ctx, boats, client.InNamespace(o.namespace), client.MatchingFields{"spec.crew": "5"})
		return len(boats.Items) == 1, err
	})
}

func (o *operator) applied(ctx context.Context) error {
	wanted := coreapply.ConfigMap("applied", o.namespace).WithData(map[string]string{"a": "1"})
	if err := o.direct.Apply(ctx, wanted, client.FieldOwner("one")); err != nil {
		return err
	}
	wanted.WithData(map[string]string{"a": "2"})
	wanted.ResourceVersion, wanted.UID, wanted.CreationTimestamp = nil, nil, nil
	if err := o.direct.Apply(ctx, wanted, client.FieldOwner("two")); !apierrors.IsConflict(err) {
		return fmt.Errorf("what another owns: %v", err)
	}
	if err := o.direct.Apply(ctx, wanted, client.FieldOwner("two"), client.ForceOwnership); err != nil {
		return err
	}
	found := &corev1.ConfigMap{}
	if err := o.direct.Get(ctx, o.key("applied"), found); err != nil {
		return err
	}
	before := found.DeepCopy()
	found.Data["b"] = "3"
	if err := o.direct.Patch(ctx, found, client.MergeFromWithOptions(before, client.MergeFromWithOptimisticLock{})); err != nil {
		return err
	}
	if err := o.direct.Patch(ctx, found.DeepCopy(), client.MergeFromWithOptions(before, client.MergeFromWithOptimisticLock{})); err != nil && !apierrors.IsConflict(err) {
		return err
	}
	return check.Equal("data", found.Data, map[string]string{"a": "2", "b": "3"})
}

func (o *operator) finalized(ctx context.Context) error {
	boat := &Boat{ObjectMeta: metav1.ObjectMeta{Name: "ida", Namespace: o.namespace}}
	if err := o.direct.Delete(ctx, boat); err != nil {
		return err
	}
	return check.Until(ctx, "the end of the boat and what it owned", func() (bool, error) {
		gone := apierrors.IsNotFound(o.direct.Get(ctx, o.key("ida"), &Boat{}))
		collected := apierrors.IsNotFound(o.direct.Get(ctx, o.key("ida"), &corev1.ConfigMap{}))
		return gone && collected && o.direct.Get(ctx, o.key("ida-gone"), &corev1.ConfigMap{}) == nil, nil
	})
}

func (o *operator) end(ctx context.Context) error {
	o.stop()
	select {
	case err := <-o.ended:
		if err != nil {
			return err
		}
	case <-time.After(20 * time.Second):
		return fmt.Errorf("the manager does not end")
	}
	found := &coordinationv1.Lease{}
	if err := o.direct.Get(ctx, o.key(lease), found); err != nil {
		return err
	}
	return check.Equal("holder", ptr.Deref(found.Spec.HolderIdentity, ""), "")
}
